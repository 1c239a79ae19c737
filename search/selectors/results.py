"""What is found: ranked, each thing once, in the reader's language where it exists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.selectors.light_cards import kind_words
from network.models.directory_page import DIRECTORY_SLUG

from ..kinds import BOOSTS
from ..models import SearchDocument
from ..words.highlights import excerpt, marked, pattern
from ..words.query import Query, Way
from ..words.ranking import Fit, Ranking
from ..words.stems import primary
from .candidates import ENOUGH, as_candidate, candidates, has_many
from .facets import LANGUAGE, Choices, Held, held_by

SHOWN = ("pk", "family", "language", "kind", "title", "summary", "text")


@dataclass(frozen=True)
class Result:
    """One thing that was found, as it is shown."""

    title: str
    url: str
    kind: str
    marked_title: SafeString
    text: SafeString
    language: str = ""
    file: str = ""


@dataclass
class Found:
    """All families that fit, best first, with what is known of them."""

    families: list[str] = field(default_factory=list)
    fits: dict[str, Fit] = field(default_factory=dict)
    held: Held = field(default_factory=dict)
    all_families: list[str] = field(default_factory=list)
    is_cut: bool = False

    def used(self) -> set[Way]:
        """Return the ways by which public texts were found."""
        return {way for fit in self.fits.values() for way in fit.ways}


def find(query: Query, choices: Choices, *, alike: bool = False) -> Found:
    """Return what fits a query and the choices.

    Args:
        query: the words.
        choices: what narrows it down.
        alike: whether all languages count the same; else the reader's come first.
    """
    visible = SearchDocument.objects.visible()
    # Behind the best of very many may lie what fits the choices: then only that is looked at.
    narrowed = bool(choices) and has_many(query)
    rows = candidates(query, visible, choices.values if narrowed else None)
    cut = len(rows) >= ENOUGH
    by_key = {row[0]: row for row in rows}
    ranking = Ranking(query, BOOSTS)
    if alike or choices.values.get(LANGUAGE):
        ranking.other_language = 1.0
    fits = ranking.ranked([as_candidate(row) for row in rows])
    wanted = choices.values.get(LANGUAGE)
    best: dict[str, Fit] = {}
    for fit in fits:
        if wanted and fit.language not in {wanted, ""}:
            continue
        best.setdefault(fit.family, fit)
    held = held_by(by_key[fit.key] for fit in fits)
    every = list(dict.fromkeys(fit.family for fit in fits))
    fitting = [family for family in best if choices.fits(held[family], but=LANGUAGE)]
    return Found(fitting, best, held, every, cut)


def shown(
    families: list[str], found: Found, choices: Choices, request: HttpRequest
) -> list[Result]:
    """Return some families as they are shown, in two statements at most."""
    rows = SearchDocument.objects.visible().filter(family__in=families)
    by_family: dict[str, list[SearchDocument]] = {}
    for row in rows.select_related("page__locale", "organisation", "file__document"):
        by_family.setdefault(row.family, []).append(row)
    language = choices.values.get(LANGUAGE) or primary(get_language() or "")
    return [
        _result(found.fits[family], there, language, request)
        for family in families
        if (there := by_family.get(family))
    ]


def _result(
    fit: Fit, rows: Iterable[SearchDocument], language: str, request: HttpRequest
) -> Result:
    """Return a family by its row in the language that is wanted, else by the one that fits best."""
    there = {row.pk: row for row in rows}
    of_reader = [row for row in there.values() if primary(row.language) == language]
    pages = [row for row in of_reader if row.file_id is None]
    best = there.get(fit.key)
    row = (pages or ([best] if best else []) or of_reader or list(there.values()))[0]
    words = pattern(fit.ways, row.language or language)
    text = excerpt(row.text, words)
    title = row.title
    return Result(
        title=title,
        url=address_of(row, request),
        kind=kind_words(row.kind),
        marked_title=marked(title, words),
        text=text or marked(row.summary, words),
        language=row.language,
        file=_("In a file: %(name)s") % {"name": best.title} if best and best.file_id else "",
    )


def address_of(row: SearchDocument, request: HttpRequest) -> str:
    """Return where a document leads."""
    if row.page is not None:
        return str(row.page.get_url(request) or "")
    slug = row.organisation.slug if row.organisation else ""
    return f"/{get_language()}/{DIRECTORY_SLUG}/{slug}/"


def meant(query: Query, found: Found) -> str:
    """Return the query with its slips repaired, by words that stand in what was found; else ""."""
    used = found.used()
    words, repaired = [], False
    for group in query.groups:
        right: Mapping[tuple[str, ...], Way] = {
            way.words: way for way in group.ways if way.slips and way in used
        }
        plain = any(not way.slips and way in used for way in group.ways)
        if right and not plain:
            best = max(right.values(), key=lambda way: way.quality)
            words.append(" ".join(best.words))
            repaired = True
        else:
            words.append(" ".join(group.typed))
    return " ".join(words) if repaired else ""
