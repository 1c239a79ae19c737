"""What library keeps about people: nothing but what editors publish."""

from home.personal_data import (
    Holding,
    chosen,
    editorial,
    made,
    not_personal,
    of_page,
    personal_data,
)

personal_data.register(
    "library.Statistic",
    Holding(
        {
            **made("code"),
            **chosen("qualifier", "unit", "area"),
            **editorial("unit_words", "label", "group", "year", "note"),
            **editorial("source_title", "source_url"),
        }
    ),
)
personal_data.register(
    "library.GlossaryTerm", Holding({**made("code"), **editorial("term", "meaning", "variants")})
)
# Names in a bibliography are those in print: part of what was published, not of an account.
personal_data.register(
    "library.Publication",
    Holding(
        {
            **made("code", "isbn", "doi"),
            **chosen("series", "access", "outlet", "material", "language"),
            **editorial("title", "number", "publisher", "external_url", "journal", "volume"),
            **editorial("issue", "outlet_name", "changes"),
            **not_personal("Names of authors as they stand in print", "authors"),
        }
    ),
)
personal_data.register(
    "library.PublicationFile",
    Holding({**chosen("language"), **editorial("title", "paper")}),
)
personal_data.register(
    "library.JournalArticle",
    Holding(
        {
            **made("doi"),
            **chosen("access"),
            **editorial("title", "pages", "url"),
            **not_personal("Names of authors as they stand in print", "authors"),
        }
    ),
)
personal_data.register("library.LibraryPage", Holding(of_page("summary")))
for name in ("MaterialsPage", "PublicationPage"):
    personal_data.register(f"library.{name}", Holding(of_page("summary", "body")))
personal_data.register("library.ToolkitPage", Holding(editorial("modules")))
