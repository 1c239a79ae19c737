"""Turns the demo's blocks into StreamField data of one language."""

import uuid
from typing import Any

from wagtail.blocks import CharBlock, StructBlock, TextBlock, URLBlock

from home.blocks import ContentBlock

from .source import BaseDemo, said

CONTENT = ContentBlock()
NAMESPACE = uuid.UUID("6f1f0a35-3c5a-4c1e-9d0b-6a1d3f6f8b11")


def block_id(key: str, place: str) -> str:
    """Return the id of a block: the same in every language, so that translations pair up."""
    return str(uuid.uuid5(NAMESPACE, f"{key}/{place}"))


def _target(demo: BaseDemo, target: str, language: str) -> int | None:
    """Return the id of the page that "page:about" or "pledge:one-table" names."""
    page = demo.page(target, language)
    return page.pk if page else None


def _list(key: str, place: str, items: list[Any]) -> list[dict[str, Any]]:
    """Return list items as StreamField stores them."""
    return [
        {"type": "item", "id": block_id(key, f"{place}.{number}"), "value": item}
        for number, item in enumerate(items)
    ]


def _words(block: StructBlock, value: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the fields of a block in one language; what is not given is an empty text.

    The translation editor expects a text wherever the editor form would have stored one.
    """
    given = {name: said(text, language) for name, text in value.items()}
    texts = {
        name: str(given.get(name, ""))
        for name, child in block.child_blocks.items()
        if isinstance(child, CharBlock | TextBlock | URLBlock)
    }
    return given | texts


def _value(demo: BaseDemo, key: str, place: str, kind: str, value: Any, language: str) -> Any:
    """Return the value of one block in one language."""
    if kind in ("paragraph", "heading"):
        return said(value, language)
    words = _words(CONTENT.child_blocks[kind], value, language)
    if kind == "timeline":
        entry = CONTENT.child_blocks[kind].child_blocks["items"].child_block
        items = [_words(entry, item, language) for item in value["items"]]
        return {"items": _list(key, place, items)}
    if kind == "related_pages":
        found = [_target(demo, target, language) for target in value["pages"]]
        return {"title": words["title"], "pages": _list(key, place, [pk for pk in found if pk])}
    if kind in ("figure", "image"):
        words["image"] = demo.images[words.pop("picture")].pk
    if kind == "call_to_action":
        words["page"] = _target(demo, words.pop("target"), language)
        words["url"] = ""
    return words


def body(
    demo: BaseDemo, key: str, blocks: list[dict[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Return the raw StreamField data of a page's blocks in `language`."""
    return [
        {
            "type": block["type"],
            "id": block_id(key, str(number)),
            "value": _value(demo, key, str(number), block["type"], block["value"], language),
        }
        for number, block in enumerate(blocks)
    ]
