"""Policy spaces in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from home.viewsets_reasons import KeptPolicy

from ..models import PolicySpace


class PolicySpaceViewSet(SnippetViewSet):
    """Where policy is made; past spaces stay."""

    model = PolicySpace
    icon = "calendar"
    menu_label = _("Policy spaces")
    menu_name = "policy-spaces"
    menu_item_is_registered = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "kind", "starts_on", "country"]
    list_filter: ClassVar[list[str]] = ["kind", "precision", "is_cancelled"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("code"), FieldPanel("kind"), FieldPanel("name"), FieldPanel("body")],
                heading=_("What it is"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("precision"),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldPanel("time_zone"),
                    FieldPanel("is_cancelled"),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [FieldPanel("place"), FieldPanel("country"), FieldPanel("website")],
                heading=_("Where"),
            ),
            InlinePanel("asks", heading=_("What we ask there"), label=_("Ask")),
            MultiFieldPanel(
                [FieldPanel("call_until"), FieldPanel("call_text"), FieldPanel("call_url")],
                heading=_("Call for delegates"),
            ),
            InlinePanel("delegations", heading=_("Who took part"), label=_("Part")),
            InlinePanel("statements", heading=_("Statements"), label=_("Statement")),
            FieldPanel("outcome"),
            InlinePanel(
                "linked_pages",
                heading=_("Pledges, stories and other pages"),
                label=_("Page"),
                help_text=_("For a reform: every story of a worker about it."),
            ),
            MultiFieldPanel(
                [FieldPanel("source_title"), FieldPanel("source_url")], heading=_("Source")
            ),
        ]
    )

    @property
    def permission_policy(self) -> KeptPolicy:
        """Return who may do what; nobody deletes what is past."""
        return KeptPolicy(self.model)
