"""One text in the queue of review, and the sentence why it needs a look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import Agreement, RiskFlag

# Each of these has a sentence of its own; the others are told of in one.
WITH_OWN_SENTENCE = (RiskFlag.CHILDREN, RiskFlag.SECOND_LOOK)


@dataclass(frozen=True)
class Facts:
    """What the words and photos of a text carry: its risks and who has not agreed."""

    risks: frozenset[str] = frozenset()
    agreement: Agreement = Agreement.NOT_ASKED
    missing: int = 0
    problem: str | Promise = ""


@dataclass(frozen=True)
class Waiting:
    """One text in the queue."""

    page: Any
    state: Any
    language: str
    facts: Facts
    risks: list[RiskFlag]
    overdue: bool
    taken: bool

    @property
    def due(self) -> datetime:
        """Return by when its author was promised an answer."""
        return self.state.due_at or self.state.started_at

    @property
    def why(self) -> str:
        """Return why it needs a look, in the language of who looks."""
        return " ".join(self._sentences()) or _("Nothing stands out. One yes is enough.")

    def _of_clock(self) -> Iterable[str]:
        if self.overdue:
            yield _("The answer is late.")
        if self.state.waits_for_author:
            yield _("Its author is asked about changes. Until she answers, our time stands still.")

    def _of_officer(self) -> Iterable[str]:
        if self.state.is_escalated:
            name = {"name": self.state.escalated_to or _("A data officer")}
            yield _("%(name)s looks at it for the reviewers; nobody else answers now.") % name
        elif self.state.officer_answer:
            yield _("A data officer says: %(words)s") % {"words": self.state.officer_answer}

    def _sentences(self) -> Iterable[str]:
        yield from self._of_officer()
        if self.state.appeal_of_id:
            yield _("It was declined; the author asks that another person looks at it.")
        told = [risk for risk in self.risks if risk not in WITH_OWN_SENTENCE]
        if told:
            labels = ", ".join(str(risk.label) for risk in told)
            yield _("It tells of: %(risks)s.") % {"risks": labels}
        if RiskFlag.CHILDREN in self.risks:
            yield _("Children are shown or told about.")
        if RiskFlag.SECOND_LOOK in self.risks:
            yield _("A reviewer wants a second person to look.")
        if self.facts.missing:
            yield ngettext(
                "%(count)s agreement is missing or has ended.",
                "%(count)s agreements are missing or have ended.",
                self.facts.missing,
            ) % {"count": self.facts.missing}
        elif self.facts.problem:
            yield str(self.facts.problem)
        if self.state.first_yes_by_id and self.risks:
            name = {"name": self.state.first_yes_by}
            yield _("First yes by %(name)s is given, a second person is needed.") % name
        elif self.risks:
            yield _("Two people must say yes.")
        yield from self._of_clock()
