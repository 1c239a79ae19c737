"""Saved rules: whom they catch, what they tell, and that they decide only what was shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions.held_rules import apply_rule, make_rule, preview_rule, retire_rule
from campaign.actions.score import score_new
from campaign.actions.undo_held import undo_held
from campaign.models import HeldRule, Pledge, Signature
from campaign.selectors.held import Conditions
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def rule(verb: str = "invalidate", keep: bool = False, **conditions: Any) -> HeldRule:
    return make_rule(editor(), "The wave of May", verb, Conditions(**conditions), keep=keep)


def signed(**fields: Any) -> Signature:
    return SignatureFactory.create(confirmed=True, scored_at=timezone.now(), **fields)


def caught(one: HeldRule) -> int:
    return preview_rule(editor(), one).number


def test_each_condition_chooses_and_all_must_be_met() -> None:
    pledge = PledgeFactory()
    collector = member(OrganisationFactory(), "collector")
    wanted = {
        "pledge": pledge,
        "email": "a@mx.wave.example",
        "country": "KE",
        "network_hash": "ab12" + "0" * 60,
        "collector": collector,
        "name": "Wave One",
        "created_at": NOON,
        "held_reasons": ["crowd", "speed"],
    }
    signed(**wanted)
    others: dict[str, Any] = {
        "pledge": PledgeFactory(),
        "email": "a@notwave.example",
        "country": "GH",
        "network_hash": "ff12" + "0" * 60,
        "collector": None,
        "created_at": NOON + timedelta(hours=2),
        "held_reasons": ["names"],
    }
    for name, value in others.items():
        signed(**{**wanted, name: value})
    conditions: dict[str, Any] = {
        "pledge_id": pledge.pk,
        "domain": "wave.example",
        "country": "KE",
        "network_hash": "ab12",
        "collector_id": collector.pk,
        "signed_until": NOON + timedelta(hours=1),
        "reason": "crowd",
    }
    assert caught(rule(**conditions)) == 1
    for name in conditions:
        fewer = {key: value for key, value in conditions.items() if key != name}
        assert caught(rule(**fewer)) == 2, name
    assert caught(rule(signed_from=NOON + timedelta(hours=1))) == 1


def test_a_preview_decides_nothing_and_shows_no_person() -> None:
    signature = signed(name="Ama Owusu", email="ama.owusu@wave.example")
    preview = preview_rule(editor(), rule(domain="wave.example"))
    assert (preview.number, preview.upto) == (1, signature.pk)
    assert "wave.example" in str(preview)
    assert "Owusu" not in str(preview)
    assert "ama.owusu" not in str(preview)
    signature.refresh_from_db()
    assert signature.state == "confirmed"


def test_applying_is_one_decision_that_is_undone_as_a_whole() -> None:
    for number in range(30):
        signed(email=f"{number}@wave.example", held=number % 2 == 0)
    before = list(Signature.objects.order_by("pk").values_list("state", "held", "held_reasons"))
    one = rule(domain="wave.example")
    decision = apply_rule(editor(), one, preview_rule(editor(), one).upto)
    assert (decision.number, decision.rule) == (30, one)
    assert set(Signature.objects.values_list("state", flat=True)) == {"invalidated"}
    assert undo_held(editor(), decision) == 30
    after = list(Signature.objects.order_by("pk").values_list("state", "held", "held_reasons"))
    assert after == before


def test_applying_costs_the_same_statements_for_any_number() -> None:
    her = editor()

    def cost(number: int, domain: str) -> int:
        for place in range(number):
            signed(email=f"{place}@{domain}")
        one = make_rule(her, domain, "hold", Conditions(domain=domain))
        with CaptureQueriesContext(connection) as queries:
            apply_rule(her, one, 10**9)
        return len(queries)

    cost(1, "first.example")
    assert cost(3, "few.example") == cost(60, "many.example")


def test_a_rule_that_holds_says_so_among_the_reasons_and_undoing_takes_it_back() -> None:
    signature = signed(email="a@wave.example", held_reasons=["crowd"])
    one = rule("hold", domain="wave.example")
    decision = apply_rule(editor(), one, signature.pk)
    signature.refresh_from_db()
    assert (signature.held, signature.held_reasons) == (True, ["crowd", "rule"])
    undo_held(editor(), decision)
    signature.refresh_from_db()
    assert (signature.held, signature.held_reasons) == (False, ["crowd"])


def test_a_rule_that_releases_finds_only_what_is_held() -> None:
    signed(country="KE")
    waiting = signed(country="KE", held=True)
    one = rule("release", country="KE")
    assert caught(one) == 1
    apply_rule(editor(), one, waiting.pk)
    waiting.refresh_from_db()
    assert not waiting.held


def test_what_came_after_the_preview_is_left() -> None:
    signed(email="a@wave.example")
    one = rule(domain="wave.example")
    upto = preview_rule(editor(), one).upto
    late = signed(email="b@wave.example")
    assert apply_rule(editor(), one, upto).number == 1
    late.refresh_from_db()
    assert late.state == "confirmed"


def test_a_rule_by_name_does_not_tell_whether_somebody_signed() -> None:
    for _ in range(4):
        signed(name="Ama Owusu", email="ama@owusu.example")
    one = rule(name_contains="Owusu")
    preview = preview_rule(editor(), one)
    assert (preview.hidden, preview.number, preview.sample) == (True, 0, [])
    with pytest.raises(Invalid):
        apply_rule(editor(), one, 10**9)
    signed(name="AMA OWUSU", email="ama@owusu.example")
    preview = preview_rule(editor(), one)
    assert (preview.hidden, preview.number) == (False, 5)
    assert "owusu.example" not in str(preview.sample)
    looks = ModelLogEntry.objects.filter(action="cradle.rule.look")
    assert looks.count() == 2


def test_a_rule_by_name_looks_at_no_new_signatures() -> None:
    with pytest.raises(Invalid):
        rule("hold", keep=True, name_contains="Owusu")


def test_a_kept_rule_holds_new_signatures_and_leaves_the_decision_to_people() -> None:
    rule("invalidate", keep=True, domain="wave.example")
    rule("hold", keep=True, reason="speed")
    wave = SignatureFactory(confirmed=True, email="a@wave.example")
    fast = SignatureFactory(held_reasons=["speed"])
    SignatureFactory()
    score_new()
    found = Signature.objects.filter(held=True).order_by("pk")
    assert [(row.pk, row.state, row.held_reasons) for row in found] == [
        (wave.pk, "confirmed", ["rule"]),
        (fast.pk, "pending", ["speed", "rule"]),
    ]


def test_kept_rules_cost_two_statements_however_many_there_are() -> None:
    rule("hold", keep=True, domain="a.example")

    def cost() -> int:
        SignatureFactory()
        with CaptureQueriesContext(connection) as queries:
            score_new()
        return len(queries)

    one = cost()
    for number in range(5):
        rule("hold", keep=True, domain=f"{number}.example")
    assert cost() == one


def test_a_retired_rule_rests() -> None:
    one = rule("hold", keep=True, domain="wave.example")
    retire_rule(editor(), one)
    SignatureFactory(email="a@wave.example")
    score_new()
    assert not Signature.objects.filter(held=True).exists()
    one.refresh_from_db()
    with pytest.raises(Conflict):
        retire_rule(editor(), one)
    with pytest.raises(Conflict):
        apply_rule(editor(), one, 10**9)
    with pytest.raises(Conflict):
        preview_rule(editor(), one)


def test_a_rule_that_catches_nobody_decides_nothing() -> None:
    with pytest.raises(Conflict):
        apply_rule(editor(), rule(domain="wave.example"), 10**9)


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("name", {"name": " "}),
        ("verb", {"verb": "reinstate"}),
        (None, {"conditions": Conditions()}),
        ("keep", {"verb": "release", "keep": True}),
        ("signed_until", {"conditions": Conditions(signed_from=NOON, signed_until=NOON)}),
        ("reason", {"conditions": Conditions(reason="because")}),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(field: str | None, asked: dict[str, Any]) -> None:
    told = {"name": "x", "verb": "hold", "conditions": Conditions(country="KE")} | asked
    with pytest.raises(Invalid) as refused:
        make_rule(editor(), **told)
    assert refused.value.field == field


def test_the_database_refuses_rules_without_conditions_and_kept_releases() -> None:
    for fields in (
        {"verb": "hold"},
        {"verb": "release", "country": "KE", "keep": True},
        {"verb": "hold", "country": "KE", "keep": True, "retired_at": NOON},
        {"verb": "hold", "signed_from": NOON, "signed_until": NOON},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            HeldRule.objects.create(name="x", **fields)


def test_only_editors_and_officers_use_rules() -> None:
    one = rule(domain="wave.example")
    people = [
        AnonymousUser(),
        moderator("en"),
        translator("en"),
        *(member(OrganisationFactory(), role) for role in ("author", "collector", "steward")),
    ]
    for user in people:
        with pytest.raises(NotAllowed):
            make_rule(user, "x", "hold", Conditions(country="KE"))
        with pytest.raises(NotAllowed):
            preview_rule(user, one)
        with pytest.raises(NotAllowed):
            apply_rule(user, one, 1)
        with pytest.raises(NotAllowed):
            retire_rule(user, one)
    assert make_rule(officer(), "x", "hold", Conditions(country="KE"))


def test_pledges_can_go_with_their_rules() -> None:
    pledge = PledgeFactory()
    rule(pledge_id=pledge.pk)
    Pledge.objects.filter(pk=pledge.pk).delete()
    assert not HeldRule.objects.exists()
