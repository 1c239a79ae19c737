"""The forms of a page as a browser sees them: where they go, and what can be filled in."""

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

# Buttons of other hosts, and what a browser never sends.
NOT_SENT = {"reset", "image"}


@dataclass(frozen=True)
class Control:
    """One name of a form.

    Attributes:
        name: as it is sent.
        kind: the type of the input, `select` or `textarea`.
        given: what is sent when nobody touches it.
        offered: what can be chosen.
    """

    name: str
    kind: str
    given: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """Where it goes, and its controls by name."""

    method: str
    action: str
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def takes_files(self) -> bool:
        """Whether something can be uploaded with it."""
        return any(control.kind == "file" for control in self.controls.values())


def forms_of(html: str, address: str) -> list[Form]:
    """Return the forms of a page that lead to this site, each way once.

    Args:
        html: of the page.
        address: of the page, from which the ways of the forms go out.
    """
    found = {}
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all("form"):
        method = str(tag.get("method") or "get").lower()
        action = urljoin(address, str(tag.get("action") or "") or address)
        if urlsplit(action).netloc:
            continue
        form = Form(method, action, _controls(soup, tag))
        found[method, action, *form.controls] = form
    return list(found.values())


def _controls(soup: BeautifulSoup, form: Tag) -> dict[str, Control]:
    tags = form.find_all(["input", "select", "textarea", "button"])
    if form.get("id"):
        tags += soup.find_all(form=str(form["id"]))
    controls: dict[str, Control] = {}
    for tag in tags:
        name, kind = str(tag.get("name") or ""), _kind(tag)
        if not name or kind in NOT_SENT:
            continue
        given, offered = _values(tag, kind)
        known = controls.get(name, Control(name, kind))
        controls[name] = Control(name, kind, known.given + given, known.offered + offered)
    return controls


def _kind(tag: Tag) -> str:
    if tag.name in {"select", "textarea"}:
        return str(tag.name)
    return str(tag.get("type") or ("submit" if tag.name == "button" else "text")).lower()


def _values(tag: Tag, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is sent untouched, and what can be chosen."""
    if kind == "select":
        options = tag.find_all("option")
        values = tuple(str(one.get("value", one.get_text())) for one in options)
        chosen = tuple(
            v for v, one in zip(values, options, strict=True) if one.has_attr("selected")
        )
        return chosen or values[:1], values
    if kind == "textarea":
        return (tag.get_text(),), ()
    value = str(tag.get("value", "on" if kind in {"checkbox", "radio"} else ""))
    if kind in {"checkbox", "radio"}:
        return ((value,) if tag.has_attr("checked") else ()), (value,)
    if kind == "submit":
        return (), (value,)
    return ((value,) if kind != "file" else ()), ()
