"""The queue of review: what waits for somebody, why, in which order; a handful of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from ..enums import Agreement, RiskFlag
from ..models import ReviewTaskState
from ..queue import Facts, Waiting
from ..registry import review_facts
from .review import is_taken, open_states_for

Texts = Sequence[tuple[Any, dict[str, Any]]]
CONSENT_ORDER = list(Agreement)

ORDERS: dict[str, Callable[[Waiting], Any]] = {
    "risk": lambda item: (-len(item.risks), item.due),
    "age": lambda item: item.due,
    "language": lambda item: (item.language, item.due),
    "consent": lambda item: (CONSENT_ORDER.index(item.facts.agreement), item.due),
}
FILTERS: dict[str, Callable[[Waiting, str], bool]] = {
    "risk": lambda item, risk: risk in item.risks,
    "language": lambda item, language: item.language == language,
    "consent": lambda item, agreement: item.facts.agreement == agreement,
    "taken": lambda item, answer: item.taken == (answer == "yes"),
}


def arranged(
    items: Iterable[Waiting], order: str = "risk", wanted: Mapping[str, str] | None = None
) -> list[Waiting]:
    """Return what is asked for, in order; what waits longest comes first among equals.

    What waits for its author comes after all that waits for a reviewer.

    Args:
        items: the queue of somebody.
        order: one of `ORDERS`.
        wanted: values by the names of `FILTERS`; other names are not asked about.
    """
    asked = [(FILTERS[name], value) for name, value in (wanted or {}).items() if name in FILTERS]
    kept = [item for item in items if all(keeps(item, value) for keeps, value in asked)]
    return sorted(kept, key=lambda item: (item.state.waits_for_author, ORDERS[order](item)))


def waiting_for(user: Any) -> list[Waiting]:
    """Return what waits for `user`: nothing of her own, nothing in other languages than hers."""
    states = list(
        open_states_for(user).select_related(
            "taken_by", "escalated_to", "first_yes_by", "workflow_state", "revision"
        )
    )
    pages = _pages(states)
    pairs = [(state, pages.get(state.workflow_state.object_id)) for state in states]
    facts = _facts([(page, state.revision.content) for state, page in pairs if page])
    added = _added_risks(pages)
    found = []
    for state, page in pairs:
        if page:
            about = facts.get(page.pk, Facts())
            found.append(_waiting(page, state, about, about.risks | added[str(page.pk)]))
    return found


def _waiting(page: Any, state: ReviewTaskState, facts: Facts, risks: frozenset[str]) -> Waiting:
    content = state.revision.content
    return Waiting(
        page=page,
        state=state,
        language=content.get("text_language") or page.locale.language_code,
        facts=facts,
        risks=[flag for flag in RiskFlag if flag.value in risks],
        overdue=state.answer_due is not None and state.answer_due < timezone.now(),
        taken=is_taken(state),
    )


def _pages(states: Sequence[ReviewTaskState]) -> dict[str, Any]:
    """Return the pages under review by their ids, with what the list shows of them."""
    ids = [state.workflow_state.object_id for state in states]
    pages = list(Page.objects.filter(pk__in=ids).specific())
    prefetch_related_objects(pages, "locale")
    members = [page for page in pages if hasattr(page, "organisation_id")]
    for kind in {type(page) for page in members}:
        prefetch_related_objects([page for page in members if type(page) is kind], "organisation")
    return {str(page.pk): page for page in pages}


def _facts(texts: Texts) -> dict[int, Facts]:
    """Ask every app once what it knows of all the texts."""
    known: dict[int, Facts] = {}
    for ask in review_facts:
        known.update(ask(texts))  # type: ignore[call-overload]
    return known


def _added_risks(pages: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return what reviewers added to each of these texts in any round."""
    rounds = ReviewTaskState.objects.filter(workflow_state__object_id__in=list(pages))
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for key, risks in rounds.values_list("workflow_state__object_id", "added_risks"):
        found[key] |= frozenset(risks)
    return found
