"""The queue of held signatures in the admin, as editors use it and see it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.decide_held import decide_held
from campaign.actions.held_rules import make_rule
from campaign.actions.undo_held import undo_held
from campaign.enums import SignatureState
from campaign.models import BlockedDomain, HeldDecision, HeldRule, Signature
from campaign.selectors.held import Conditions
from home.actions.errors import Conflict
from home.actions.once import new_key
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.staff import editor, moderator, officer, translator

pytestmark = pytest.mark.django_db
QUEUE = "/admin/campaign/held/"
DECIDE = f"{QUEUE}decide/"
DECISIONS = f"{QUEUE}decisions/"
RULES = f"{QUEUE}rules/"
DOMAINS = f"{QUEUE}domains/"


def held(**fields: Any) -> Signature:
    fields = {"confirmed": True, "held": True, "held_reasons": ["names"]} | fields
    return SignatureFactory.create(scored_at=timezone.now(), **fields)


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """Let staff in by password alone."""
    settings.ADMIN_REQUIRES_MFA = False


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def browser() -> Client:
    """An editor's."""
    return browser_of(editor())


def text(answer: Any) -> str:
    soup = BeautifulSoup(answer.content, "html.parser")
    return " ".join(soup.get_text(" ").split())


def numbers(answer: Any) -> list[int]:
    return [row.number for row in answer.context["rows"]]


@pytest.mark.parametrize("make", [editor, officer])
def test_the_queue_says_why_in_words_and_never_who(make: Any) -> None:
    held(
        name="Ama Owusu",
        email="ama.owusu@wave.example",
        message="My words",
        held_reasons=["speed", "crowd"],
        network_hash="ab12cd34ef56" + "0" * 52,
        country="KE",
    )
    answer = browser_of(make()).get(QUEUE)
    shown = text(answer)
    for words in (
        "The form came back faster than anybody types",
        "Very many signatures came from one network at once",
        "wave.example",
        "ab12cd34ef56",
        "Kenya",
    ):
        assert words in shown
    for private in ("Ama", "Owusu", "ama.owusu", "My words", "ab12cd34ef560"):
        assert private not in answer.content.decode()


def test_the_queue_tells_how_many_share_network_and_name() -> None:
    pledge = PledgeFactory()
    for _ in range(3):
        held(pledge=pledge, name_key="x" * 64, network_hash="a" * 64)
    held(name_key="x" * 64, network_hash="b" * 64)
    rows = browser_of(editor()).get(QUEUE).context["rows"]
    assert [(row.in_network, row.same_name) for row in rows] == [(3, 2)] * 3 + [(1, 0)]


def test_those_that_were_confirmed_come_first_and_the_others_can_be_shown(browser: Client) -> None:
    confirmed = held()
    pending = held(confirmed=False, state=SignatureState.PENDING)
    invalid = held(state=SignatureState.INVALIDATED)
    SignatureFactory(confirmed=True)
    assert numbers(browser.get(QUEUE)) == [confirmed.pk]
    assert numbers(browser.get(QUEUE, {"shown": "pending"})) == [pending.pk]
    assert numbers(browser.get(QUEUE, {"shown": "invalidated"})) == [invalid.pk]


def test_the_queue_is_filtered(browser: Client) -> None:
    wanted = held(
        email="a@wave.example",
        country="KE",
        held_reasons=["flood"],
        network_hash="ab12" + "0" * 60,
    )
    held(email="b@other.example", country="GH", network_hash="ff12" + "0" * 60)
    for asked in (
        {"domain": "wave.example"},
        {"domain": "@WAVE.example"},
        {"country": "KE"},
        {"reason": "flood"},
        {"network": "ab12"},
        {"pledge": wanted.pledge_id},
    ):
        assert numbers(browser.get(QUEUE, asked)) == [wanted.pk], asked
    today = timezone.now().date().isoformat()
    assert len(numbers(browser.get(QUEUE, {"signed_from": today}))) == 2
    assert numbers(browser.get(QUEUE, {"signed_until": today})) == []


@pytest.mark.parametrize(
    "asked", [{"network": "x'"}, {"pledge": "abc"}, {"signed_from": "yesterday"}, {"p": "-1"}]
)
def test_a_filter_that_makes_no_sense_is_ignored(browser: Client, asked: dict[str, str]) -> None:
    held()
    assert len(numbers(browser.get(QUEUE, asked))) == 1


def test_the_listing_costs_the_same_for_any_number(browser: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(QUEUE).status_code == 200
        return len(queries)

    held(network_hash="a" * 64)
    cost()
    one = cost()
    for number in range(40):
        held(network_hash=f"{number:064}")
    assert cost() == one
    for url in (DECISIONS, RULES, DOMAINS):
        assert browser.get(url).status_code == 200


def test_decisions_and_rules_cost_the_same_for_any_number(browser: Client) -> None:
    her = editor()

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return len(queries)

    def add() -> None:
        decide_held(her, [held().pk], "release")
        make_rule(her, "x", "hold", Conditions(country="KE", pledge_id=PledgeFactory().pk))

    add()
    first = cost(DECISIONS), cost(RULES)
    first = cost(DECISIONS), cost(RULES)
    for _ in range(10):
        add()
    assert (cost(DECISIONS), cost(RULES)) == first


def test_the_menu_says_how_many_wait(browser: Client) -> None:
    assert "Held signatures (" not in browser.get("/admin/").content.decode()
    held()
    held()
    assert "Held signatures (2)" in browser.get("/admin/").content.decode()


def test_many_are_released_at_once_and_it_is_undone_from_the_list(browser: Client) -> None:
    chosen = [held().pk for _ in range(3)]
    left = held()
    told = {"chosen": chosen, "verb": "release", "key": new_key(), "asked": ""}
    answer = browser.post(DECIDE, told, follow=True)
    assert "Release: 3 signatures." in text(answer)
    assert numbers(answer) == [left.pk]
    decision = HeldDecision.objects.get()
    assert "Undo" in text(browser.get(DECISIONS))
    answer = browser.post(f"{DECISIONS}{decision.pk}/undo/", follow=True)
    assert "Undone: 3 put back." in text(answer)
    assert len(numbers(browser.get(QUEUE))) == 4
    answer = browser.post(f"{DECISIONS}{decision.pk}/undo/", follow=True)
    assert "undone already" in text(answer)


def test_a_form_that_is_sent_twice_decides_once(browser: Client) -> None:
    signature = held()
    told = {"chosen": [signature.pk], "verb": "invalidate", "key": new_key()}
    first = browser.post(DECIDE, told, follow=True)
    again = browser.post(DECIDE, told, follow=True)
    assert "Invalidate: 1 signature." in text(first)
    assert "Invalidate: 1 signature." in text(again)
    assert HeldDecision.objects.count() == 1


def test_an_editor_hears_what_a_colleague_had_decided(browser: Client) -> None:
    one, two = held(), held()
    decide_held(editor(), [one.pk], "invalidate")
    told = {"chosen": [one.pk, two.pk], "verb": "release", "key": new_key()}
    assert "1 was decided by somebody else" in text(browser.post(DECIDE, told, follow=True))
    told = {"chosen": [one.pk], "verb": "release", "key": new_key()}
    assert "somebody was quicker" in text(browser.post(DECIDE, told, follow=True))
    told = {"chosen": ["x"], "verb": "release", "key": new_key()}
    assert "Choose at least one" in text(browser.post(DECIDE, told, follow=True))


def test_nobody_else_comes_near(browser: Client) -> None:
    signature = held()
    rule = make_rule(editor(), "x", "release", Conditions(country="GH"))
    decision = decide_held(editor(), [held().pk], "release")
    domain = BlockedDomain.objects.create(domain="wave.example")
    screens = [QUEUE, DECISIONS, RULES, f"{RULES}new/", f"{RULES}{rule.pk}/", DOMAINS]
    acts: list[tuple[str, dict[str, Any]]] = [
        (DECIDE, {"chosen": [signature.pk], "verb": "release"}),
        (f"{DECISIONS}{decision.pk}/undo/", {}),
        (f"{RULES}new/", {"name": "y", "verb": "hold", "country": "KE"}),
        (f"{RULES}{rule.pk}/apply/", {"upto": signature.pk}),
        (f"{RULES}{rule.pk}/retire/", {}),
        (DOMAINS, {"domain": "other.example"}),
        (f"{DOMAINS}{domain.pk}/trust/", {}),
    ]
    for user in (moderator("en"), translator("en")):
        other = browser_of(user)
        assert "Held signatures" not in other.get("/admin/").content.decode()
        for url in screens:
            assert other.get(url).status_code in (302, 403), url
        for url, told in acts:
            assert other.post(url, told).status_code in (302, 403), url
    for url in screens:
        assert Client().get(url).status_code == 302
    signature.refresh_from_db()
    assert signature.held
    assert (HeldDecision.objects.count(), HeldRule.objects.count()) == (1, 1)
    assert BlockedDomain.objects.count() == 1


def test_acts_are_posts(browser: Client) -> None:
    assert browser.get(DECIDE).status_code == 405
    assert browser.get(f"{DECISIONS}1/undo/").status_code == 405
    assert browser.get(f"{RULES}1/apply/").status_code == 405


@pytest.mark.parametrize("number", ["9" * 25, "9" * 5000])
def test_a_number_that_no_row_has_is_refused_in_words(browser: Client, number: str) -> None:
    data = {"chosen": number, "verb": "release", "key": new_key()}
    answer = browser.post(DECIDE, data, follow=True)
    assert answer.status_code == 200
    assert "Choose at least one signature." in text(answer)


def test_what_is_held_and_not_confirmed_yet_can_be_invalidated_and_put_back() -> None:
    one = held(confirmed=False)
    decision = decide_held(editor(), [one.pk], "invalidate")
    one.refresh_from_db()
    assert one.state == SignatureState.INVALIDATED
    with pytest.raises(Conflict):
        decide_held(editor(), [one.pk], "reinstate")
    assert undo_held(editor(), decision) == 1
    one.refresh_from_db()
    assert (one.state, one.held) == (SignatureState.PENDING, True)


def test_what_was_anonymised_cannot_count_again() -> None:
    one = held(state=SignatureState.INVALIDATED, anonymised_at=timezone.now())
    with pytest.raises(Conflict):
        decide_held(editor(), [one.pk], "reinstate")
