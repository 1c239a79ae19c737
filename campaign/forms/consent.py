"""The questions about consent, for a story and for each photo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .member_fields import YesNoField


class ChildrenMixin(forms.Form):
    """Asks whether anybody under 18 is shown; with yes, a parent or guardian must have agreed."""

    shows_children = YesNoField(
        label=_("Is anybody under 18 shown or told about?"),
        help_text=_("We always ask this, to protect children."),
    )
    guardian_agreed = forms.BooleanField(
        label=_("If yes: a parent or guardian has agreed."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuse children without the yes of a parent or guardian."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("shows_children") and not data.get("guardian_agreed"):
            self.add_error(
                "guardian_agreed",
                _("A parent or guardian must agree before children are shown or told about."),
            )
        return data


class StoryConsentMixin(ChildrenMixin):
    """Asks the teller's agreement; while a story is a draft, both answers may wait."""

    agreed = forms.BooleanField(
        label=_("The person who tells this story agrees that it is published on this site."),
        help_text=_("She can withdraw this at any time, and the story is taken down."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let a draft wait for the answer."""
        super().__init__(*args, **kwargs)
        self.fields["shows_children"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for both answers or none: one alone could not be kept."""
        data = super().clean()
        if data.get("agreed") and data.get("shows_children") is None:
            if "shows_children" not in self.errors:
                self.add_error("shows_children", _("Answer this question: yes or no."))
        elif data.get("shows_children") is not None and not data.get("agreed"):
            self.add_error("agreed", _("Tick this box once the person agrees."))
        return data
