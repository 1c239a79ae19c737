"""The register of organisations in the admin, for campaign editors."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .forms.register import RegisterForm
from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    """All organisations, listed or not; people and sectors are kept on their member pages."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    add_to_admin_menu = True
    menu_order = 240
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
                    FieldPanel("status", help_text=_("Closed ones leave the directory.")),
                    FieldPanel("is_mbo"),
                ],
                heading=_("Who it is"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("town", help_text=_("Where its seat is.")),
                    FieldPanel("year_founded"),
                    FieldPanel("members_count", help_text=_("As the organisation counts them.")),
                    FieldPanel("members_as_of", help_text=_("The day of that count.")),
                    FieldPanel("women_share", help_text=_("From 0 to 100.")),
                    FieldPanel("languages"),
                    FieldPanel("website", help_text=_("With https:// in front.")),
                    FieldPanel("last_election"),
                    FieldPanel(
                        "last_confirmed_at", help_text=_("When somebody said: still right.")
                    ),
                ],
                heading=_("Facts"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("care_setting"),
                    FieldPanel("care_provider"),
                    FieldPanel("care_finance"),
                    FieldPanel("care_places"),
                ],
                heading=_("Child care that it runs"),
            ),
        ],
        base_form_class=RegisterForm,
    )
