"""Sending a register, and saying how its columns are read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.text import LineField

from ..enums_import import ImportKind
from ..importing.columns import COLUMNS, PLACE_COLUMNS
from ..importing.reading import LIMITS
from ..models import ImportBatch

LEFT_OUT = ("", _("– leave out –"))
# What a whole file may have in common.
FOR_ALL = ("country", "org_type", "town")


class RegisterFileForm(forms.Form):
    """Which file, and where it comes from."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX or GeoJSON, up to %(size)s MB and %(rows)s rows.")
        % {"size": LIMITS.size // (1024 * 1024), "rows": LIMITS.rows},
    )
    kind = forms.ChoiceField(label=_("What its rows are"), choices=ImportKind.choices)
    source = LineField(
        label=_("Source"),
        max_length=160,
        required=False,
        help_text=_("Who publishes these data. The same name at the next import finds its rows."),
    )
    licence = LineField(
        label=_("Licence"), max_length=80, required=False, help_text=_("CC BY 4.0, for example.")
    )


class ColumnsForm(forms.Form):
    """What each column of the file says; the answers are remembered for the source."""

    source = LineField(label=_("Source"), max_length=160)
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, assume_scheme="https"
    )
    licence = LineField(label=_("Licence"), max_length=80, required=False)

    def __init__(self, data: Any, *, batch: ImportBatch, heading: list[str]) -> None:
        """Ask one question for each column, answered as far as it is known."""
        told = {name: getattr(batch, name) for name in ("source", "source_url", "licence")}
        super().__init__(data, initial=told)
        names = list(COLUMNS) if batch.kind == ImportKind.ORGANISATION else list(PLACE_COLUMNS)
        choices = [LEFT_OUT, *((name, COLUMNS[name].label) for name in names)]
        self.heading = heading
        for place, name in enumerate(heading):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=name,
                choices=choices,
                required=False,
                initial=batch.reading.get("columns", {}).get(name, ""),
            )
        for name in FOR_ALL:
            if name in names:
                self.fields[f"all_{name}"] = LineField(
                    label=_("%(column)s, where a row says none") % {"column": COLUMNS[name].label},
                    max_length=80,
                    required=False,
                    initial=batch.reading.get("constants", {}).get(name, ""),
                )

    def columns(self) -> dict[str, str]:
        """Return {name in the file: our column}."""
        found = {}
        for place, name in enumerate(self.heading):
            if chosen := self.cleaned_data.get(f"column_{place}"):
                found[name] = chosen
        return found

    def constants(self) -> dict[str, str]:
        """Return {our column: text} for rows that say nothing."""
        return {name: self.cleaned_data.get(f"all_{name}", "") for name in FOR_ALL}
