"""Outlines of standard pages."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .outlines import Outline, prompt
from .registry import page_outlines

STANDARD_PAGE = "home.StandardPage"


def paragraph(hint: Any) -> tuple[str, Any]:
    """Return a paragraph with a hint in it."""
    return "paragraph", format_html("<p>{}</p>", prompt(hint))


def about() -> dict[str, Any]:
    """Return the outline of a page that says who somebody is."""
    return {
        "title": _("Who we are"),
        "summary": prompt(_("Who you are and what you want, in one or two sentences")),
        "body": [
            paragraph(_("Who you are, whom you organise, since when, and where")),
            ("heading", _("What we do")),
            paragraph(_("Two or three things that you do, each with an example")),
            ("heading", _("How we decide")),
            paragraph(_("Who elects whom, how often, and how members have their say")),
            ("heading", _("How to reach us")),
            paragraph(_("An address for messages; no private number of anybody")),
        ],
    }


def questions() -> dict[str, Any]:
    """Return the outline of questions and answers."""
    asked = [
        (_("What does it cost?"), _("The answer in the first sentence, then what it depends on")),
        (_("Who can take part?"), _("Who, and how she begins")),
        (_("What happens with my data?"), _("What you keep and for how long; link the notice")),
    ]
    body = [block for head, hint in asked for block in (("heading", head), paragraph(hint))]
    return {
        "title": _("Questions and answers"),
        "summary": prompt(_("What the questions are about")),
        "body": body,
    }


def event() -> dict[str, Any]:
    """Return the outline of a page about a meeting or an action."""
    return {
        "title": prompt(_("What happens, and where")),
        "summary": prompt(_("What, when and where, in one sentence")),
        "body": [
            paragraph(_("Why it matters to the reader, in two sentences")),
            ("heading", _("When and where")),
            paragraph(_("Day, hour with the time zone, place, how to get there")),
            ("heading", _("Children are welcome")),
            paragraph(_("Who looks after the children meanwhile, and what to bring")),
            ("heading", _("What happens there")),
            ("timeline", {"items": [{"date": prompt(_("Hour")), "title": prompt(_("What"))}]}),
        ],
    }


def how_to() -> dict[str, Any]:
    """Return the outline of a page that shows how something is done."""
    return {
        "title": prompt(_("How to do something: begin with a verb")),
        "summary": prompt(_("What she can do afterwards")),
        "body": [
            paragraph(_("For whom this is, how long it takes, what she needs")),
            ("heading", _("Step by step")),
            paragraph(_("One step a line, each beginning with a verb; use a numbered list")),
            ("heading", _("If something goes wrong")),
            paragraph(_("What happens most often, and what to do then")),
        ],
    }


for _name, _title, _description, _fields in (
    ("about", _("Who we are"), _("Who you are, what you do, how you decide."), about),
    ("questions", _("Questions and answers"), _("Short answers to what people ask."), questions),
    (
        "event",
        _("A meeting or an action"),
        _("What happens when and where, with child care."),
        event,
    ),
    ("how-to", _("How to do something"), _("Steps in order, and what to do in trouble."), how_to),
):
    page_outlines.register(_name, Outline(STANDARD_PAGE, _title, _description, _fields))
