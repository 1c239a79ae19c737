"""Choosing a figure in a window; what is kept is its code."""

from typing import Any

from wagtail.snippets.widgets import AdminSnippetChooser

from ..figures import value_text
from ..models import Statistic


def figure_line(figure: Statistic) -> str:
    """Return a figure as editors read it when they choose: the number, then what it counts."""
    return f"{value_text(figure)} {figure}"


class FigureChooser(AdminSnippetChooser):
    """Wagtail's window for records, with the code in place of the record's number.

    A newer value is another record under the same code, and pages follow the code.
    """

    icon = "order"

    def __init__(self, **kwargs: Any) -> None:
        """Choose among figures."""
        super().__init__(Statistic, **kwargs)

    def get_instance(self, value: Any) -> Statistic | None:
        """Return the current figure of a code."""
        return Statistic.objects.current().filter(code=value).first() if value else None

    def get_value_data_from_instance(self, instance: Statistic) -> dict[str, Any]:
        """Return what the field keeps and what it shows."""
        data: dict[str, Any] = super().get_value_data_from_instance(instance)
        return data | {"id": instance.code, self.display_title_key: figure_line(instance)}
