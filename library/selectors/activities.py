"""Activities of a programme: what goes on, what comes, and what is past by year."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from home.vocabularies import label

from ..enums_programme import ActivityState
from ..models import ActivityPage
from ..periods import days

PAST_ON_A_PAGE = 24
FIRST_YEAR, LAST_YEAR = 1900, 2200


def activities_below(page: Page) -> Any:
    """Return the public activities below a page, the latest first."""
    rows = ActivityPage.objects.live().public().descendant_of(page).select_related("social_image")
    return rows.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "pk")


def by_state(activities: list[ActivityPage]) -> dict[ActivityState, list[ActivityPage]]:
    """Return activities by where they stand today; the next planned one first."""
    today = timezone.localdate()
    found: dict[ActivityState, list[ActivityPage]] = {state: [] for state in ActivityState}
    for activity in activities:
        found[activity.state_on(today)].append(activity)
    found[ActivityState.PLANNED].sort(key=lambda one: one.starts_on)
    return found


def last_year(activity: ActivityPage) -> int:
    """Return the year under which a past activity is listed."""
    return int((activity.ends_on or activity.starts_on).year)


def asked_year(request: HttpRequest) -> int | None:
    """Return the year of `?year=`, or None."""
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def archive_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Return all activities below a page: past ones by year, of one year if it was asked for."""
    found = by_state(list(activities_below(page)))
    past = sorted(found[ActivityState.PAST], key=last_year, reverse=True)
    all_years = sorted({last_year(one) for one in past}, reverse=True)
    year = asked_year(request)
    if year is not None:
        past = [one for one in past if last_year(one) == year]
    rows = Paginator(past, PAST_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "current": [one.card(request) for one in found[ActivityState.CURRENT]],
        "planned": [one.card(request) for one in found[ActivityState.PLANNED]],
        "rows": rows,
        "years": [
            {"year": when, "cards": [one.card(request) for one in group]}
            for when, group in groupby(rows, key=last_year)
        ],
        "year": year,
        "all_years": all_years if len(all_years) > 1 else [],
    }


def activity_context(request: HttpRequest, page: ActivityPage) -> dict[str, Any]:
    """Return dates, state and partners of an activity."""
    from network.selectors.directory import organisation_url

    partners = [
        {"name": row.organisation.name, "url": organisation_url(row.organisation)}
        for row in page.partners.select_related("organisation").order_by("sort_order")
    ]
    return {
        "kind_label": label("activity_kind", page.kind),
        "when": days(page.starts_on, page.ends_on) if page.ends_on else "",
        "state": page.state,
        "partners": partners,
        "outcome_lines": [line.strip() for line in page.outcomes.splitlines() if line.strip()],
    }
