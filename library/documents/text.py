"""Turns the blocks of a page into plain parts, from which documents are drawn.

A part is {"kind": ...} with words alone: heading, subheading, paragraph, bullet, step, box, number,
quote, sheet. Pictures, links and lists that keep themselves up to date stay on the page.
"""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

from home.blocks.statistic import find_figures

Part = dict[str, Any]
KINDS = {"p": "paragraph", "h3": "subheading", "h4": "subheading", "li": "bullet"}


class _Reader(HTMLParser):
    """Collects the paragraphs, headings and list items of a rich text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.kind = "paragraph"
        self.words: list[str] = []
        self.steps = 0
        self.ordered = False

    def flush(self) -> None:
        text = " ".join("".join(self.words).split())
        if text:
            number = {"number": self.steps} if self.kind == "step" else {}
            self.parts.append({"kind": self.kind, "text": text, **number})
        self.words = []
        self.kind = "paragraph"

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in ("ol", "ul"):
            self.ordered, self.steps = tag == "ol", 0
        if tag in KINDS:
            self.flush()
            self.kind = KINDS[tag]
            if tag == "li" and self.ordered:
                self.steps += 1
                self.kind = "step"
        if tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in KINDS:
            self.flush()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def rich_parts(html: str) -> list[Part]:
    """Return the parts of a rich text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.parts


def plain_parts(text: str) -> list[Part]:
    """Return a paragraph for each line of a plain text that holds words."""
    return [
        {"kind": "paragraph", "text": line.strip()} for line in text.splitlines() if line.strip()
    ]


def number_part(value: str, label: str, source: str, year: str) -> Part:
    """Return a figure with its source."""
    told = source if not year or year in source else f"{source}, {year}"
    words = _("Source: %(source)s") % {"source": told} if told else ""
    return {"kind": "number", "value": value, "text": label, "source": words}


def body_parts(blocks: Any) -> list[Part]:
    """Return the parts of the body of a page."""
    codes = {block.value["code"] for block in blocks if block.block_type == "statistic"}
    figures = find_figures(codes) if codes else {}
    return [part for block in blocks for part in _parts_of(block, figures)]


def _parts_of(block: Any, figures: dict[str, Any]) -> Iterable[Part]:
    value, kind = block.value, block.block_type
    if kind == "paragraph":
        return rich_parts(value.source)
    if kind == "heading":
        return [{"kind": "heading", "text": str(value)}]
    if kind == "statistic":
        one = figures.get(value["code"])
        return [number_part(one.value, one.label, one.source_title, one.year)] if one else []
    if kind == "big_number":
        source, year = value["source_title"], value["year"] or ""
        return [number_part(value["value"], value["label"], source, year)]
    if kind == "pull_quote":
        who = " · ".join(filter(None, (value["attribution"], value["year"])))
        return [{"kind": "quote", "text": value["quote"], "by": who}]
    if kind == "ask":
        return [{"kind": "box", "title": value["title"], "text": value["text"] or ""}]
    if kind == "timeline":
        return [
            {"kind": "bullet", "text": " – ".join(filter(None, (item["date"], item["title"])))}
            for item in value["items"]
        ]
    return []


def module_parts(modules: Any) -> Iterator[Part]:
    """Yield the parts of a toolkit: each activity with its frame, and each handout as a sheet."""
    for place, block in enumerate(modules, start=1):
        module = block.value
        yield {"kind": "heading", "text": f"{place}. {module['title']}"}
        yield from plain_parts(module["text"] or "")
        for activity in module["activities"]:
            yield from activity_parts(activity)


def activity_parts(activity: Any) -> Iterator[Part]:
    """Yield the parts of one activity."""
    yield {"kind": "subheading", "text": activity["title"]}
    yield from plain_parts(activity["purpose"])
    frame = [
        (_("Time"), _("%(minutes)s minutes") % {"minutes": activity["minutes"]}),
        (_("Group"), activity["group"]),
        (_("You need"), "; ".join(thing for thing in activity["materials"] if thing)),
    ]
    yield {"kind": "frame", "rows": [[name, words] for name, words in frame if words]}
    for number, step in enumerate(activity["steps"], start=1):
        text = step["text"]
        if step["minutes"]:
            text += " " + _("(%(minutes)s minutes)") % {"minutes": step["minutes"]}
        yield {"kind": "step", "number": number, "text": text}
    if activity["facilitator_note"]:
        title = _("For who leads it")
        yield {"kind": "box", "title": title, "text": activity["facilitator_note"]}
    if activity["handout"]:
        yield sheet_part(activity)


def sheet_part(activity: Any) -> Part:
    """Return the handout of an activity: lines, those to tick apart."""
    return {
        "kind": "sheet",
        "title": activity["handout_title"] or activity["title"],
        "lines": sheet_lines(activity["handout"]),
    }


def sheet_lines(text: str) -> list[Part]:
    """Return the lines of a handout, and which of them begin with a box to tick."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        {"text": line.removeprefix("[ ]").strip(), "tick": line.startswith("[ ]")} for line in lines
    ]
