"""The records of the demo: figures, team, plans and policy spaces."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from wagtail.models import Page

from network.models import Organisation

from ..models import (
    Delegation,
    Plan,
    PlanActivity,
    PlanEvidence,
    PlanObjective,
    PlanOwner,
    PlanPartner,
    PlanSnapshot,
    PlanStatus,
    PolicyAsk,
    PolicyPage,
    PolicySpace,
    PolicyStatement,
    Statistic,
    TeamMember,
)
from ..selectors.plans import content_of
from .source import on, read

Organisations = Mapping[str, Organisation]
Pages = Mapping[tuple[str, str], Page]


def load_key_figures() -> None:
    """Make the figures that pages of the programme show, unless they are there already."""
    for entry in read("key_figures"):
        fields = {name: value for name, value in entry.items() if name != "code"}
        fields["value"] = Decimal(fields["value"])
        if not Statistic.objects.filter(code=entry["code"]).exists():
            Statistic.objects.create(code=entry["code"], **fields)


def load_team() -> None:
    """Make the team, by role."""
    TeamMember.objects.bulk_create(
        TeamMember(**{**entry, "since": on(entry["since"])}) for entry in read("team")
    )


def load_spaces(organisations: Organisations) -> dict[str, PolicySpace]:
    """Make the policy spaces with asks, delegations and statements; return them by key."""
    found = {}
    for entry in read("policy_spaces")["spaces"]:
        space = PolicySpace.objects.create(
            code=entry["key"],
            kind=entry["kind"],
            name=entry["title"],
            body=entry.get("holder", {}),
            place=entry.get("place", {}),
            precision=entry["precision"],
            starts_on=on(entry.get("starts_on")),
            ends_on=on(entry.get("ends_on")),
            starts_at=_clock(entry.get("starts_at")),
            ends_at=_clock(entry.get("ends_at")),
            call_until=on(entry.get("call_until")),
            call_text=entry.get("call_text", {}),
            outcome=entry.get("outcome", {}),
            **{name: entry.get(name, "") for name in PLAIN},
        )
        _fill_space(space, entry, organisations)
        found[entry["key"]] = space
    return found


PLAIN = ("time_zone", "country", "website", "source_title", "source_url")


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _fill_space(space: PolicySpace, entry: dict[str, Any], organisations: Organisations) -> None:
    PolicyAsk.objects.bulk_create(
        PolicyAsk(space=space, sort_order=place, text=text)
        for place, text in enumerate(entry.get("asks", ()))
    )
    Delegation.objects.bulk_create(
        Delegation(
            space=space,
            sort_order=place,
            **{**one, "organisation": organisations.get(one["organisation"])},
        )
        for place, one in enumerate(entry.get("delegations", ()))
    )
    PolicyStatement.objects.bulk_create(
        PolicyStatement(space=space, sort_order=place, **{**one, "day": on(one["day"])})
        for place, one in enumerate(entry.get("statements", ()))
    )


def link_spaces(spaces: Mapping[str, PolicySpace], pages: Pages) -> None:
    """Link pledges and stories to policy spaces, now that all pages are there."""
    for entry in read("policy_spaces")["spaces"]:
        for place, key in enumerate(entry.get("linked", ())):
            page = _any_page(pages, key)
            PolicyPage.objects.create(space=spaces[entry["key"]], page=page, sort_order=place)


def _any_page(pages: Pages, key: str) -> Page:
    """Return the page of a key in the language in which it was made first; KeyError for none."""
    found = next((page for (name, _language), page in pages.items() if name == key), None)
    if found is None:
        raise KeyError(key)
    return found


def load_plans(organisations: Organisations) -> dict[str, Plan]:
    """Make the plans with their histories and snapshots; return them by key."""
    found = {}
    for entry in read("plans"):
        plan = Plan.objects.create(
            code=entry["key"],
            begins_on=on(entry["begins_on"]),
            ends_on=on(entry["ends_on"]),
            **{name: entry[name] for name in ("title", "regions", "source_title", "source_url")},
        )
        for place, key in enumerate(entry["owners"]):
            PlanOwner.objects.create(plan=plan, organisation=organisations[key], sort_order=place)
        histories = _load_objectives(plan, entry["objectives"], organisations)
        for snapshot in entry["snapshots"]:
            taken_on = on(snapshot["on"])
            assert taken_on is not None  # noqa: S101 - the content names a day
            content = content_of(_as_on(histories, taken_on))
            PlanSnapshot.objects.create(
                plan=plan, taken_on=taken_on, note=snapshot["note"], content=content
            )
        found[entry["key"]] = plan
    return found


Histories = list[tuple[PlanActivity, list[tuple[date, str]]]]


def _load_objectives(
    plan: Plan, objectives: list[dict[str, Any]], organisations: Organisations
) -> Histories:
    histories: Histories = []
    for number, entry in enumerate(objectives, start=1):
        objective = PlanObjective.objects.create(
            plan=plan, number=number, title=entry["title"], theme=entry["theme"]
        )
        for place, one in enumerate(entry["activities"], start=1):
            days = [(on(state["on"]) or plan.begins_on, state) for state in one["states"]]
            activity = PlanActivity.objects.create(
                objective=objective,
                number=place,
                title=one["title"],
                status=days[-1][1]["status"],
                status_since=days[-1][0],
            )
            PlanStatus.objects.bulk_create(
                PlanStatus(
                    activity=activity,
                    since=since,
                    status=state["status"],
                    note=state.get("note", {}),
                )
                for since, state in days
            )
            PlanPartner.objects.bulk_create(
                PlanPartner(activity=activity, organisation=organisations[key], sort_order=order)
                for order, key in enumerate(one["partners"])
            )
            histories.append((activity, [(since, state["status"]) for since, state in days]))
    return histories


def _as_on(histories: Histories, when: date) -> list[PlanActivity]:
    """Return the activities as they stood on a day; unsaved."""
    shown = []
    for activity, states in histories:
        before = [status for since, status in states if since <= when]
        told = PlanActivity(
            pk=activity.pk,
            objective=activity.objective,
            number=activity.number,
            title=activity.title,
            status=before[-1] if before else "planned",
        )
        shown.append(told)
    return shown


def link_plans(pages: Pages) -> None:
    """Link the evidence to the activities of the plans, now that all pages are there."""
    for entry in read("plans"):
        for number, objective in enumerate(entry["objectives"], start=1):
            for place, one in enumerate(objective["activities"], start=1):
                if not one["evidence"]:
                    continue
                activity = PlanActivity.objects.get(
                    objective__plan__code=entry["key"], objective__number=number, number=place
                )
                PlanEvidence.objects.bulk_create(
                    PlanEvidence(activity=activity, page=_any_page(pages, key), sort_order=order)
                    for order, key in enumerate(one["evidence"])
                )
