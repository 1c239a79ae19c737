"""Forms of the ways into an organisation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from home.text import clean_line, clean_text
from home.vocabularies import choices

from ..enums_ways import JoinReason
from ..models import JoinQuestion, Organisation
from ..models.join_request import MOST_QUESTIONS
from ..ways import MOST_VOUCHERS
from .people import RolesForm, clean_name


class NewOrganisationForm(forms.Form):
    """Name, type and country of an organisation that is not listed: nothing else is required."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        help_text=_("In its own language."),
        error_messages={"required": _("Type the name of the organisation.")},
    )
    org_type = forms.ChoiceField(
        label=_("Type"),
        choices=lambda: [("", "---------"), *choices("org_type")],
        error_messages={"required": _("Choose a type.")},
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=lambda: [("", "---------"), *countries],
        error_messages={"required": _("Choose a country.")},
    )

    def clean_name(self) -> str:
        """Return the name in one line."""
        return clean_name(self.cleaned_data["name"])


class ClaimForm(forms.Form):
    """Who she is in the organisation, how one can see it, and who can vouch."""

    use_required_attribute = False
    position = forms.CharField(
        label=_("Who are you in the organisation?"),
        max_length=120,
        help_text=_("For instance: secretary, elected in 2024."),
        error_messages={"required": _("Say who you are in the organisation.")},
    )
    evidence = forms.CharField(
        label=_("How can we see that you belong to it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Who knows you, where your name stands, what you did. Only editors read it."),
        error_messages={"required": _("Say how we can see that you belong to it.")},
    )
    link = forms.URLField(
        label=_("A page that shows it"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Address of a page on the web, if there is one."),
    )
    voucher1 = forms.ChoiceField(
        label=_("Which member organisation knows you?"),
        required=False,
        help_text=_("Its stewards are asked by mail, with your name. It makes the answer faster."),
    )
    voucher2 = forms.ChoiceField(label=_("Another one"), required=False)

    def __init__(self, *args: Any, known: Iterable[Organisation], **kwargs: Any) -> None:
        """Offer the organisations that can vouch."""
        super().__init__(*args, **kwargs)
        self.known = {str(row.pk): row for row in known}
        offered = [("", "---------"), *((number, row.name) for number, row in self.known.items())]
        for name in ("voucher1", "voucher2"):
            field: Any = self.fields[name]
            field.choices = offered

    def clean_position(self) -> str:
        """Return it in one line."""
        return clean_line(self.cleaned_data["position"])

    def clean_evidence(self) -> str:
        """Return clean paragraphs."""
        return clean_text(self.cleaned_data["evidence"])

    def said(self) -> dict[str, Any]:
        """Return what the actions take."""
        chosen = [self.cleaned_data[f"voucher{place}"] for place in range(1, MOST_VOUCHERS + 1)]
        vouchers = [self.known[number] for number in dict.fromkeys(chosen) if number]
        names = ("position", "evidence", "link")
        return {name: self.cleaned_data[name] for name in names} | {"vouchers": vouchers}


class VoucherForm(forms.Form):
    """Which further organisation is asked to vouch."""

    use_required_attribute = False
    organisation = forms.ChoiceField(label=_("Ask another organisation"))

    def __init__(self, *args: Any, known: Iterable[Organisation], **kwargs: Any) -> None:
        """Offer the organisations that can vouch."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.choices = [(str(row.pk), row.name) for row in known]


class HandOverForm(forms.Form):
    """What the last steward tells the campaign when she leaves."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("What should the campaign know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For instance: who could keep the page after you."),
    )

    def clean_words(self) -> str:
        """Return clean paragraphs."""
        return clean_text(self.cleaned_data["words"])


class JoinRequestForm(forms.Form):
    """An answer to each question of the organisation."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: Iterable[JoinQuestion], **kwargs: Any) -> None:
        """Ask what the organisation asks."""
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[f"answer{question.place}"] = forms.CharField(
                label=question.text,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Answer this question.")},
            )

    def answers(self) -> list[str]:
        """Return the answers in the order of the questions."""
        return [clean_text(self.cleaned_data[name]) for name in self.fields]


class JoinAnswerForm(RolesForm):
    """What a steward says to somebody who asks to join: responsibilities, or a reason."""

    reason = forms.ChoiceField(
        label=_("If you decline: why?"),
        required=False,
        choices=[("", "---------"), *JoinReason.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for responsibilities only when she is accepted; the action does."""
        super().__init__(*args, **kwargs)
        self.fields["roles"].required = False


class QuestionsForm(forms.Form):
    """At most three questions to everybody who wants to join."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make one line for each question."""
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_QUESTIONS + 1):
            self.fields[f"question{place}"] = forms.CharField(
                label=_("Question %(place)s") % {"place": place}, required=False, max_length=200
            )

    def questions(self) -> list[str]:
        """Return what was typed, in its order."""
        return [clean_line(self.cleaned_data[name]) for name in self.fields]
