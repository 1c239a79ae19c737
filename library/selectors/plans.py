"""A plan as it stands, as it stood, and what changed between."""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, Value
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.translated import say
from home.vocabularies import label
from network.models import Organisation
from network.selectors.directory import organisation_url

from ..enums_programme import PlanState
from ..models import (
    Plan,
    PlanActivity,
    PlanEvidence,
    PlanPage,
    PlanPartner,
    PlanSnapshot,
    PlanStatus,
)
from ..periods import months
from ..plan_drawing import BAR, WIDTH, draw
from .family import by_key, pages_in

Content = list[dict[str, Any]]
TODAY = "today"


def activities_of(plan: Plan) -> list[PlanActivity]:
    """Return all activities of a plan with their objectives, in its order."""
    rows = PlanActivity.objects.filter(objective__plan=plan).select_related("objective")
    return list(rows.order_by("objective__number", "number"))


def content_of(activities: list[PlanActivity]) -> Content:
    """Return what a snapshot keeps: words and states, by objective."""
    found: dict[int, dict[str, Any]] = {}
    for row in activities:
        objective = row.objective
        entry = found.setdefault(
            objective.pk,
            {"number": objective.number, "title": objective.title, "activities": []},
        )
        told = {"id": row.pk, "number": row.number, "title": row.title, "status": row.status}
        entry["activities"].append(told)
    return list(found.values())


def numbers(content: Content) -> list[dict[str, Any]]:
    """Return how many activities of each objective stand where."""
    return [
        {
            "number": objective["number"],
            "title": say(objective["title"]),
            "states": {
                state: sum(one["status"] == state for one in objective["activities"])
                for state in PlanState.values
            },
        }
        for objective in content
    ]


def words_of_plan(page: PlanPage) -> str:
    """Return the words of a plan in the language of its page, to be found by."""
    language = page.locale.language_code
    rows = activities_of(page.plan)
    titles = {say(row.objective.title, language) for row in rows}
    return " ".join([*sorted(titles), *(say(row.title, language) for row in rows)])


def plan_context(request: HttpRequest, page: PlanPage) -> dict[str, Any]:
    """Return the progress of a plan, and the comparison that was asked for."""
    plan = page.plan
    activities = activities_of(plan)
    snapshots = list(plan.snapshots.all())
    content = content_of(activities)
    rows = numbers(content)
    organisations = _organisations(plan, [row.pk for row in activities])
    context = {
        "plan": plan,
        "period": months(plan.begins_on, plan.ends_on),
        "region_names": [label("region", code) for code in plan.regions],
        "owners": organisations.pop(None, []),
        "total": len(activities),
        "drawing": {"lines": draw(rows), "bar": BAR, "width": WIDTH},
        "legend": [(state.value, state.label) for state in PlanState],
        "table": _table(rows),
        "snapshots": snapshots,
        "today": TODAY,
        **_asked(request, snapshots),
    }
    if context["comparing"]:
        return context | {"changes": compare(*_sides(context, snapshots, content))}
    return context | {"objectives": _objectives(request, page, activities, organisations)}


def _table(rows: list[dict[str, Any]]) -> dict[str, Any]:
    headers = [_("Objective"), *(state.label for state in PlanState)]
    return {
        "headers": headers,
        "rows": [
            {**row, "numbers": [(one.label, row["states"][one]) for one in PlanState]}
            for row in rows
        ],
    }


def _asked(request: HttpRequest, snapshots: list[PlanSnapshot]) -> dict[str, Any]:
    """Return the two days that `?from=` and `?to=` ask for; unknown ones are dropped."""
    known = {snapshot.taken_on for snapshot in snapshots}

    def day(name: str) -> date | None:
        try:
            found = parse_date(request.GET.get(name, "")[:10])
        except ValueError:
            return None
        return found if found in known else None

    begin, end = day("from"), day("to")
    return {"comparing": begin is not None, "from_day": begin, "to_day": end}


def _sides(
    context: dict[str, Any], snapshots: list[PlanSnapshot], today: Content
) -> tuple[Content, Content]:
    by_day = {snapshot.taken_on: snapshot.content for snapshot in snapshots}
    later = by_day[context["to_day"]] if context["to_day"] else today
    return by_day[context["from_day"]], later


def _state(code: str) -> PlanState | None:
    """Return a state by the code that a snapshot kept."""
    return PlanState(code) if code in PlanState.values else None


def compare(before: Content, after: Content) -> list[dict[str, Any]]:
    """Return every activity of either side with its two states; None where it was not there."""
    sides = [
        {one["id"]: (one, objective) for objective in content for one in objective["activities"]}
        for content in (before, after)
    ]
    found = []
    for pk in dict.fromkeys([*sides[1], *sides[0]]):
        was, now = (side.get(pk) for side in sides)
        activity, objective = now or was or ({}, {})
        states = [_state(side[0]["status"]) if side else None for side in (was, now)]
        worded = bool(was and now and was[0]["title"] != now[0]["title"])
        found.append(
            {
                "objective": objective["number"],
                "title": activity["title"],
                "was": states[0],
                "now": states[1],
                "changed": states[0] != states[1],
                "reworded": worded,
            }
        )
    return sorted(found, key=lambda one: (not one["changed"], one["objective"]))


def _organisations(plan: Plan, ids: list[int]) -> dict[int | None, list[dict[str, str]]]:
    """Return who works on each activity, and under None whose plan it is, in one statement."""
    fields = ("about", "place", "organisation__name", "organisation__slug")
    about = Value(None, output_field=BigIntegerField())
    owners = plan.owners.annotate(about=about, place=F("sort_order")).values_list(*fields)
    partners = PlanPartner.objects.filter(activity__in=ids)
    partners = partners.annotate(about=F("activity_id"), place=F("sort_order"))
    rows = owners.order_by().union(partners.order_by().values_list(*fields), all=True)
    found: dict[int | None, list[dict[str, str]]] = {}
    for pk, _place, name, slug in sorted(rows, key=lambda row: row[1] or 0):
        one = {"name": name, "url": organisation_url(Organisation(slug=slug))}
        found.setdefault(pk, []).append(one)
    return found


def _objectives(
    request: HttpRequest,
    page: PlanPage,
    activities: list[PlanActivity],
    partners: dict[int | None, list[dict[str, str]]],
) -> list[dict[str, Any]]:
    """Return the activities by objective with evidence, partners and history."""
    ids = [row.pk for row in activities]
    evidence = _evidence(ids, page.locale_id, request)
    history: dict[int, list[PlanStatus]] = {}
    for change in PlanStatus.objects.filter(activity__in=ids):
        history.setdefault(change.activity_id, []).append(change)
    found: dict[int, dict[str, Any]] = {}
    for row in activities:
        entry = found.setdefault(row.objective_id, {"objective": row.objective, "activities": []})
        entry["activities"].append(
            {
                "activity": row,
                "evidence": evidence.get(row.pk, []),
                "partners": partners.get(row.pk, []),
                "history": history.get(row.pk, []),
            }
        )
    return list(found.values())


def _evidence(
    ids: list[int], locale_id: int, request: HttpRequest
) -> dict[int, list[dict[str, str]]]:
    """Return the public pages that show what came of activities, in the reader's language."""
    rows = PlanEvidence.objects.filter(activity__in=ids).order_by("sort_order")
    pairs = list(rows.values_list("activity_id", "page__translation_key"))
    pages: dict[Any, Page] = by_key(pages_in(locale_id, {key for _pk, key in pairs}))
    found: dict[int, list[dict[str, str]]] = {}
    for pk, key in pairs:
        if key in pages:
            target = pages[key]
            one = {
                "title": target.title,
                "url": target.get_url(request) or "",
                "language": target.locale.language_code,
            }
            found.setdefault(pk, []).append(one)
    return found
