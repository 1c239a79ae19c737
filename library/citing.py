"""How a publication is cited: APA (7th edition) and BibTeX.

The title is the one in print; a citation is not translated.
"""

import re
from typing import Any

from anyascii import anyascii

from .models import Publication

# Series -> BibTeX's own kind of entry; every other one is a report of its publisher.
KINDS = {"book": "book", "journal-issue": "proceedings", "think-piece": "article"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# Characters that TeX reads as orders, and how it is told that they are none (LaTeX companion).
TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
MOST_AUTHORS = 20


def apa_name(name: str) -> str:
    """Return "Family, G. N." for "Family, Given Name"; an organisation stays as it is."""
    family, comma, given = name.partition(",")
    if not comma:
        return name
    parts = re.split(r"[\s.]+", given.strip())
    initials = " ".join(f"{part[0]}." for part in parts if part)
    return f"{family.strip()}, {initials}" if initials else family.strip()


def apa_authors(names: list[str]) -> str:
    """Return the authors as APA lists them; more than twenty are shortened."""
    cited = [apa_name(name) for name in names]
    if len(cited) > MOST_AUTHORS:
        return f"{', '.join(cited[: MOST_AUTHORS - 1])}, … {cited[-1]}"
    if len(cited) < 2:
        return "".join(cited)
    return f"{', '.join(cited[:-1])}, & {cited[-1]}"


def apa(publication: Publication, url: str = "") -> str:
    """Return the reference in APA style.

    Args:
        publication: what is cited.
        url: address of its page, for what has no DOI and came out here.
    """
    record = publication
    who = apa_authors(record.author_names) or record.publisher
    when = str(record.year)
    if record.month and (record.outlet or record.journal):
        when = f"{record.year}, {ENGLISH_MONTHS[record.month - 1]}"
    title = record.title
    notes = []
    if record.edition > 1:
        notes.append(f"{_ordinal(record.edition)} ed.")
    if record.number:
        notes.append(f"No. {record.number}")
    if notes:
        title += f" ({', '.join(notes)})"
    parts = [f"{who} ({when})." if who else f"({when}).", f"{title}."]
    if record.journal:
        parts.append(f"{_journal(record)}.")
    elif record.outlet_name:
        parts.append(f"{record.outlet_name}.")
    elif record.publisher and record.publisher != who:
        parts.append(f"{record.publisher}.")
    where = record.doi_url or record.external_url or url
    return " ".join([*parts, where] if where else parts)


def _journal(record: Any) -> str:
    volume = f", {record.volume}" if record.volume else ""
    issue = f"({record.issue})" if record.issue else ""
    return f"{record.journal}{volume}{issue}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def tex(text: str) -> str:
    """Return a text that TeX shows as it stands."""
    return "".join(TEX.get(sign, sign) for sign in " ".join(text.split()))


def citing_key(publication: Publication) -> str:
    """Return the key of an entry: its code, in the letters that every program takes."""
    return re.sub(r"[^A-Za-z0-9:-]", "", anyascii(publication.code)) or "publication"


def bibtex(publication: Publication) -> str:
    """Return the entry for a bibliography program."""
    record = publication
    kind = KINDS.get(record.series, "techreport")
    people = " and ".join(
        # An organisation in braces is not read as given and family name.
        tex(name) if "," in name else f"{{{tex(name)}}}"
        for name in record.author_names
    )
    fields = {
        "editor" if kind == "proceedings" else "author": people,
        "title": f"{{{tex(record.title)}}}",
        "journal": tex(record.outlet_name) if kind == "article" else "",
        "series": tex(record.journal) if record.journal else "",
        "volume": tex(record.volume),
        "number": tex(record.issue or record.number),
        "edition": _ordinal(record.edition) if record.edition > 1 else "",
        "institution" if kind == "techreport" else "publisher": tex(record.publisher),
        "year": str(record.year),
        "isbn": record.isbn,
        "doi": tex(record.doi),
        "url": record.external_url,
        "language": record.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if record.month:
        lines.append(f"  month = {MONTHS[record.month - 1]},")
    return "\n".join([f"@{kind}{{{citing_key(record)},", *lines, "}", ""])
