"""What the index keeps about people: what public pages say, as long as they say it."""

from home.personal_data import (
    Holding,
    Personal,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
)

WORDS = "The words of a public page, so that it is found; a story may tell about people"
WITH_PAGE = "As long as the page is public; it goes with it, at once"
OF_PAGE = "Goes and comes with the page that it is made from"
ASKED = "What was looked for in vain, without who or from where; nothing that looks like an address"
ASKED_KEPT = "14 days, and half a year when it was asked on three occasions; by a daily job"

_OF_PAGES = Personal(WORDS, WITH_PAGE, erased=OF_PAGE, exported=OF_PAGE)

personal_data.register(
    "search.SearchDocument",
    Holding(
        {
            **dict.fromkeys(
                ("title", "title_words", "summary", "text", "words", "stems"), _OF_PAGES
            ),
            **made("key", "family", "digest", "file_hash"),
            **chosen("kind", "language", "terms"),
        }
    ),
)
personal_data.register(
    "search.SearchWord",
    Holding(
        {
            **not_personal("One word of public texts, without which text it stands in", "word"),
            **made("languages"),
        }
    ),
)
personal_data.register(
    "search.FileText",
    Holding({**editorial("text"), **made("file_hash"), **chosen("state")}),
)
personal_data.register(
    "search.Synonyms",
    Holding({**not_personal("Words of a language", "words"), **chosen("language")}),
)
personal_data.register(
    "search.MissedSearch",
    Holding(
        {
            "words": Personal(
                ASKED,
                ASKED_KEPT,
                erased="The daily job; nobody is named",
                exported="Nobody is named",
            ),
            **chosen("language"),
        }
    ),
)
