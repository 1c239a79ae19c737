"""What proxies forget when a record of the library changes: see home.stale."""

from collections.abc import Iterable, Sequence
from typing import Any

from home.registrations_caching import everything, itself, part_of
from home.registry import shown_records, stale_paths
from home.stale import EVERYTHING, LISTED, Subject
from home.standing import in_languages

STATISTIC = "library.Statistic"
PUBLICATION = "library.Publication"
SPACE = "library.PolicySpace"
# Shown by plans, programmes and policy spaces, all of which are pages that list.
LISTED_RECORDS = (
    "ActivityPartner",
    "Plan",
    "PlanActivity",
    "PlanEvidence",
    "PlanObjective",
    "PlanOwner",
    "PlanPartner",
    "PlanSnapshot",
    "PlanStatus",
    "TeamMember",
)


def _figure(instance: Any) -> list[Subject]:
    """Return the figure and every page: its code may stand in the text of any."""
    return [Subject(STATISTIC, instance.pk or 0, instance.code), Subject(EVERYTHING)]


def _space(instance: Any) -> list[Subject]:
    return [Subject(SPACE, instance.pk or 0, instance.code)]


def _listed(_instance: Any) -> list[Subject]:
    return [Subject(LISTED)]


def figure_addresses(subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the address of each figure."""
    return [path for one in subjects if one.path for path in in_languages(f"figures/{one.path}/")]


def space_addresses(subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the calendar of each policy space."""
    return [
        path
        for one in subjects
        if one.path
        for path in in_languages(f"policy-spaces/{one.path}.ics")
    ]


shown_records.register(STATISTIC, _figure)
shown_records.register("library.GlossaryTerm", everything)
shown_records.register(PUBLICATION, itself)
for name in ("PublicationFile", "JournalArticle"):
    shown_records.register(f"library.{name}", part_of(PUBLICATION, "publication"))
shown_records.register(SPACE, _space)
for name in ("PolicyAsk", "Delegation", "PolicyStatement", "PolicyPage"):
    shown_records.register(f"library.{name}", part_of(SPACE, "space"))
for name in LISTED_RECORDS:
    shown_records.register(f"library.{name}", _listed)
stale_paths.register(STATISTIC, figure_addresses)
stale_paths.register(SPACE, space_addresses)
