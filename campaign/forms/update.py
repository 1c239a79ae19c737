"""The form of an update: a few words, a photo if she has one, and who agreed, on one page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.actions.record_consent import Agreement
from home.enums_consent import ConsentCapacity, FaceLevel, IdentityLevel
from home.forms.fields import PhotoField

from ..models import Pledge
from ..models.update_page import MAX_UPDATE_LENGTH
from .consent import CHILDREN, ChildrenMixin, FaceField
from .member_fields import Paragraphs, Words
from .story import RisksField
from .text_language import TextLanguageMixin

# The form does not ask who is named, and the page always tells of which organisation it is.
CHILD_SEEN = _(
    "In an update no child may be recognised. Take another photo, or tell it as a story."
)
Subject = tuple[Any, Pledge | None]


class UpdateForm(TextLanguageMixin, ChildrenMixin):
    """The words, the photo and the agreements of an update."""

    text = Paragraphs(
        label=_("What is new?"),
        limit=MAX_UPDATE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences in your own words and language."),
    )
    image = PhotoField(
        label=_("Photo"), required=False, help_text=_("If you have one. JPEG or PNG, up to 10 MB.")
    )
    alt_text = Words(
        label=_("What does the photo show?"),
        limit=255,
        required=False,
        help_text=_("One sentence for people who do not see it."),
    )
    face = FaceField(label=_("Are faces seen in the photo?"), required=False)
    risks = RisksField(label=_("Does the update tell of one of these?"))
    agreed = forms.BooleanField(
        label=_("I agree that this is published, and so does everybody who is named or shown."),
        help_text=_("With a code that you get, each of you can take this back at any time."),
        error_messages={"required": _("Tick this box once everybody agrees.")},
    )

    field_order = (
        *("about", "text", "text_language", "other_language"),
        *("image", "remove_photo", "alt_text", "face", *CHILDREN, "risks", "agreed"),
    )

    @property
    def shows_photo(self) -> bool:
        """Whether the update has a photo once this is saved."""
        return self.cleaned_data.get("image") is not None

    def clean(self) -> dict[str, Any]:
        """Ask what must be known of a photo."""
        data: dict[str, Any] = super().clean()
        if self.shows_photo and "image" not in self.errors:
            if not data.get("alt_text") and "alt_text" not in self.errors:
                self.add_error("alt_text", _("Say in one sentence what the photo shows."))
            if not data.get("face"):
                self.add_error("face", _("Say whether faces are seen in the photo."))
            elif data.get("shows_children") and data["face"] == FaceLevel.VISIBLE:
                self.add_error("face", CHILD_SEEN)
        return data

    def answers(self) -> dict[str, Any]:
        """Return the cleaned words with both agreements, as the actions take them."""
        words: Agreement = self.agreement(identity=IdentityLevel.NAMELESS)
        photo = self.agreement(
            face=self.cleaned_data.get("face") or "", capacity=ConsentCapacity.GROUP
        )
        return self.cleaned_data | {"agreement": words, "photo_agreement": photo}


class NewUpdateForm(UpdateForm):
    """A new update: asks what it is about, when there is more than one answer."""

    about = forms.ChoiceField(label=_("What is it about?"))

    def __init__(self, *args: Any, subjects: list[Subject], **kwargs: Any) -> None:
        """Offer the organisations for which she writes, each with its pledges.

        Args:
            args: of a form.
            subjects: (organisation, pledge or None) pairs; with one alone nothing is asked.
            kwargs: of a form.
        """
        super().__init__(*args, **kwargs)
        self.subjects = {_key(*subject): subject for subject in subjects}
        field: Any = self.fields["about"]
        field.choices = _choices(subjects)
        if len(subjects) == 1:
            del self.fields["about"]

    def chosen_subject(self) -> Subject:
        """Return who speaks, and about which pledge."""
        key = self.cleaned_data.get("about") or next(iter(self.subjects))
        return self.subjects[key]


class ChangeUpdateForm(UpdateForm):
    """An update that is changed: who agreed is asked anew, for the words are new."""

    remove_photo = forms.BooleanField(label=_("Take this photo away"), required=False)

    def __init__(self, *args: Any, has_photo: bool, **kwargs: Any) -> None:
        """Offer to take the photo away, when there is one."""
        super().__init__(*args, **kwargs)
        self.has_photo = has_photo
        if has_photo:
            self.fields["image"].label = _("Another photo instead")
        else:
            del self.fields["remove_photo"]

    @property
    def shows_photo(self) -> bool:
        """Whether the update has a photo once this is saved."""
        keeps = self.has_photo and not self.cleaned_data.get("remove_photo")
        return keeps or super().shows_photo


def _key(organisation: Any, pledge: Pledge | None) -> str:
    return f"{organisation.pk}-{pledge.pk if pledge else ''}"


def _choices(subjects: list[Subject]) -> list[Any]:
    """Return what is chosen from: short names, of which a phone shows the beginning.

    Of one organisation alone, its name and its pledges; else a group for each.
    """
    groups: dict[Any, list[tuple[str, str]]] = {}
    for organisation, pledge in subjects:
        name = pledge.shown_title if pledge else organisation.name
        groups.setdefault(organisation, []).append((_key(organisation, pledge), str(name)))
    if len(groups) == 1:
        return next(iter(groups.values()))
    return [(str(organisation.name), choices) for organisation, choices in groups.items()]
