"""Strategic plans: states with their history, snapshots, comparison, the public page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.models import StandardPage
from library.actions.change_plan_status import change_plan_status
from library.actions.take_snapshot import take_snapshot
from library.enums_programme import PlanState
from library.models import PlanActivity, PlanEvidence, PlanPage, PlanSnapshot, PlanStatus
from library.plan_drawing import WIDTH, draw
from library.selectors.plans import compare
from tests.factories.programme import PlanActivityFactory, PlanObjectiveFactory, add, programme
from tests.factories.staff import editor, moderator
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    """An editor in the admin."""
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    return client


def change(one: PlanActivity, status: str, user: Any = None, **told: Any) -> PlanStatus:
    """Change the state of an activity, as the editor sees it now."""
    one.refresh_from_db()
    told = {"seen": one.status, **told}
    since = told.pop("since", TODAY)
    return change_plan_status(one.pk, user or editor(), status, since, **told)


def plan_page(one: PlanActivity) -> PlanPage:
    """Return the public page of the plan of an activity."""
    parent = programme(site_tree("en")["en"])
    page: PlanPage = add(parent, PlanPage, "Our plan", plan=one.objective.plan)
    return page


def test_a_change_of_state_is_kept_with_what_was_before_and_logged() -> None:
    one = PlanActivityFactory.create()
    change(one, PlanState.UNDER_WAY, since=TODAY - timedelta(days=9))
    change(one, PlanState.LAPSED, note={"en": "No money."})
    one.refresh_from_db()
    assert (one.status, one.status_since) == (PlanState.LAPSED, TODAY)
    assert [row.status for row in one.history.all()] == ["lapsed", "under-way"]
    logged = ModelLogEntry.objects.filter(action="library.plan.status")
    assert [entry.data for entry in logged.order_by("pk")] == [
        {"from": "planned", "to": "under-way"},
        {"from": "under-way", "to": "lapsed"},
    ]


@pytest.mark.parametrize(
    ("status", "told", "field"),
    [
        ("planned", {}, "status"),
        ("won", {}, "status"),
        ("done", {"since": TODAY + timedelta(days=1)}, "since"),
    ],
)
def test_what_cannot_be_is_refused(status: str, told: dict[str, Any], field: str) -> None:
    one = PlanActivityFactory.create()
    with pytest.raises(Invalid) as refusal:
        change(one, status, **told)
    assert refusal.value.field == field
    assert not PlanStatus.objects.exists()


def test_a_state_does_not_begin_before_the_one_it_follows() -> None:
    one = PlanActivityFactory.create(status="under-way", status_since=TODAY)
    with pytest.raises(Invalid, match="began later"):
        change(one, PlanState.DONE, since=TODAY - timedelta(days=1))


def test_who_saw_another_state_is_told_so() -> None:
    one = PlanActivityFactory.create()
    with pytest.raises(Conflict):
        change(one, PlanState.DONE, seen="under-way")


def test_only_editors_move_a_plan_on() -> None:
    one = PlanActivityFactory.create()
    with pytest.raises(NotAllowed):
        change(one, PlanState.DONE, user=moderator("en"))
    with pytest.raises(NotAllowed):
        take_snapshot(one.objective.plan_id, moderator("en"))


def test_a_snapshot_stays_as_it_was_and_can_be_compared() -> None:
    one = PlanActivityFactory.create()
    other = PlanActivityFactory.create(objective=one.objective)
    snapshot = take_snapshot(one.objective.plan_id, editor(), {"en": "First"})
    with pytest.raises(Conflict, match="today already"):
        take_snapshot(one.objective.plan_id, editor())
    change(one, PlanState.DONE)
    snapshot.refresh_from_db()
    states = [row["status"] for row in snapshot.content[0]["activities"]]
    assert states == ["planned", "planned"]
    PlanSnapshot.objects.filter(pk=snapshot.pk).update(taken_on=date(2020, 1, 1))
    later = take_snapshot(one.objective.plan_id, editor())
    changes = compare(snapshot.content, later.content)
    assert [(row["was"], row["now"], row["changed"]) for row in changes] == [
        ("planned", "done", True),
        ("planned", "planned", False),
    ]
    assert other.pk


def test_a_comparison_knows_what_is_new_and_what_is_no_more() -> None:
    def plan(*rows: tuple[int, str, str]) -> list[dict[str, Any]]:
        told = [{"id": pk, "title": {"en": words}, "status": status} for pk, words, status in rows]
        return [{"number": 1, "title": {"en": "One"}, "activities": told}]

    found = compare(
        plan((1, "a", "planned"), (2, "b", "done")), plan((2, "c", "done"), (3, "d", "planned"))
    )
    assert [(one["title"]["en"], one["was"], one["now"], one["reworded"]) for one in found] == [
        ("d", None, "planned", False),
        ("a", "planned", None, False),
        ("c", "done", "done", True),
    ]


def test_the_page_shows_every_activity_also_when_it_has_lapsed(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    one = PlanActivityFactory.create(status="under-way", status_since=date(2019, 1, 1))
    page = plan_page(one)
    evidence = add(page.get_parent().get_parent().specific, StandardPage, "What we found")
    PlanEvidence.objects.create(activity=one, page=evidence)
    change(one, PlanState.LAPSED, note={"en": "No money."})
    client.get("/en/")
    with django_assert_max_num_queries(12):
        text = client.get(page.url).content.decode()
    for words in ("Ask the city", "Lapsed", "No money.", "What we found", "<svg", "<table"):
        assert words in text
    assert "What changed" not in text


def test_the_page_compares_two_days_and_drops_unknown_ones(client: Client) -> None:
    one = PlanActivityFactory.create()
    page = plan_page(one)
    snapshot = take_snapshot(one.objective.plan_id, editor())
    PlanSnapshot.objects.filter(pk=snapshot.pk).update(taken_on=date(2020, 1, 31))
    change(one, PlanState.DONE)
    text = client.get(f"{page.url}?from=2020-01-31").content.decode()
    assert "What changed from" in text
    for bad in ("2020-02-31", "x", "2020-01-30", "9" * 60):
        answer = client.get(f"{page.url}?from={bad}")
        assert (answer.status_code, answer.context["comparing"]) == (200, False)


def test_the_bars_are_as_wide_as_the_states_are_many() -> None:
    states = {"planned": 1, "under-way": 2, "done": 1, "lapsed": 0}
    drawn = draw([{"number": 1, "title": "One", "states": states}])
    pieces = drawn[0].pieces
    assert [(one.state, one.number, one.width) for one in pieces] == [
        ("done", 1, WIDTH / 4),
        ("under-way", 2, WIDTH / 2),
        ("planned", 1, WIDTH / 4),
    ]
    assert draw([]) == []


def test_an_editor_changes_a_state_on_a_screen_of_the_admin(desk: Client) -> None:
    one = PlanActivityFactory.create()
    address = reverse("library_plan_status", args=[one.pk])
    assert desk.get(address).status_code == 200
    answer = desk.post(address, {"status": "done", "since": "2999-01-01", "seen": "planned"})
    assert answer.status_code == 422
    told = {"status": "done", "since": TODAY.isoformat(), "seen": "planned", "note_en": "Signed."}
    assert desk.post(address, told).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.history.get().note) == ("done", {"en": "Signed."})
    stale = desk.post(address, told, follow=True)
    assert "Somebody has changed this" in stale.content.decode()


def test_an_editor_keeps_a_snapshot_on_a_screen_of_the_admin(desk: Client) -> None:
    plan = PlanObjectiveFactory.create().plan
    address = reverse("library_plan_snapshot", args=[plan.pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"note_en": "First"}).status_code == 302
    assert plan.snapshots.get().note == {"en": "First"}


@pytest.mark.parametrize("name", ["plan", "planobjective", "planactivity", "policyspace"])
def test_editors_add_records_in_the_admin_and_nobody_deletes_them(desk: Client, name: str) -> None:
    one = PlanActivityFactory.create()
    records = {
        "plan": one.objective.plan_id,
        "planobjective": one.objective_id,
        "planactivity": one.pk,
    }
    space = f"wagtailsnippets_library_{name}"
    assert desk.get(reverse(f"{space}:add")).status_code == 200
    assert desk.get(reverse(f"{space}:list")).status_code == 200
    if name in records:
        assert desk.get(reverse(f"{space}:edit", args=[records[name]])).status_code == 200
        delete = desk.get(reverse(f"{space}:delete", args=[records[name]]))
        assert delete.status_code == 403 or delete.headers["Location"] == "/admin/"
