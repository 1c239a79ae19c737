"""The forms with which editors follow calls, answer for partners and check what stewards send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Pledge, PledgePage
from .alliance import DAY, past_day
from .member_fields import Paragraphs, Words
from .text_language import TextLanguageMixin

ACCEPT = "accept"
DECLINE = "decline"


class DeliveryForm(forms.Form):
    """When and to whom a call was handed over."""

    day = forms.DateField(label=_("Delivered on"), widget=DAY, validators=[past_day])
    to = Words(
        label=_("Delivered to"),
        limit=200,
        help_text=_("The office or the person in office who took the signatures. It is public."),
    )


class AnswerForm(forms.Form):
    """What the target answered, once for each language in which the call has a page."""

    day = forms.DateField(label=_("Answered on"), widget=DAY, validators=[past_day])

    def __init__(self, *args: Any, pledge: Pledge, **kwargs: Any) -> None:
        """Ask for the words of every public page."""
        super().__init__(*args, **kwargs)
        self.pages = list(
            PledgePage.objects.live().filter(pledge=pledge).select_related("locale").order_by("pk")
        )
        if pledge.answered_on:
            self.initial["day"] = pledge.answered_on
        for page in self.pages:
            self.fields[f"words_{page.pk}"] = Paragraphs(
                label=_("The answer, on the page in %(language)s") % {"language": page.locale},
                limit=8000,
                required=False,
                initial=page.answer,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def words(self) -> dict[int, str]:
        """Return the answer by page."""
        return {page.pk: self.cleaned_data[f"words_{page.pk}"] for page in self.pages}


class MoveDateForm(TextLanguageMixin):
    """Another day for a promise, and why."""

    day = forms.DateField(label=_("Due on"), widget=DAY)
    reason = Paragraphs(
        label=_("Why is it moved?"),
        limit=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who reads the promise reads these words."),
    )

    field_order = ("day", "reason", "text_language", "other_language")


class PartnerAnswerForm(forms.Form):
    """The yes or no of a partner, with the record of how the editor knows."""

    answer = forms.ChoiceField(
        label=_("Answer of the organisation"),
        choices=[(ACCEPT, _("It accepts")), (DECLINE, _("It declines"))],
        widget=forms.RadioSelect,
    )
    how_agreed = Words(
        label=_("How do you know?"), limit=200, help_text=_("For instance: signed letter of 4 May.")
    )
    # The sign for the words that stood beside the form.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class CheckForm(forms.Form):
    """Yes, or no with a reason that the steward reads."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(ACCEPT, _("Publish it")), (DECLINE, _("Decline it"))],
        widget=forms.RadioSelect,
    )
    reason = Words(
        label=_("If you decline it: why?"),
        limit=500,
        required=False,
        help_text=_("The steward reads these words by mail and in the member area."),
    )
