"""What is held, or invalidated, is seen nowhere: not in a count, the API, the page or the wall."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.actions.decide_held import decide_held
from campaign.actions.switch import use_switch
from campaign.actions.tally import tally
from campaign.models import Pledge, PledgePage, Signature, SignatureTally
from campaign.selectors.wall import public_names
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db


def signed(page: PledgePage, name: str, **fields: Any) -> Signature:
    return SignatureFactory.create(
        pledge=page.pledge,
        name=name,
        visibility="full",
        confirmed=True,
        scored_at=timezone.now(),
        **fields,
    )


@pytest.fixture
def counted_page(page: PledgePage) -> PledgePage:
    """A pledge with one good, one held and one invalidated signature, all of them counted."""
    Pledge.objects.update(counted_at=timezone.now() - timedelta(hours=1))
    signed(page, "Good Person")
    signed(page, "Held Person", held=True, held_reasons=["names"])
    invalid = signed(page, "Invalid Person", held=True)
    decide_held(editor(), [invalid.pk], "invalidate")
    tally()
    return page


def test_neither_counts(counted_page: PledgePage) -> None:
    counted_page.pledge.refresh_from_db()
    assert counted_page.pledge.signature_count == 1
    assert list(SignatureTally.objects.values_list("count", flat=True)) == [1]


def test_the_api_does_not_know_them(counted_page: PledgePage, client: Client) -> None:
    code = counted_page.pledge.code
    assert client.get(f"/api/v1/pledges/{code}/count").json()["count"] == 1
    pledges = client.get("/api/v1/pledges.json").content.decode()
    assert "Person" not in pledges


def test_the_page_and_the_wall_do_not_show_them(counted_page: PledgePage, client: Client) -> None:
    names = [name.text for name in public_names(counted_page.pledge.pk).names]
    assert names == ["Good Person"]
    html = client.get(counted_page.url).content.decode()
    assert "Held Person" not in html
    assert "Invalid Person" not in html


def test_a_released_person_is_seen_and_after_undoing_gone(
    counted_page: PledgePage, client: Client
) -> None:
    chosen = list(Signature.objects.filter(name="Held Person").values_list("pk", flat=True))
    decide_held(editor(), chosen, "release")
    assert len(public_names(counted_page.pledge.pk).names) == 2
    tally()
    counted_page.pledge.refresh_from_db()
    assert counted_page.pledge.signature_count == 2


def test_with_the_wall_hidden_no_name_is_on_the_page(
    counted_page: PledgePage, client: Client
) -> None:
    assert "Good Person" in client.get(counted_page.url).content.decode()
    use_switch(editor(), "wall", stop=True)
    assert "Good Person" not in client.get(counted_page.url).content.decode()
    use_switch(editor(), "wall", stop=False)
    assert "Good Person" in client.get(counted_page.url).content.decode()
