"""How the columns of one source are read: remembered, or known from the names of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from home.tables.table import Unreadable
from home.text import fold

from .columns import COLUMNS, PLACE_COLUMNS, guess

ORGANISATION = "organisation"
REQUIRED = ("name", "org_type", "country")
PLACE_REQUIRED = ("name", "country")


@dataclass(frozen=True)
class Reading:
    """How a file is read.

    Attributes:
        columns: {name in the file: our column}; several may say one thing, the first counts.
        constants: {our column: text} for rows that say nothing themselves.
        words: {our column: {text in the file: what it means}}.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """A public file that we know by the names of its columns."""

    names: frozenset[str]
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


KNOWN = (
    # The census asks for the country nowhere: it is one country's.
    Known(
        frozenset({"prefecture nom bdd", "cooperative nom"}),
        constants={"country": "TG", "org_type": "coop"},
    ),
    Known(frozenset({"prefecture nom bdd", "marche nom"}), constants={"country": "TG"}),
    Known(
        frozenset({"ssedas partner", "addr country"}),
        # Most are informal initiatives; the few that name their form are read below.
        constants={"org_type": "cbo"},
        columns={"_id": "id", "_uri": "source_url", "type_of_initiative": "org_type"},
        words={
            # Its partner in Slovakia wrote the initials of the republic.
            "country": {"SR": "SK"},
            "org_type": {
                "food_cooperative": "coop",
                "ngo": "ngo",
                "fairtrade_shop": "company",
            },
        },
    ),
)


def reading_of(
    heading: Sequence[str], kind: str = ORGANISATION, remembered: Reading | None = None
) -> Reading:
    """Return how the columns of a file are read, without asking anybody."""
    if remembered is not None:
        return remembered
    names = {fold(name) for name in heading}
    allowed = tuple(COLUMNS) if kind == ORGANISATION else PLACE_COLUMNS
    known = next((one for one in KNOWN if one.names <= names), Known(frozenset()))
    here = {name: column for name, column in known.columns.items() if name in heading}
    taken = set(here.values())
    columns = {
        name: column for name, column in guess(heading, allowed).items() if column not in taken
    }
    constants = {name: value for name, value in known.constants.items() if name in allowed}
    return Reading(
        {name: column for name, column in {**columns, **here}.items() if column in allowed},
        constants,
        known.words,
    )


def with_constants(reading: Reading, constants: Mapping[str, str]) -> Reading:
    """Return a reading with further answers for rows that say nothing."""
    return replace(reading, constants={**reading.constants, **constants})


def check(heading: Sequence[str], reading: Reading, kind: str = ORGANISATION) -> list[str]:
    """Return the names of columns that are left out.

    Raises Unreadable when a column is there twice, or one that is needed is missing.
    """
    for name in heading:
        if name and heading.count(name) > 1 and name in reading.columns:
            raise Unreadable(_("The column “%(name)s” is there twice.") % {"name": name[:60]})
    said = {column for name, column in reading.columns.items() if name in heading}
    required = REQUIRED if kind == ORGANISATION else PLACE_REQUIRED
    missing = [name for name in required if name not in said and not reading.constants.get(name)]
    if missing:
        message = _("These columns are missing: %(names)s. Line 1 must name them.")
        labels = ", ".join(str(COLUMNS[name].label) for name in missing)
        raise Unreadable(message % {"names": labels})
    return [name for name in heading if name and name not in reading.columns]
