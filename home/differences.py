"""How far two revisions differ: in words, and in what only the author may change."""

from difflib import SequenceMatcher
from typing import Any

from .text import beginning

# Bookkeeping of Wagtail and of the tree; says nothing about the text.
BOOKKEEPING = {
    "content_type", "draft_title", "expired", "first_published_at", "has_unpublished_changes",
    "last_published_at", "latest_revision", "latest_revision_created_at", "live", "live_revision",
    "locked", "locked_at", "locked_by", "numchild", "path", "depth", "pk", "url_path",
    "wagtail_admin_comments", "go_live_at", "expire_at", "search_description", "seo_title",
    "show_in_menus", "alias_of", "translation_key", "locale", "slug",
}  # fmt: skip


def _words(content: dict[str, Any]) -> list[str]:
    """Return the words of all texts of a revision, field by field."""
    words: list[str] = []
    for name in sorted(content):
        value = content[name]
        if name in BOOKKEEPING or name in GUARDED or _repeats(content, name):
            continue
        if isinstance(value, str):
            words += [f"[{name}]", *value.split()]
        elif isinstance(value, list):
            for child in value:
                words += [f"[{name}]", str(child.get("alt_text", "")) if _is_row(child) else ""]
    return words


def _repeats(content: dict[str, Any], name: str) -> bool:
    """Tell whether a title says nothing of its own: it is how the text begins."""
    return name == "title" and content[name] == beginning(str(content.get("text") or ""))


def _is_row(child: Any) -> bool:
    return isinstance(child, dict)


# Who speaks and in which language: facts of the author.
GUARDED = {
    *("organisation", "text_language", "pledge", "owner", "byline", "written_by", "kind", "risks"),
    *("recording", "about", "translated_by", "translated_from"),
}


def changed_words(before: dict[str, Any], after: dict[str, Any]) -> int:
    """Return how many words were added, taken away or replaced."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return sum(
        max(old_end - old_start, new_end - new_start)
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    )


def edits(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the words that were replaced with those that stand there now, in their order."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (" ".join(old[old_start:old_end]), " ".join(new[new_start:new_end]))
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def guarded_changes(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """Return which facts of the author differ; photos may go, none may come."""
    changed = {name for name in GUARDED if before.get(name) != after.get(name)}
    if not _images(after) <= _images(before):
        changed.add("photos")
    return changed


def _images(content: dict[str, Any]) -> set[Any]:
    rows = content.get("photos") or []
    return {row.get("image") for row in rows}
