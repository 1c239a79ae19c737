"""Saved rules and set-aside mail services in the admin."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from campaign.actions.held_rules import make_rule
from campaign.models import BlockedDomain, HeldDecision, HeldRule, Signature
from campaign.selectors.held import Conditions
from home.actions.once import new_key
from tests.campaign.test_held_admin import (
    DECISIONS,
    DOMAINS,
    QUEUE,
    RULES,
    browser_of,
    held,
    text,
)
from tests.factories.campaign import SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(settings: Any) -> Client:
    """An editor's."""
    settings.ADMIN_REQUIRES_MFA = False
    return browser_of(editor())


def test_a_rule_is_made_of_a_filter_tried_applied_and_undone(browser: Client) -> None:
    for number in range(4):
        held(email=f"{number}@wave.example", country="KE")
    held(email="x@other.example")
    queue = browser.get(QUEUE, {"domain": "wave.example"})
    assert f"{RULES}new/?domain=wave.example" in queue.content.decode()
    form = browser.get(f"{RULES}new/", {"domain": "wave.example"})
    assert 'value="wave.example"' in form.content.decode()
    told = {"name": "Wave", "verb": "invalidate", "domain": "wave.example"}
    answer = browser.post(f"{RULES}new/", told, follow=True)
    assert "It catches 4 signatures now." in text(answer)
    assert not HeldDecision.objects.exists()
    rule = HeldRule.objects.get()
    upto = answer.context["preview"].upto
    applied = {"upto": upto, "key": new_key()}
    done = browser.post(f"{RULES}{rule.pk}/apply/", applied, follow=True)
    assert "The rule decided about 4 signatures." in text(done)
    again = browser.post(f"{RULES}{rule.pk}/apply/", applied, follow=True)
    assert "The rule decided about 4 signatures." in text(again)
    assert HeldDecision.objects.count() == 1
    assert Signature.objects.filter(state="invalidated").count() == 4
    browser.post(f"{DECISIONS}{HeldDecision.objects.get().pk}/undo/")
    assert not Signature.objects.filter(state="invalidated").exists()
    assert "The rule is retired." in text(browser.post(f"{RULES}{rule.pk}/retire/", follow=True))
    assert "This rule is retired." in text(browser.get(f"{RULES}{rule.pk}/"))
    assert "Retired" in text(browser.get(RULES))
    late = browser.post(f"{RULES}{rule.pk}/apply/", {"upto": upto, "key": new_key()}, follow=True)
    assert "This rule is retired. Make a new one." in text(late)


def test_what_one_collector_collected_between_two_days_is_decided_and_put_back(
    browser: Client,
) -> None:
    collector = member(OrganisationFactory(), "collector")
    collector.name = "Efua Collector"
    collector.save()
    may = datetime(2026, 5, 4, tzinfo=UTC)
    fields: dict[str, Any] = {"confirmed": True, "channel": "assisted", "collector": collector}
    caught = [
        SignatureFactory.create(created_at=may + timedelta(hours=hour), **fields)
        for hour in (0, 12, 47)
    ]
    SignatureFactory.create(created_at=may - timedelta(minutes=1), **fields)
    SignatureFactory.create(created_at=may + timedelta(days=2), **fields)
    SignatureFactory.create(created_at=may, **fields | {"collector": None})
    days = {"signed_from": "2026-05-04", "signed_until": "2026-05-06"}
    queue = text(browser.get(QUEUE, {"collector": collector.pk}))
    assert "Nothing waits." in queue
    form = browser.get(f"{RULES}new/", {"collector": collector.pk})
    assert f'<option value="{collector.pk}" selected>Efua Collector' in form.content.decode()
    told = {"name": "Efua", "verb": "invalidate", "collector": collector.pk, **days}
    shown = browser.post(f"{RULES}new/", told, follow=True)
    assert "It catches 3 signatures now." in text(shown)
    assert "Efua Collector" in text(browser.get(RULES))
    rule = HeldRule.objects.get()
    applied = {"upto": shown.context["preview"].upto, "key": new_key()}
    done = browser.post(f"{RULES}{rule.pk}/apply/", applied, follow=True)
    assert "The rule decided about 3 signatures." in text(done)
    gone = Signature.objects.filter(state="invalidated")
    assert {one.pk for one in gone} == {one.pk for one in caught}
    browser.post(f"{DECISIONS}{HeldDecision.objects.get().pk}/undo/")
    assert not gone.all().exists()


def test_a_refused_rule_says_what_is_wrong_and_keeps_what_was_typed(browser: Client) -> None:
    answer = browser.post(f"{RULES}new/", {"name": "Everybody", "verb": "hold"})
    assert answer.status_code == 422
    assert "this rule would catch everybody" in text(answer)
    assert 'value="Everybody"' in answer.content.decode()
    kept = {"name": "x", "verb": "release", "country": "KE", "keep": "on"}
    answer = browser.post(f"{RULES}new/", kept)
    assert "A rule cannot release signatures that nobody has seen." in text(answer)
    assert not HeldRule.objects.exists()


def test_a_rule_by_name_hides_small_numbers_on_the_screen(browser: Client) -> None:
    held(name="Ama Owusu")
    rule = make_rule(editor(), "x", "hold", Conditions(name_contains="Owusu"))
    shown = text(browser.get(f"{RULES}{rule.pk}/"))
    assert "It catches fewer than five signatures." in shown


def test_mail_services_are_set_aside_and_trusted_again(browser: Client) -> None:
    answer = browser.post(DOMAINS, {"domain": "wave.example", "note": "A wave"}, follow=True)
    assert "wave.example is set aside." in text(answer)
    row = BlockedDomain.objects.get()
    assert browser.post(DOMAINS, {"domain": "gmail.com"}).status_code == 422
    answer = browser.post(f"{DOMAINS}{row.pk}/trust/", follow=True)
    assert "wave.example is trusted again." in text(answer)
    assert not BlockedDomain.objects.exists()
