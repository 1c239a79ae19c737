"""The register of organisations in the admin, for campaign editors."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .admin_menu import HOOK
from .forms.register import RegisterForm
from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    """All organisations, listed or not; facts and people are kept on pages of their own."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    add_to_admin_menu = True
    menu_order = 10
    menu_hook = HOOK
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["name", "org_type", "country", "last_confirmed_at"]
    list_filter: ClassVar[list[str]] = ["status", "org_type", "is_mbo"]
    ordering = ("name",)
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("acronym", help_text=_("As its members say it.")),
                    FieldPanel("org_type", help_text=_("Its legal or usual form.")),
                    FieldPanel("country", help_text=_("Where its seat is.")),
                    FieldPanel("town", help_text=_("Where its seat is.")),
                    FieldPanel("status", help_text=_("Closed ones leave the directory.")),
                ],
                heading=_("Who it is"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("source"),
                    FieldPanel("source_url", help_text=_("With https:// in front.")),
                    FieldPanel("licence"),
                ],
                heading=_("Where we have it from"),
            ),
        ],
        base_form_class=RegisterForm,
    )
