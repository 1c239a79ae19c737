"""Screens of the library."""

from tests.journeys.address_row import Row

LIBRARY = [
    Row("LibraryPage", "{LibraryPage}"),
    Row("LibraryPage lite", "{LibraryPage}?lite=1"),
    Row("LibraryPage narrowed down", "{LibraryPage}?series=briefing-note&theme=child-care"),
    Row("LibraryPage nothing fits", "{LibraryPage}?year=1901"),
    Row("PublicationPage", "{PublicationPage}"),
    Row("PublicationPage lite", "{PublicationPage}?lite=1"),
    Row("PublicationPage older edition", "{older}"),
    Row("PublicationPage journal", "{journal}"),
    Row("PublicationPage press kit", "{press_kit}"),
    Row("ToolkitPage", "{ToolkitPage}"),
    Row("ToolkitPage lite", "{ToolkitPage}?lite=1"),
    Row("MaterialsPage", "{MaterialsPage}"),
    Row("figures", "/{language}/figures/"),
    Row("figure", "/{language}/figures/kayayei-nhis/"),
    Row("figure superseded", "/{language}/figures/pension-coverage/"),
    Row("glossary", "/{language}/glossary/"),
    Row("feeds", "/{language}/feeds/"),
]
