"""What the translation desk shows, and what is sent to it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..po_files import LARGEST_BYTES
from ..selectors.translation_desk import editorial_models
from ..translation_desk import DeskState, Holding
from .filter import ANY, FilterForm, named


class DeskForm(FilterForm):
    """What to list."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=[ANY, *DeskState.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind of page"), required=False)
    taken = forms.ChoiceField(label=_("Taken"), choices=[ANY, *Holding.choices], required=False)

    def __init__(self, *args: Any, locales: Sequence[Locale], **kwargs: Any) -> None:
        """Offer her languages, and the kinds of pages that are translated."""
        super().__init__(*args, **kwargs)
        self.offer("language", named(one.language_code for one in locales), or_all=False)
        kinds = ContentType.objects.get_for_models(*editorial_models())
        in_order = sorted(
            (str(model._meta.verbose_name), str(kind.pk)) for model, kind in kinds.items()
        )
        self.offer("kind", [(pk, name) for name, pk in in_order])

    def show(self, language: str) -> None:
        """Show as chosen what the desk lists when nothing was asked for."""
        self.data = {**{name: self.data.get(name) for name in self.fields}, "language": language}


class ManyFilesInput(forms.ClearableFileInput):
    """An input for several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or several."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the list of files; each is checked as one."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in files]


class ImportForm(forms.Form):
    """The files of translators."""

    po = ManyFilesField(
        label=_("PO files, or a ZIP archive of them"),
        help_text=_("The files that you downloaded here, with the translations in them."),
    )

    def clean_po(self) -> Any:
        """Refuse what is larger than any translation."""
        files = self.cleaned_data["po"]
        if sum(one.size for one in files) > LARGEST_BYTES:
            raise forms.ValidationError(_("These files are too large. Send at most 5 MB at once."))
        return files
