"""Facts of pledges in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from ..forms.pledge_admin import PledgeAdminForm
from ..models import Pledge
from ..panels import ViaPanel


class PledgeIndexView(IndexView):
    """Reads the organisation with each row."""

    def get_base_queryset(self) -> Any:
        """Return all, newest first."""
        return Pledge.objects.select_related("organisation")


class PledgeViewSet(SnippetViewSet):
    """Facts of calls and promises, held once for all languages; the words are in their pages."""

    model = Pledge
    icon = "form"
    menu_label = _("Pledges")
    menu_name = "pledges"
    # Hides Wagtail's own "Snippets" from the menu, as its viewsets stand in the campaign's.
    menu_item_is_registered = True
    copy_view_enabled = False
    index_view_class = PledgeIndexView
    list_display: ClassVar[list[str]] = [
        "code",
        "form",
        "state",
        "organisation",
        "signature_count",
        "goal",
    ]
    list_filter: ClassVar[list[str]] = ["form", "state", "kind"]
    ordering = ("-created_at",)
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("code"),
                FieldPanel("form", help_text=_("A call is signed; a promise is kept.")),
                FieldPanel("kind", help_text=_("What signers or partners commit themselves to.")),
                FieldPanel("organisation", help_text=_("Who asks or promises.")),
                FieldPanel("state", help_text=_("A call and a promise have their own states.")),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("goal", help_text=_("Number of signatures.")),
                FieldPanel("opens_on", help_text=_("First day to sign; empty: at once.")),
                FieldPanel("closes_on", help_text=_("Last day to sign; empty: no end.")),
                FieldPanel("due_on", help_text=_("For a promise: by when it is kept.")),
            ],
            heading=_("Goal and dates"),
        ),
        ViaPanel(heading=_("Through what signers came")),
    ]

    def get_edit_handler(self) -> Any:
        """Show the state of a pledge that exists without letting it be typed over."""
        handler = ObjectList(self.panels, base_form_class=PledgeAdminForm)
        return handler.bind_to_model(self.model)
