"""Reads the demo's texts (content/*.json) and knows what was made from them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from home.demo.source import LANGUAGES, BaseDemo, read_from, said
from network.models import Organisation

from ..models import Pledge

__all__ = ["FOLDER", "LANGUAGES", "Demo", "read", "said", "step"]
FOLDER = Path(__file__).resolve().parent
Translated = dict[str, str]


def read(name: str) -> Any:
    """Return the content of content/<name>.json."""
    return read_from(FOLDER, name)


@dataclass
class Demo(BaseDemo):
    """What has been made so far, by the keys of the content files."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    pledges: dict[str, Pledge] = field(default_factory=dict)


@contextmanager
def step(out: Any, words: str) -> Iterator[None]:
    """Say what is being made, then that it is done."""
    out.write(f"  {words} ...", ending="")
    out.flush()
    yield
    out.write(" done")
