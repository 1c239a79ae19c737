"""The forms of a sheet: its number, its lines, its photo, and why it is taken back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.country_names import country_code, country_name
from home.forms.fields import PhotoField
from home.forms.text import AddressField, LineField
from home.tables.table import Unreadable, check_size
from home.text import is_name

from ..actions.count_sheet import MAX_REASON
from ..constituencies import SIGNER_CONSTITUENCIES
from ..enums import Visibility
from ..enums_paper import HER_OWN, SkipReason
from ..imports.rows import LIMITS
from ..selectors.sheet_lines import Line
from ..sheet_numbers import read_sheet_number
from .sign import MAX_NAME_LENGTH, NO_NAME

NO_COUNTRY = _("Write the name of a country.")
# What is on the paper is typed as it stands; the browser offers nothing of other people.
PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


class SheetNumberForm(forms.Form):
    """The number that is printed on a sheet; its last character finds slips of the pen."""

    use_required_attribute = False
    number = forms.CharField(
        label=_("Sheet number"),
        help_text=_("It is printed on the sheet, for instance K7R-0412-5."),
        max_length=40,
        error_messages={"required": _("Type the number of the sheet.")},
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "characters"}),
    )

    def clean_number(self) -> str:
        """Return the number as it is printed."""
        number = read_sheet_number(self.cleaned_data["number"])
        if number is None:
            raise ValidationError(_("This is no sheet number. Look at the paper again."))
        return number


class LineForm(forms.Form):
    """One line: a signature, or the reason why it is none. A blank line is nothing yet."""

    use_required_attribute = False

    name = LineField(
        label=_("Full name"),
        required=False,
        max_length=MAX_NAME_LENGTH,
        error_messages={"max_length": _("Enter a name of at most %(limit_value)d characters.")},
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "words", "dir": "auto"}),
    )
    country = LineField(
        label=_("Country"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={**PLAIN, "list": "countries"}),
    )
    email = AddressField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={**PLAIN, "inputmode": "email"}),
    )
    group = forms.ChoiceField(
        label=_("Group"),
        required=False,
        choices=[
            ("", "–"),
            *((code, label) for code, label in SIGNER_CONSTITUENCIES),
        ],
    )
    visibility = forms.ChoiceField(
        label=_("Boxes ticked"),
        required=False,
        choices=[
            (Visibility.NOTHING.value, _("None")),
            (Visibility.FULL_NAME.value, _("Show full name")),
            (Visibility.FIRST_NAME.value, _("Show first name")),
        ],
    )
    skipped = forms.ChoiceField(
        label=_("Not a signature"),
        required=False,
        choices=[("", "–"), *((one.value, one.label) for one in SkipReason if one not in HER_OWN)],
    )
    another = forms.BooleanField(label=_("Another person"), required=False)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, number: int, country: str, stored: Line | None, data: Any = None) -> None:
        """Show and check one line.

        Args:
            number: of the line.
            country: of the sheet; stands in every line that nobody typed yet.
            stored: what is stored of it.
            data: what was sent.
        """
        self.number = number
        shown = stored.country if stored and stored.country else country
        initial: dict[str, Any] = {"country": country_name(shown, get_language() or "en")}
        if stored is not None:
            names = ("name", "email", "group", "visibility", "skipped", "seen")
            initial |= {name: getattr(stored, name) for name in names}
        super().__init__(data, initial=initial, prefix=f"line-{number}", label_suffix="")
        self.stored = stored
        self.namesake = False
        # What her own act made of the line, in words: then there is nothing to type.
        self.freed = ""
        if stored is not None and stored.skipped in HER_OWN:
            self.freed = str(SkipReason(stored.skipped).label)
            self.fields.clear()

    def clean(self) -> dict[str, Any]:
        """Ask for name and country together, unless the line is none."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        name = data.get("name") or ""
        if data.get("skipped") or self.errors:
            return data
        if name and not is_name(name):
            self.add_error("name", NO_NAME)
        if data.get("email") and not name:
            self.add_error("name", NO_NAME)
        if name:
            data["code"] = country_code(data.get("country") or "")
            if not data["code"]:
                self.add_error("country", NO_COUNTRY)
        return data

    @property
    def line(self) -> Line:
        """What was typed, cleaned."""
        if self.freed and self.stored is not None:
            return self.stored
        data = self.cleaned_data
        return Line(
            number=self.number,
            name=data["name"],
            country=data.get("code") or "",
            email=data["email"],
            group=data["group"],
            visibility=data["visibility"] or Visibility.NOTHING.value,
            skipped=data["skipped"],
            another=data["another"],
            seen=data["seen"],
        )


class ComparedLineForm(LineForm):
    """One line of a check: as the paper has it, and somebody looked."""

    compared = forms.BooleanField(
        label=_("Compared with the paper"),
        error_messages={"required": _("Compare this line with the paper, then tick its box.")},
    )


class SheetPhotoForm(forms.Form):
    """A photo of the sheet."""

    photo = PhotoField(
        label=_("Photo of the sheet"),
        help_text=_("Only those who type and check it see it. JPEG or PNG, up to 10 MB."),
    )


class ImportForm(forms.Form):
    """A file of typed sheets; nothing of it is kept but the signatures."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, up to 5 MB. Line 1 names the columns: sheet, line, name."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is empty or too large before it is read."""
        file = self.cleaned_data["file"]
        try:
            check_size(file.size, LIMITS)
        except Unreadable as refusal:
            raise ValidationError(str(refusal)) from None
        return file


class UndoForm(forms.Form):
    """Why something is taken back."""

    use_required_attribute = False
    reason = LineField(
        label=_("Why?"),
        max_length=MAX_REASON,
        help_text=_("A few words for those who come after you. Name nobody."),
        error_messages={"required": _("Say why, in a few words.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
