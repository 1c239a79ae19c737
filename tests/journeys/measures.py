"""What a page weighs on the way to a phone, and what axe finds on it."""

import gzip
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

TEXTS = ("text/", "application/json", "application/javascript", "image/svg")
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@dataclass
class Weight:
    """Bytes of a page and all that it loads, texts gzipped as a proxy sends them."""

    document: int = 0
    code: int = 0
    pictures: int = 0
    other: int = 0
    addresses: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many requests the page took."""
        return len(self.addresses)

    @property
    def total(self) -> int:
        """All bytes together."""
        return self.document + self.code + self.pictures + self.other

    def add(self, response: Response) -> None:
        """Count one answer; redirects carry no body worth counting."""
        if response.url.startswith("data:"):
            return
        self.addresses.append(response.url)
        if 300 <= response.status < 400:
            return
        body = response.body()
        if response.headers.get("content-type", "").startswith(TEXTS):
            body = gzip.compress(body, 6)
        kind = response.request.resource_type
        if kind == "document":
            self.document += len(body)
        elif kind in {"stylesheet", "script"}:
            self.code += len(body)
        elif kind == "image":
            self.pictures += len(body)
        else:
            self.other += len(body)


def weigh(page: Page, address: str, *, to_the_end: bool = False) -> Weight:
    """Open an address in a fresh window and return what arrived.

    Args:
        page: a window that has loaded nothing yet, so that its cache is empty.
        address: where to go.
        to_the_end: whether to scroll down, so that lazy pictures load too.
    """
    answers: list[Response] = []

    def note(answer: Response) -> None:
        # Playwright marks the function, which it cannot do to a list's own method.
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    if to_the_end:
        height = page.evaluate("document.documentElement.scrollHeight")
        for _step in range(0, height, 400):
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(50)
        page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    weight = Weight()
    for answer in answers:
        weight.add(answer)
    return weight


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands: rule, help and the offending elements."""
    results = Axe().run(page, options=RULES)
    return [
        f"{fault['id']}: {fault['help']}: {[node['target'] for node in fault['nodes']]}"
        for fault in results.response["violations"]
    ]
