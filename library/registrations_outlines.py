"""Outlines of the pages of the library."""

from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from home.outlines import Outline, prompt
from home.registrations_outlines import paragraph
from home.registry import page_outlines


def rich(hint: Any) -> str:
    """Return a rich text with a hint in it."""
    return format_html("<p>{}</p>", prompt(hint))


def theme() -> dict[str, Any]:
    """Return the outline of a theme."""
    return {
        "title": prompt(_("The theme, in the words of workers")),
        "summary": prompt(_("What the theme is about, and for whom")),
        "body": [
            paragraph(_("What it means in the life of one worker")),
            ("heading", _("What is known")),
            paragraph(_("What research says, in plain words; choose the figures below")),
            ("heading", _("What workers ask")),
            paragraph(_("What their organisations want to change, and how")),
        ],
    }


def impact() -> dict[str, Any]:
    """Return the outline of an impact story: problem, dialogue, result."""
    return {
        "title": prompt(_("What was won, with a verb")),
        "summary": prompt(_("Who won what, where and when")),
        "place": prompt(_("Town and country")),
        "year": timezone.localdate().year,
        "problem": rich(_("How it was before, for one worker")),
        "dialogue": rich(_("Who talked to whom, how often, and what helped")),
        "result": rich(_("What is different today, and what is still missing")),
        "body": [
            ("pull_quote", {"quote": prompt(_("Words of somebody who took part"))}),
            ("heading", _("What others can learn")),
            paragraph(_("Two or three things to do in the same way, or in another one")),
        ],
    }


def activity() -> dict[str, Any]:
    """Return the outline of an activity."""
    return {
        "title": prompt(_("What happens, with a verb")),
        "summary": prompt(_("What, for whom and where, in one sentence")),
        "starts_on": timezone.localdate(),
        "body": [
            paragraph(_("Why it is done, and who asked for it")),
            ("heading", _("What happens")),
            paragraph(_("Step by step; who takes part, and who looks after the children")),
        ],
    }


def publication() -> dict[str, Any]:
    """Return the outline of a page about a publication."""
    return {
        "title": prompt(_("The title of the publication")),
        "summary": prompt(_("What it says, in one or two sentences")),
        "body": [
            paragraph(_("For whom it was written, and what is new in it")),
            ("heading", _("What it says")),
            paragraph(_("Three or four findings, one sentence each")),
            ("heading", _("What to do with it")),
            paragraph(_("How an organisation can use it next week")),
        ],
    }


def toolkit() -> dict[str, Any]:
    """Return the outline of a toolkit with one module and one activity."""
    steps = [{"text": prompt(_("One step, beginning with a verb")), "minutes": 10}]
    activity_block = {
        "title": prompt(_("What the group does, with a verb")),
        "purpose": prompt(_("What they can do afterwards")),
        "minutes": 60,
        "group": "6-25",
        "materials": [prompt(_("A thing that can be had in a market"))],
        "steps": steps * 3,
    }
    module = {"title": prompt(_("What this part is about")), "activities": [activity_block]}
    return {
        "title": prompt(_("The title of the toolkit")),
        "summary": prompt(_("Who can lead what with it")),
        "body": [paragraph(_("For whom it is, how long it takes, what she who leads must know"))],
        "modules": [("module", module)],
    }


for _name, _model, _title, _description, _fields in (
    ("theme", "library.ThemePage", _("A theme"), _("What it means, is known, is asked."), theme),
    ("impact", "library.ImpactPage", _("What was won"), _("Problem, dialogue, result."), impact),
    (
        "publication",
        "library.PublicationPage",
        _("About a publication"),
        _("What it says, what to do with it."),
        publication,
    ),
    (
        "toolkit",
        "library.ToolkitPage",
        _("A toolkit"),
        _("A module with one activity to copy."),
        toolkit,
    ),
    ("activity", "library.ActivityPage", _("An activity"), _("Why, what, for whom."), activity),
):
    page_outlines.register(_name, Outline(_model, _title, _description, _fields))
