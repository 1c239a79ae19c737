"""Markdown of the guide as HTML of the admin: links and pictures lead to their addresses here."""

import re
from functools import lru_cache

import nh3
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .files import CONTENTS, GuideFile

PAGE = re.compile(r"\A(?:\.\./)?([\w-]+)\.md(#[\w-]*)?\Z")
PICTURE = re.compile(r"\A(?:\.\./)?pictures/([\w-]+\.webp)\Z")
NO_LETTERS = re.compile(r"[^\w\s-]")
HEADINGS = {f"h{level}" for level in range(1, 5)}
TAGS = HEADINGS | {"p", "a", "img", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "hr", "br"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "loading"}} | {tag: {"id"} for tag in HEADINGS}
_reader = MarkdownIt("commonmark", {"html": False}).enable("table")


def anchor(words: str) -> str:
    """Return the anchor of a heading as the forges make it, so that links work on both."""
    return NO_LETTERS.sub("", words.strip().lower()).replace(" ", "-")


def page_url(name: str, part: str = "") -> str:
    """Return the address of a page of the guide in the admin."""
    address = reverse("guide") if name == CONTENTS else reverse("guide_page", args=[name])
    return f"{address}{part}"


def html_of(file: GuideFile) -> SafeString:
    """Return a page without its first heading, which stands in the head of the screen."""
    return _html(file.text)


@lru_cache(maxsize=128)
def _html(text: str) -> SafeString:
    tokens = _reader.parse(text)
    if len(tokens) > 2 and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            token.attrSet("id", anchor(following.content))
        for child in token.children or ():
            _lead(child)
    drawn = _reader.renderer.render(tokens, _reader.options, {})
    cleaned = nh3.clean(drawn, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"})
    return mark_safe(cleaned)  # noqa: S308 - cleaned just now


def _lead(token: Token) -> None:
    """Let a link or picture lead to its address in the admin; other files are not served."""
    if token.type == "link_open":
        href = str(token.attrGet("href") or "")
        if found := PAGE.match(href):
            token.attrSet("href", page_url(found.group(1), found.group(2) or ""))
        elif not href.startswith(("http://", "https://", "#")):
            token.attrs.pop("href", None)
    elif token.type == "image":
        found = PICTURE.match(str(token.attrGet("src") or ""))
        token.attrSet("src", reverse("guide_picture", args=[found.group(1)]) if found else "")
        token.attrSet("loading", "lazy")
