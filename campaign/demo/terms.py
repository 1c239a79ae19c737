"""What the pages of the demo are about."""

from typing import Any

from .source import read

Terms = dict[str, list[str]]


def terms_of(key: str) -> Terms:
    """Return the terms of a page: those of its kind, and those of its own.

    Args:
        key: as in the content files: "page:campaign", "story:libreta".
    """
    content: dict[str, Any] = read("terms")
    kind = key.partition(":")[0]
    terms: dict[str, set[str]] = {}
    for part in (content["kinds"].get(kind, {}), content["pages"].get(key, {})):
        for name, codes in part.items():
            terms.setdefault(name, set()).update(codes)
    return {name: sorted(codes) for name, codes in terms.items()}
