"""What a password may not hold; only somebody at the server sets one (docs/authentication.md)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ContextWordsValidator:
    """Refuses words that everybody guesses who knows the campaign (OWASP ASVS 5, 6.2.11)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when one of the words is in `password`, whatever its case."""
        plain = password.casefold()
        found = [word for word in settings.PASSWORD_CONTEXT_WORDS if word in plain]
        if found:
            raise ValidationError(_("Leave out “%(word)s”."), "context_word", {"word": found[0]})

    def get_help_text(self) -> str:
        """Say which words."""
        words = ", ".join(settings.PASSWORD_CONTEXT_WORDS)
        return _("None of these words: %(words)s.") % {"words": words}
