"""The forms of stewards: a report of progress, an endorsement, a withdrawal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.forms.fields import PhotoField

from ..constituencies import ENDORSER_CONSTITUENCIES
from ..enums_alliance import REPORTED_CHOICES, DecidedBy
from ..models.pledge_report import MAX_REPORT_LENGTH
from .consent import CHILDREN, PhotoConsentMixin
from .member_fields import Paragraphs, Words
from .story import OrganisationMixin
from .text_language import TextLanguageMixin

NEEDED_WITH_PHOTO = {
    "alt_text": _("Say what the photo shows."),
    "face": _("Say whether faces are seen."),
    "shows_children": _("Answer this question: yes or no."),
    "agreed": _("Tick this box once everybody agrees."),
}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def past_day(day: Any) -> None:
    """Refuse a day to come."""
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet."))


class ReportPhotoMixin(PhotoConsentMixin):
    """A photo that may be left out; with it, what it shows and everybody's yes are asked."""

    image = PhotoField(
        label=_("Photo"), required=False, help_text=_("If you have one. JPEG or PNG, up to 10 MB.")
    )
    alt_text = Words(
        label=_("What does the photo show?"),
        limit=255,
        required=False,
        help_text=_("One sentence for people who do not see it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask nothing about a photo that is not there."""
        super().__init__(*args, **kwargs)
        for name in NEEDED_WITH_PHOTO:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for every answer that a photo needs, and for none without a photo."""
        if not self.cleaned_data.get("image"):
            return self.cleaned_data
        data = super().clean()
        for name, message in NEEDED_WITH_PHOTO.items():
            answer = data.get(name)
            missing = answer in (None, "") or (name == "agreed" and not answer)
            if missing and name not in self.errors:
                self.add_error(name, message)
        return data


class ReportForm(OrganisationMixin, TextLanguageMixin, ReportPhotoMixin):
    """What became of a promise, with evidence."""

    text = Paragraphs(
        label=_("What has happened?"),
        limit=MAX_REPORT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences: what is done, what is not, why."),
    )
    proposed_state = forms.ChoiceField(
        label=_("Where does the promise stand?"),
        choices=REPORTED_CHOICES,
        widget=forms.RadioSelect,
        help_text=_("An editor reads it before it is public."),
    )
    link = forms.URLField(
        label=_("Link to evidence"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("A decision, a newspaper, minutes of a meeting."),
    )

    field_order = (
        *("organisation", "text", "proposed_state", "link", "image", "alt_text"),
        *("face", *CHILDREN, "agreed", "text_language", "other_language"),
    )


class EndorsementForm(OrganisationMixin):
    """An organisation stands behind a pledge: who speaks, for how many, who decided."""

    speaker_name = Words(label=_("Who speaks for the organisation?"), limit=120)
    speaker_role = Words(
        label=_("What is her function?"), limit=120, help_text=_("President, secretary, …")
    )
    members_counted = forms.IntegerField(
        label=_("For how many members?"),
        min_value=1,
        max_value=100_000_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("The members in your books today."),
    )
    decided_by = forms.ChoiceField(
        label=_("Who decided it?"), choices=DecidedBy.choices, widget=forms.RadioSelect
    )
    decided_on = forms.DateField(label=_("When?"), widget=DAY, validators=[past_day])
    constituency = forms.ChoiceField(
        label=_("To which part of the alliance do you belong?"),
        required=False,
        choices=[("", _("To none of these")), *ENDORSER_CONSTITUENCIES],
    )
    logo_allowed = forms.BooleanField(label=_("Our logo may be shown."), required=False)
    note = Words(
        label=_("Do you want to add something?"),
        limit=500,
        required=False,
        help_text=_("For the editor who checks it; it is not public."),
    )


class WithdrawPromiseForm(TextLanguageMixin):
    """Why a promise is taken back, for everybody to read."""

    reason = Paragraphs(
        label=_("Why do you withdraw it?"),
        limit=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody who reads the promise reads these words."),
    )

    field_order = ("reason", "text_language", "other_language")
