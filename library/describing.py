"""What machines read about a publication: Dublin Core, Highwire Press tags, schema.org.

Highwire's names are those that Google Scholar asks for (Inclusion Guidelines for Webmasters).
"""

from typing import Any

from django.conf import settings

from home.documents.parts import SITE

from .enums import Access
from .models import JournalArticle, Publication

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# Series -> schema.org's type; every other one is a report.
TYPES = {
    "book": "Book",
    "journal-issue": "PublicationIssue",
    "think-piece": "Article",
    "dataset": "Dataset",
    "toolkit": "LearningResource",
    "campaign-material": "CreativeWork",
}
Tag = tuple[str, str]


def month_text(publication: Publication, sign: str = "-") -> str:
    """Return the date as machines write it: 2017, or 2017-03."""
    if not publication.month:
        return str(publication.year)
    return f"{publication.year}{sign}{publication.month:02d}"


def given_first(name: str) -> str:
    """Return "Given Family" for "Family, Given"; an organisation as it is."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name


def meta_tags(page: Any, address: str, files: list[dict[str, Any]], language: str) -> list[Tag]:
    """Return (name, content) of each tag for the head of the page, in order."""
    record = page.publication
    tags: list[Tag] = [("DC.title", page.title), ("citation_title", record.title)]
    for name in record.author_names:
        tags += [("DC.creator", name), ("citation_author", name)]
    pdf = next((one for one in files if one["kind"] == "PDF" and one["language"] == language), None)
    link = f"{settings.BASE_URL}{pdf['url']}" if pdf else ""
    tags += [
        ("DC.publisher", record.publisher),
        ("DC.date", month_text(record)),
        ("DC.language", page.locale.language_code),
        ("DC.identifier", record.doi_url or address),
        ("DC.type", "Text"),
        ("DC.description", page.summary),
        ("citation_publication_date", month_text(record, "/")),
        ("citation_language", record.language),
        ("citation_isbn", record.isbn),
        ("citation_doi", record.doi),
        ("citation_journal_title", record.journal or record.outlet_name),
        ("citation_volume", record.volume),
        ("citation_issue", record.issue),
        ("citation_technical_report_number", record.number if not record.journal else ""),
        ("citation_technical_report_institution", "" if record.journal else record.publisher),
        ("citation_public_url", address),
        ("citation_pdf_url", link),
    ]
    tags += [("DC.subject", code) for codes in page.terms.values() for code in codes]
    return [(name, content) for name, content in tags if content]


def linked_data(
    page: Any, address: str, files: list[dict[str, Any]], articles: list[JournalArticle]
) -> dict[str, Any]:
    """Return the publication in the words of schema.org."""
    record = page.publication
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(record.series, "Report"),
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.locale.language_code,
        "datePublished": month_text(record),
        "isAccessibleForFree": record.access == Access.OPEN,
        "author": [_who(name) for name in record.author_names],
        "publisher": _who(record.publisher) if record.publisher else None,
        "isbn": record.isbn,
        "sameAs": [one for one in (record.doi_url, record.external_url) if one],
        "issueNumber": record.issue or record.number,
        "version": str(record.edition) if record.edition > 1 else None,
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{settings.BASE_URL}{one['url']}",
                "inLanguage": one["language"],
                "contentSize": str(one["size"]),
                "encodingFormat": "application/pdf" if one["kind"] == "PDF" else None,
            }
            for one in files
        ],
        "hasPart": [
            {
                "@type": "ScholarlyArticle",
                "name": one.title,
                "author": [_who(name) for name in one.author_names],
                "pagination": one.pages,
                "url": one.address,
                "isAccessibleForFree": one.access == Access.OPEN,
            }
            for one in articles
        ],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": SITE}
        if record.series == "dataset"
        else None,
    }
    return _said(data)


def _who(name: str) -> dict[str, str]:
    kind = "Person" if "," in name else "Organization"
    return {"@type": kind, "name": given_first(name)}


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Return what says something; empty values are left out, in parts, too."""
    found = {}
    for name, value in data.items():
        if isinstance(value, list):
            value = [_said(one) if isinstance(one, dict) else one for one in value]
        if value not in (None, "", []):
            found[name] = value
    return found
