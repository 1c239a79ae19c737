"""What an organisation adds to the terms of pages that stand on it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Organisation

Terms = dict[str, set[str]]


def with_terms_of(organisation: "Organisation", terms: Terms) -> Terms:
    """Return `terms` with the organisation's country and sectors."""
    sectors = {term.code for term in organisation.terms.all() if term.vocabulary == "sector"}
    countries = {str(organisation.country)} if organisation.country else set()
    return terms | {
        "country": terms.get("country", set()) | countries,
        "sector": terms.get("sector", set()) | sectors,
    }
