"""The pages of the programme in the demo: themes, activities, plans, framework, policy spaces."""

import uuid
from typing import Any

from home.demo.bodies import block_id, body
from home.demo.source import LANGUAGES, BaseDemo, said
from home.demo.tree import add_page, finish_page

from ..models import (
    ActivityPage,
    ActivityPartner,
    FrameworkPage,
    ImpactPage,
    Plan,
    PlanPage,
    PolicySpace,
    PolicySpacePage,
    PolicySpacesPage,
    ProgrammePage,
    ThemePage,
)
from .records import (
    Organisations,
    link_plans,
    link_spaces,
    load_key_figures,
    load_plans,
    load_spaces,
    load_team,
)
from .source import on, read

KINDS: dict[str, Any] = {
    "programme": ProgrammePage,
    "theme": ThemePage,
    "activity": ActivityPage,
    "impact": ImpactPage,
    "plan": PlanPage,
    "framework": FrameworkPage,
}
# What a type of page is given as it is, and what in the language of the page.
AS_IS = ("programme", "theme", "kind", "year", "source_title", "source_url")
IN_WORDS = ("place", "outcomes", "problem", "dialogue", "result")


def used_pictures() -> set[str]:
    """Return the names of the pictures that these pages show."""
    spaces = read("policy_spaces")
    entries = [*read("programme"), *spaces["spaces"], spaces["index"]]
    return {entry["picture"] for entry in entries if entry.get("picture")}


def load_programme(demo: BaseDemo, organisations: Organisations) -> None:
    """Make the records, and the pages still without their content."""
    load_key_figures()
    load_team()
    plans = load_plans(organisations)
    spaces = load_spaces(organisations)
    for language in LANGUAGES:
        for place, entry in enumerate(read("programme")):
            page = KINDS[entry["type"]](
                **_head(demo, entry, language), **_fields(entry, plans, spaces, language)
            )
            parent = f"page:{entry['parent']}"
            days_ago = 40 + place
            add_page(demo, f"page:{entry['key']}", parent, page, language, days_ago=days_ago)
            _add_partners(page, entry, organisations)
        _load_space_pages(demo, spaces, language)


def _head(demo: BaseDemo, entry: dict[str, Any], language: str) -> dict[str, Any]:
    """Return what every page has."""
    return {
        "title": said(entry["title"], language),
        "slug": said(entry["slug"], language),
        "summary": said(entry["summary"], language),
        "terms": entry.get("terms", {}),
        "social_image": demo.images.get(entry.get("picture", "")),
    }


def _fields(
    entry: dict[str, Any], plans: dict[str, Plan], spaces: dict[str, PolicySpace], language: str
) -> dict[str, Any]:
    """Return the fields of the type of a page."""
    found = {name: entry[name] for name in AS_IS if name in entry}
    found |= {name: said(entry[name], language) for name in IN_WORDS if name in entry}
    if "starts_on" in entry:
        found |= {"starts_on": on(entry["starts_on"]), "ends_on": on(entry["ends_on"])}
    if "plan" in entry:
        found["plan"] = plans[entry["plan"]]
    if "space" in entry:
        found["space"] = spaces[entry["space"]]
    return found


def _add_partners(page: Any, entry: dict[str, Any], organisations: Organisations) -> None:
    for order, key in enumerate(entry.get("partners", ())):
        ActivityPartner.objects.create(page=page, organisation=organisations[key], sort_order=order)


def _load_space_pages(demo: BaseDemo, spaces: dict[str, PolicySpace], language: str) -> None:
    content = read("policy_spaces")
    index = PolicySpacesPage(**_head(demo, content["index"], language))
    add_page(demo, "page:policy-spaces", "page:home", index, language)
    for place, entry in enumerate(content["spaces"]):
        page = PolicySpacePage(**_head(demo, entry, language), space=spaces[entry["key"]])
        key, days_ago = f"page:{entry['key']}", 60 + place
        add_page(demo, key, "page:policy-spaces", page, language, days_ago=days_ago)


def fill_programme(demo: BaseDemo) -> None:
    """Give the pages their content and their links, now that all pages can be linked to."""
    content = read("policy_spaces")
    index = {**content["index"], "key": "policy-spaces"}
    for entry in [*read("programme"), *content["spaces"], index]:
        for language in LANGUAGES:
            page: Any = demo.pages[(f"page:{entry['key']}", language)]
            page.refresh_from_db()
            page.body = body(demo, entry["key"], entry["body"], language)
            if "figures" in entry:
                page.figures = _figures(entry)
            if "matrix" in entry:
                page.matrix = _matrix(entry, language)
            finish_page(page)
    link_plans(demo.pages)
    spaces = {space.code: space for space in PolicySpace.objects.all()}
    link_spaces(spaces, demo.pages)


def _figures(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": "figure", "id": block_id(entry["key"], f"figure.{code}"), "value": code}
        for code in entry["figures"]
    ]


def _matrix(entry: dict[str, Any], language: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "id": str(uuid.UUID(block_id(entry["key"], f"line.{place}"))),
            "value": {name: said(text, language) for name, text in line.items()},
        }
        for place, line in enumerate(entry["matrix"])
    ]
