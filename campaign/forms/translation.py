"""The forms of a translation: into which language, and its words beside the original's."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.templatetags.ui import direction, language_name

from ..models import StoryPage
from ..models.story_page import MAX_STORY_LENGTH
from ..selectors.originals import words_of_version
from .member_fields import Paragraphs, Words

LONG = ("text", "transcript")
FIELDS = {
    "title": (_("Title"), 120),
    "summary": (_("Summary"), 255),
    "pull_quote": (_("Pull quote"), 255),
    "text": (_("The story"), MAX_STORY_LENGTH),
    "transcript": (_("What is said in the recording"), MAX_STORY_LENGTH),
    "place": (_("Place, in your language"), 120),
}


class ClaimForm(forms.Form):
    """Which story, into which language."""

    story = forms.IntegerField(min_value=1, max_value=2**62)
    language = forms.ChoiceField(choices=settings.LANGUAGES)


class TranslationForm(forms.Form):
    """The words of a translation: a field for each that the original has, beside its words.

    Only the title is needed to save a draft; everything is needed to send it.
    """

    named = forms.BooleanField(required=False)
    source = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**62
    )

    def __init__(
        self, *args: Any, original: StoryPage, name: str, language: str, **kwargs: Any
    ) -> None:
        """Make the fields.

        Args:
            original: the story beside whose words they stand.
            name: the one by which the translator may be named.
            language: in which she writes.
            args: for a form.
            kwargs: for a form.
        """
        super().__init__(*args, **kwargs)
        self.told = words_of_version(original, original.live_revision_id)
        self.photos = list(original.photos.select_related("image"))
        for field, (label, limit) in FIELDS.items():
            if field == "title" or self.told.get(field):
                self.fields[field] = _field(field, label, limit)
        for photo in self.photos:
            self.fields[f"alt_{photo.image_id}"] = Words(
                label=_("What the photo shows"), limit=255, required=False
            )
        for row in self.pairs():
            row["field"].field.widget.attrs.update(lang=language, dir=direction(language))
        if name:
            words = _("Show my name with the translation: %(name)s") % {"name": name}
            self.fields["named"].label = words
        else:
            del self.fields["named"]

    def pairs(self) -> list[dict[str, Any]]:
        """Return each field beside what the original says."""
        rows = [
            {"field": self[name], "told": self.told.get(name), "long": name in LONG}
            for name in FIELDS
            if name in self.fields
        ]
        return rows + [
            {"field": self[f"alt_{photo.image_id}"], "told": photo.alt_text, "image": photo.image}
            for photo in self.photos
        ]


def _field(name: str, label: Any, limit: int) -> forms.Field:
    """Return the field for one of the words; only the title is needed."""
    if name in LONG:
        widget = forms.Textarea(attrs={"rows": 14})
        return Paragraphs(label=label, limit=limit, required=False, widget=widget)
    if name in {"summary", "pull_quote"}:
        widget = forms.Textarea(attrs={"rows": 3})
        return Words(label=label, limit=limit, required=False, widget=widget)
    return Words(label=label, limit=limit, required=name == "title")


def initial_of(draft: Any, original: StoryPage) -> dict[str, Any]:
    """Return what the form starts with: nothing for a translation that was only claimed."""
    begun = draft.title != original.title or draft.text or draft.transcript
    words = {name: getattr(draft, name) for name in FIELDS}
    photos = {f"alt_{photo.image_id}": photo.alt_text for photo in draft.photos.all()}
    return {
        **words,
        **photos,
        "title": draft.title if begun else "",
        "named": bool(draft.translated_by),
        "source": original.live_revision_id or 0,
    }


def language_choices(codes: list[str]) -> list[tuple[str, str]]:
    """Return languages with their own names."""
    return [(code, language_name(code)) for code in codes]
