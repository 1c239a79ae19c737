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


for _name, _model, _title, _description, _fields in (
    ("theme", "library.ThemePage", _("A theme"), _("What it means, is known, is asked."), theme),
    ("impact", "library.ImpactPage", _("What was won"), _("Problem, dialogue, result."), impact),
    ("activity", "library.ActivityPage", _("An activity"), _("Why, what, for whom."), activity),
):
    page_outlines.register(_name, Outline(_model, _title, _description, _fields))
