"""Citations, identifiers, and what machines read about a publication."""

import pytest
from django.core.exceptions import ValidationError

from library.citing import apa, apa_authors, bibtex
from library.identifiers import bare_doi, is_isbn, validate_doi, validate_isbn
from library.models import Publication
from tests.factories.library import PublicationFactory


def brief(**facts: object) -> Publication:
    """Return a brief of two authors."""
    words = {"authors": "Moussié, Rachel\nAlfers, Laura", "title": "Care & Work", "year": 2017}
    return PublicationFactory.build(**{"publisher": "WIEGO", "code": "care", **words, **facts})


@pytest.mark.parametrize(
    ("isbn", "fits"),
    [
        ("978-0-306-40615-7", True),
        ("0-306-40615-2", True),
        ("0-8044-2957-X", True),
        ("978-0-306-40615-8", False),
        ("0-306-40615-3", False),
        ("12345", False),
        ("", False),
    ],
)
def test_an_isbn_fits_its_check_digit(isbn: str, fits: bool) -> None:
    assert is_isbn(isbn) is fits
    if not fits:
        with pytest.raises(ValidationError):
            validate_isbn(isbn)


def test_a_doi_is_known_with_and_without_its_resolver() -> None:
    for typed in ("10.1177/1048291116652177", "https://doi.org/10.1177/1048291116652177"):
        validate_doi(typed)
        assert bare_doi(typed) == "10.1177/1048291116652177"
    for typed in ("11.1177/1", "10.1/x", "doi", "10.1177/"):
        with pytest.raises(ValidationError):
            validate_doi(typed)


def test_apa_names_authors_year_title_number_and_place() -> None:
    assert apa(brief(number="3", month=3), "https://x.test/") == (
        "Moussié, R., & Alfers, L. (2017). Care & Work (No. 3). WIEGO. https://x.test/"
    )
    second = brief(authors="Cradle", publisher="Cradle", edition=2, doi="10.1000/182")
    assert apa(second) == "Cradle (2017). Care & Work (2nd ed.). https://doi.org/10.1000/182"
    issue = brief(journal="New Solutions", volume="26", issue="2", month=8)
    assert "(2017, August). Care & Work. New Solutions, 26(2)." in apa(issue)


def test_apa_shortens_more_than_twenty_authors() -> None:
    cited = apa_authors([f"Name{number}, Ana Rosa" for number in range(25)])
    assert cited.startswith("Name0, A. R., ")
    assert cited.endswith("… Name24, A. R.")


def test_bibtex_holds_what_tex_would_read_as_an_order() -> None:
    entry = bibtex(
        brief(authors="Moussié, Rachel\nCradle & Co", title="50% of {all} work", month=3)
    )
    assert entry.startswith("@techreport{care,\n")
    assert r"author = {Moussié, Rachel and {Cradle \& Co}}" in entry
    assert r"title = {{50\% of \{all\} work}}" in entry
    assert "month = mar" in entry
    assert entry.count("{") == entry.count("}")
