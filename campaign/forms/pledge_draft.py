"""The forms with which members write pledges: a call, or a promise of an alliance."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models.hero import validate_ask
from home.vocabularies import choices
from network.models import Organisation

from ..selectors.naming import organisations_called, with_address
from .member_fields import Paragraphs, Words
from .story import OrganisationMixin
from .text_language import TextLanguageMixin

MAX_PARTNERS = 20
# Letters of `pledge_kind`: what people or states alone can do is no promise of an organisation.
ORGANISATIONS = "OA"


def future_day(day: Any) -> None:
    """Refuse a day that has passed."""
    if day < timezone.localdate():
        raise ValidationError(_("Choose a day that has not passed."))


class PledgeForm(TextLanguageMixin):
    """What a call and a promise share."""

    title = Words(label=_("Title"), limit=120, help_text=_("A few words. You can change it later."))
    ask = Words(label=_("The ask"), limit=255, required=False, validators=[validate_ask])
    text = Paragraphs(
        label=_("Why?"),
        limit=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In your own words. Leave an empty line between parts."),
    )


def day_field(**options: Any) -> forms.DateField:
    """Return a field for a day to come, as phones show it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, validators=[future_day], **options)


class CallForm(PledgeForm):
    """A call: what is asked of whom; people sign it."""

    target = Words(
        label=_("Who must answer?"),
        limit=200,
        required=False,
        help_text=_("The ministry, the city, the employer."),
    )
    goal = forms.IntegerField(
        label=_("How many signatures do you want?"),
        required=False,
        min_value=1,
        max_value=10_000_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    closes_on = day_field(label=_("Until when can people sign?"), required=False)

    field_order = (
        *("organisation", "title", "ask", "target", "text", "goal", "closes_on"),
        *("text_language", "other_language"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in the words of a call."""
        super().__init__(*args, **kwargs)
        self.fields["ask"].label = _("What do you ask?")
        self.fields["ask"].help_text = _("At most 25 words.")


class AllianceForm(PledgeForm):
    """A promise: who does what, where, by when, and how we will know."""

    kind = forms.ChoiceField(label=_("What kind of commitment is it?"))
    partners = forms.CharField(
        label=_("Who promises together with you?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One organisation a line, by its name in the directory."),
    )
    place = Words(
        label=_("Where?"), limit=120, required=False, help_text=_("Town or region, no finer.")
    )
    due_on = day_field(label=_("By when?"))
    how_we_know = Paragraphs(
        label=_("How will we know?"),
        limit=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What can be seen or counted when the promise is kept."),
    )

    field_order = (
        *("organisation", "title", "kind", "ask", "partners", "place", "due_on", "how_we_know"),
        *("text", "text_language", "other_language"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in the words of a promise."""
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Choose one")), *choices("pledge_kind", whom=ORGANISATIONS)]
        self.fields["ask"].label = _("What do you promise?")
        self.fields["ask"].help_text = _("At most 25 words.")

    def clean_partners(self) -> list[Organisation]:
        """Return the organisations that were named.

        ValidationError for one we don't know, and for words that may mean more than one.
        """
        names = [line.strip() for line in self.cleaned_data["partners"].splitlines()]
        names = [name for name in names if name]
        if len(names) > MAX_PARTNERS:
            raise ValidationError(_("Name at most %(limit)s.") % {"limit": MAX_PARTNERS})
        found: list[Organisation] = []
        for name in names:
            meant = organisations_called(name)
            if not meant:
                message = _("“%(name)s” is not in the directory. Check how it is written there.")
                raise ValidationError(message, params={"name": name})
            if len(meant) > 1:
                message = _("“%(name)s” may be more than one. Write one of these: %(choices)s.")
                candidates = [f"{one.country.name}: {with_address(one)}" for one in meant]
                params = {"name": name, "choices": "; ".join(candidates)}
                raise ValidationError(message, params=params)
            found += meant
        return found


class NewCallForm(OrganisationMixin, CallForm):
    """A new call, with the organisation that speaks."""


class NewAllianceForm(OrganisationMixin, AllianceForm):
    """A new promise, with the organisation that speaks."""
