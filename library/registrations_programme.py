"""What programmes, plans and policy spaces offer to the registries of home."""

from django.utils.translation import gettext_lazy as _

from home.registry import group_permissions, page_kinds, policies
from home.selectors.staff import EDITORS

from .policies_plans import may_edit_plan

RECORDS = ("teammember", "plan", "planobjective", "planactivity", "policyspace")
VERBS = ("add", "change", "view")

group_permissions.register(
    "library.programme",
    {EDITORS: [f"library.{verb}_{record}" for record in RECORDS for verb in VERBS]},
)
policies.register("edit_plan", may_edit_plan)

for kind, one, many, types in (
    (
        "publications",
        _("Publication"),
        _("Publications"),
        ("library.PublicationPage", "library.ToolkitPage"),
    ),
    (
        "programmes",
        _("Programme or theme"),
        _("Programmes and themes"),
        ("library.ProgrammePage", "library.ThemePage", "library.FrameworkPage"),
    ),
    ("activities", _("Activity"), _("Activities"), ("library.ActivityPage",)),
    ("impact", _("Impact story"), _("Impact stories"), ("library.ImpactPage",)),
    ("plans", _("Plan"), _("Plans"), ("library.PlanPage",)),
    (
        "policy-spaces",
        _("Policy space"),
        _("Policy spaces"),
        ("library.PolicySpacePage", "library.PolicySpacesPage"),
    ),
):
    page_kinds.register(kind, (one, many, types))
