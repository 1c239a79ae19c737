"""The words of the translation desk: how a translation stands, in sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _


class DeskState(TextChoices):
    """How a page stands in a language."""

    BEHIND = "behind", _("Behind: the original has changed")
    WORK = "work", _("In work")
    MISSING = "missing", _("Missing")


class Holding(TextChoices):
    """Who has taken it."""

    MINE = "mine", _("By me")
    NOBODY = "nobody", _("By nobody")


@dataclass(frozen=True)
class Row:
    """One page in one language, as the desk lists it."""

    page: Any
    state: DeskState
    since: datetime | None
    target_pk: int | None
    translation: Any

    @property
    def holder(self) -> Any:
        """Return who works on it; None for nobody."""
        holder = getattr(self.translation, "holder", None)
        return holder.taken_by if holder is not None else None

    @property
    def progress(self) -> str:
        """Return how far it is, in words."""
        if self.translation is None:
            return gettext("Nothing is translated yet.")
        total, done = self.translation.total, self.translation.done
        said = [
            gettext("%(done)s of %(total)s texts are translated.") % {"done": done, "total": total}
        ]
        if machine := self.translation.machine:
            words = ngettext(
                "A machine wrote %(count)s of them: look at it.",
                "A machine wrote %(count)s of them: look at them.",
                machine,
            )
            said.append(words % {"count": machine})
        if done >= total and not machine:
            said.append(gettext("It can be published."))
        return " ".join(said)


def in_words(numbers: dict[str, int]) -> str:
    """Return how many pages are missing, behind and in work, a sentence each."""
    missing, behind, work = (
        numbers.get(one, 0) for one in (DeskState.MISSING, DeskState.BEHIND, DeskState.WORK)
    )
    if not (missing or behind or work):
        return gettext("Everything is translated.")
    said = [
        (missing, ngettext("%(count)s page is missing.", "%(count)s pages are missing.", missing)),
        (behind, ngettext("%(count)s page is behind.", "%(count)s pages are behind.", behind)),
        (work, ngettext("%(count)s page is in work.", "%(count)s pages are in work.", work)),
    ]
    return " ".join(words % {"count": number} for number, words in said if number)
