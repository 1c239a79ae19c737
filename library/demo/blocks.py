"""Turns the modules of a toolkit into StreamField data of one language."""

from typing import Any

from wagtail.blocks import Block, ListBlock, StructBlock

from home.demo.bodies import block_id
from home.demo.source import said

from ..blocks import ModulesBlock

MODULE: Block = ModulesBlock().child_blocks["module"]


def modules(key: str, content: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Return the raw data of all modules; ids are the same in every language."""
    return [
        {
            "type": "module",
            "id": block_id(key, f"module.{place}"),
            "value": _raw(MODULE, one, language, key, f"module.{place}"),
        }
        for place, one in enumerate(content)
    ]


def _raw(block: Block, value: Any, language: str, key: str, place: str) -> Any:
    """Return the value of one block as StreamField stores it."""
    if isinstance(block, StructBlock):
        return {
            name: _raw(child, (value or {}).get(name), language, key, f"{place}.{name}")
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, ListBlock):
        return [
            {
                "type": "item",
                "id": block_id(key, f"{place}.{number}"),
                "value": _raw(block.child_block, one, language, key, f"{place}.{number}"),
            }
            for number, one in enumerate(value or [])
        ]
    if isinstance(value, int):
        return value
    # A number that is not given is none; a text that is not given is empty.
    return said(value, language) if value is not None or block.name != "minutes" else None
