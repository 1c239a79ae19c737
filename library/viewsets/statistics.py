"""Figures in the admin: written once, superseded, and never deleted."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from home.viewsets_reasons import KeptPolicy

from ..figures import value_text
from ..forms.statistics import StatisticForm
from ..models import Statistic
from .figure_windows import FigureChooserViewSet


class StatisticViewSet(SnippetViewSet):
    """The figures that pages show; to correct a slip, edit; for a newer value, supersede."""

    model = Statistic
    icon = "order"
    menu_label = _("Figures")
    menu_name = "figures"
    menu_item_is_registered = True
    copy_view_enabled = False
    chooser_viewset_class = FigureChooserViewSet
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("value", label=_("Value"), accessor=value_text, sort_key="value"),
        "code",
        "year",
        "source_title",
    ]
    list_filter: ClassVar[list[str]] = ["unit", "area"]
    ordering = ("code",)
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("code"),
                    FieldPanel("value"),
                    FieldPanel("qualifier"),
                    FieldPanel("unit"),
                    FieldPanel("unit_words"),
                ],
                heading=_("The number"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("label"),
                    FieldPanel("group"),
                    FieldPanel("area"),
                    FieldPanel("year"),
                ],
                heading=_("What it counts"),
            ),
            MultiFieldPanel(
                [FieldPanel("source_title"), FieldPanel("source_url"), FieldPanel("note")],
                heading=_("Where it comes from"),
            ),
        ],
        base_form_class=StatisticForm,
    )

    def get_queryset(self, request: Any) -> Any:
        """List the version of each figure that counts now; older ones stand on its page."""
        return Statistic.objects.current()

    @property
    def permission_policy(self) -> KeptPolicy:
        """Return who may do what; pages name figures, so that nobody deletes one."""
        return KeptPolicy(self.model)
