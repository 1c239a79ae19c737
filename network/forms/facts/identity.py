"""Who an organisation is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.country import CountryField
from home.languages import name_of_language, tag_of
from home.text import clean_line, is_name
from home.vocabularies import choices

from ...enums import OrganisationStatus
from ...enums_register import FactGroup, NameKind
from ...facts import TERMS, Facts
from .base import FactForm, day, line, one_of, some_of

MOST_NAMES = 12
WAITS = _("A change of this is checked by the campaign before it is public.")


class IdentityForm(FactForm):
    """Names, type, country, what the members do, and the registration."""

    group = FactGroup.IDENTITY
    name = line(_("Name"), 200, WAITS, required=True)
    org_type = forms.ChoiceField(
        label=_("Type"), choices=lambda: choices("org_type"), help_text=WAITS
    )
    country = CountryField(label=_("Country"), help_text=WAITS)
    acronym = line(_("Short name"), 30, _("As its members say it."))
    other_names = forms.CharField(
        label=_("Other names"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One in each line, former ones too. In another language, put its name behind a "
            "slash: Unión de Cargadoras / Spanish"
        ),
    )
    status = forms.ChoiceField(label=_("Status"), choices=OrganisationStatus.choices)
    year_founded = line(_("Founded"), 40, _("May be vague: about 1995."))
    reach = one_of(_("Reach"), "reach", _("How far it works."))
    sector = some_of(_("Work of the members"), lambda: choices("sector"))
    constituency = some_of(_("Who the members are"), lambda: choices("constituency"))
    spoken = line(
        _("Languages"), 200, _("Those that you work in, with commas between: English, Twi, Ga")
    )
    registration_number = line(_("Registration number"), 60)
    registered_on = day(_("Registered on"))
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )

    def shown(self, facts: Facts) -> dict[str, Any]:
        """Show sets as lines that can be typed."""
        lines = [
            f"{row['name']} / {name_of_language(row['language'])}"
            if row["language"]
            else row["name"]
            for row in facts["names"]
            if row["kind"] != NameKind.ACRONYM
        ]
        spoken = ", ".join(name_of_language(tag) for tag in facts["language"])
        return facts | {"other_names": "\n".join(lines), "spoken": spoken}

    def clean_name(self) -> str:
        """Return the name; a line of signs is none."""
        name: str = self.cleaned_data["name"]
        if not is_name(name):
            raise forms.ValidationError(_("Answer this question."))
        return name

    def clean_spoken(self) -> list[str]:
        """Return the language tags; say which name is not known."""
        words = [part.strip() for part in self.cleaned_data["spoken"].split(",")]
        return sorted({_tag(word) for word in words if word})

    def clean_other_names(self) -> list[dict[str, str]]:
        """Return the further names, each once."""
        kept = [row for row in self.initial["names"] if row["kind"] == NameKind.ACRONYM]
        former = {row["name"] for row in self.initial["names"] if row["kind"] == NameKind.FORMER}
        for text in self.cleaned_data["other_names"].splitlines():
            name, _slash, language = (part.strip() for part in text.rpartition(" / "))
            if not _slash:
                name, language = text, ""
            name = clean_line(name)[:200]
            if not is_name(name):
                continue
            kind = NameKind.FORMER if name in former else NameKind.OTHER
            row = {"kind": kind.value, "language": _tag(language), "name": name}
            if row not in kept:
                kept.append(row)
        if len(kept) > MOST_NAMES:
            raise forms.ValidationError(_("These are too many names. Keep those that people use."))
        return sorted(kept, key=lambda row: (row["kind"], row["language"], row["name"]))

    def clean(self) -> dict[str, Any]:
        """Refuse a registration to come."""
        super().clean()
        self.not_to_come("registered_on")
        return self.cleaned_data

    def values(self) -> Facts:
        """Return the facts by their own names."""
        values = dict(self.cleaned_data)
        values["names"] = values.pop("other_names")
        values["language"] = values.pop("spoken")
        return values | {name: sorted(values[name]) for name in TERMS}


def _tag(words: str) -> str:
    """Return the tag of a language by name or tag; raise ValidationError when it is none."""
    tag = tag_of(words) if words else ""
    if tag is None:
        raise forms.ValidationError(
            _("We don't know the language “%(name)s”."), params={"name": words[:60]}
        )
    return tag
