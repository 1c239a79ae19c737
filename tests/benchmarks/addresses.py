"""Addresses of searches and listings, no two alike, as people and programs ask for them."""

from collections.abc import Callable
from random import Random
from urllib.parse import urlencode

from search.models import SearchWord

Asked = dict[str, str]
# Of the texts of generate_scale: each stands in thousands of them.
COMMON = (
    *("market", "women", "children", "daughter", "places", "morning", "room", "sell", "city"),
    *("workers", "union", "association", "cooperative", "waste", "pickers", "domestic", "network"),
)
LISTS = {
    "theme": ("child-care", "uhc", "ohs", "law", "movement", "urban", "cooperatives"),
    "country": ("GH", "PE", "IN", "SN", "BR", "KE", "ZA", "TH"),
    "sector": ("sv", "mt", "wp", "hp", "dw", "hbw"),
    "programme": ("social-protection", "organising", "law", "urban-policies"),
    "audience": ("worker", "leader", "staff", "mbo", "network", "city"),
}
SERIES = ("working-paper", "policy-brief", "law-brief", "toolkit", "book", "statement")
LANGUAGES = ("en", "es", "fr", "pt")


class Asking:
    """Thinks of addresses; the same ones each time."""

    def __init__(self, seed: int = 1) -> None:
        """Know the words of the texts."""
        self.random = Random(seed)
        self.words = list(SearchWord.objects.order_by("pk").values_list("word", flat=True))

    def some(self, most: int, least: int = 1) -> str:
        """Return words as they stand in texts."""
        number = self.random.randint(least, most)
        return " ".join(self.random.choice(self.words) for _place in range(number))

    def common(self) -> str:
        """Return one to four words that stand in thousands of texts."""
        return " ".join(self.random.sample(COMMON, k=self.random.randint(1, 4)))

    def slip(self, words: str) -> str:
        """Return words with two letters of the longest swapped."""
        longest = max(words.split(), key=len)
        place = self.random.randint(1, max(1, len(longest) - 3))
        wrong = longest[:place] + longest[place + 1 : place + 2] + longest[place]
        return words.replace(longest, wrong + longest[place + 2 :])

    def choices(self, number: int, *names: str) -> Asked:
        """Return so many choices of lists."""
        chosen = self.random.sample(names or sorted(LISTS), k=number)
        return {name: self.random.choice(LISTS[name]) for name in chosen}

    def page(self, most: int) -> Asked:
        """Return a page far behind the first."""
        return {"page": str(self.random.randint(2, most))}

    def address(self, path: str, asked: Asked, languages: tuple[str, ...] = LANGUAGES) -> str:
        """Return the address of a path in some language."""
        return f"/{self.random.choice(languages)}{path}?{urlencode(asked)}"

    def related(self, number: int, **more: str) -> str:
        """Return a list of pages of mixed types by so many terms, a third of them by title."""
        order = {"sort": "title"} if self.random.random() < 0.33 else {}
        return self.address("/related/", {**self.choices(number), **order, **more})

    def search(self, words: str, **more: str) -> str:
        """Return a search."""
        return self.address("/search/", {"q": words, **more})


# What is measured -> how one address of it is made up.
KINDS: dict[str, Callable[[Asking], str]] = {
    "Search, one to four words": lambda asking: asking.search(asking.some(4)),
    "Search, words of thousands of texts": lambda asking: asking.search(asking.common()),
    "Search, with slips": lambda asking: asking.search(asking.slip(asking.some(3))),
    "Search, with three facets": lambda asking: asking.search(
        asking.common(), type="organisations", **asking.choices(2, "country", "sector")
    ),
    "Search, pages 2 to 40": lambda asking: asking.search(asking.common(), **asking.page(40)),
    "Search, nothing found": lambda asking: asking.search(
        "xq" + "".join(asking.random.choices("kqvwxz", k=8))
    ),
    "Suggestions": lambda asking: asking.address(
        "/search/suggestions.json", {"q": asking.some(2)[:-2]}
    ),
    "Related pages, no term": lambda asking: asking.related(0, **asking.page(1000)),
    "Related pages, one term": lambda asking: asking.related(1),
    "Related pages, two terms": lambda asking: asking.related(2),
    "Related pages, three terms": lambda asking: asking.related(3),
    "Related pages, one term, pages 2 to 200": lambda asking: asking.related(1, **asking.page(200)),
    "Library": lambda asking: asking.address("/library/", asking.page(150)),
    "Library, with two facets": lambda asking: asking.address(
        "/library/",
        {
            **asking.choices(1, "theme", "programme", "audience"),
            "series": asking.random.choice(SERIES),
        },
    ),
    "Library, a year": lambda asking: asking.address(
        "/library/", {"year": str(asking.random.randint(1997, 2026)), **asking.choices(1, "theme")}
    ),
    "Stories": lambda asking: asking.address("/stories/", asking.page(1000), ("en",)),
    "Stories, with facets": lambda asking: asking.address(
        "/stories/", asking.choices(2, "country", "sector"), ("en",)
    ),
    "Directory, with facets": lambda asking: asking.address(
        "/network/", asking.choices(2, "country", "sector")
    ),
    "Directory, pages 2 to 300": lambda asking: asking.address("/network/", asking.page(300)),
    "Directory, search with slips": lambda asking: asking.address(
        "/network/", {"q": asking.slip(asking.common())}
    ),
}


def addresses(number: int) -> dict[str, list[str]]:
    """Return so many addresses of each kind."""
    asking = Asking()
    return {what: [make(asking) for _place in range(number)] for what, make in KINDS.items()}
