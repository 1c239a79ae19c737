"""The delivery pack with names: made in the background, in volumes, for officers, for two days."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from campaign.actions import make_volumes as making
from campaign.actions.hand_over import ask_for_pack, take_volume
from campaign.models import DeliveryPack, PackVolume, PledgePage, Signature
from home.actions.errors import Conflict, NotAllowed
from tests.campaign.packs.help import address, log_data, made, taken, text_of, way_to, work
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db


def test_it_is_made_in_the_background_in_volumes(
    page: PledgePage, signers: list[Signature]
) -> None:
    client = admin_client(officer(), again=True)
    answer = client.post(address(page), {"language": "en", "names": "on"}, follow=True)
    assert "It is being made. Reload this page in a minute." in answer.content.decode()
    assert not PackVolume.objects.exists()
    work()
    html = client.get(address(page)).content.decode()
    assert "Ready until" in html
    assert "Volume 1 of 2" in html
    first, second = PackVolume.objects.all()
    assert [(one.names, len(one.signatures)) for one in (first, second)] == [(3, 3), (2, 2)]
    answer = client.post(way_to(second))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "-names-en-2.pdf" in answer.headers["Content-Disposition"]
    text = text_of(answer.getvalue())
    assert "Volume 2 of 2" in text
    assert "Sunita Devi" in text
    assert "Rosa Quispe" not in text
    assert "Rosa Quispe" in taken(first)


def test_making_and_each_download_are_logged(page: PledgePage, signers: list[Signature]) -> None:
    pack = made(page)
    assert log_data("make") == [{"language": "en", "names": True, "signatures": 0}]
    assert log_data("download") == []
    for volume in pack.volumes.all():
        taken(volume)
    assert log_data("download") == [
        {"language": "en", "volume": 1, "names": 3},
        {"language": "en", "volume": 2, "names": 2},
    ]


def test_a_pledge_where_nobody_is_named_has_one_volume(page: PledgePage) -> None:
    SignatureFactory.create(pledge=page.pledge, confirmed=True, name="Silent Person")
    (volume,) = made(page).volumes.all()
    text = taken(volume)
    assert "Volume 1 of 1" in text
    assert "Silent" not in text


def test_an_officer_signs_in_again_before_she_asks_and_before_she_takes(
    page: PledgePage, signers: list[Signature]
) -> None:
    volume = made(page).volumes.get(number=1)
    DeliveryPack.objects.update(language="es")
    client = admin_client(officer())
    for answer in (
        client.post(address(page), {"language": "en", "names": "on"}),
        client.post(way_to(volume)),
    ):
        assert answer.url.startswith("/en/account/2fa/reauthenticate/?next=")
    late = admin_client(officer(), again=True, minutes_ago=16)
    assert "reauthenticate" in late.post(way_to(volume)).url
    assert DeliveryPack.objects.count() == 1
    assert log_data("download") == []


@pytest.mark.parametrize("who", ["editor", "moderator", "translator", "steward"])
def test_others_get_no_names_however_they_ask(
    who: str, page: PledgePage, signers: list[Signature]
) -> None:
    volume = made(page).volumes.get(number=1)
    make: dict[str, Any] = {
        "editor": editor,
        "moderator": lambda: moderator("en"),
        "translator": lambda: translator("en"),
        "steward": lambda: member(OrganisationFactory.create(), "steward"),
    }
    client = admin_client(make[who](), again=True)
    assert client.post(way_to(volume)).status_code == 403
    assert client.post(address(page), {"language": "es", "names": "on"}).status_code == 403
    assert "Volume" not in client.get(address(page)).content.decode()
    assert DeliveryPack.objects.count() == 1
    assert log_data("download") == []


def test_a_volume_has_no_address_of_its_own(page: PledgePage, signers: list[Signature]) -> None:
    volume = made(page).volumes.get(number=1)
    assert default_storage.path(volume.file.name).startswith(default_storage.private.location)
    for client in (admin_client(officer(), again=True), admin_client(editor(), again=True)):
        assert client.get(f"/files/{volume.file.name}").status_code == 404
        assert client.get(f"/media/{volume.file.name}").status_code == 404
    assert admin_client(officer(), again=True).get(way_to(volume)).status_code == 405


def test_the_actions_refuse_by_themselves(page: PledgePage, signers: list[Signature]) -> None:
    volume = made(page).volumes.get(number=1)
    with pytest.raises(NotAllowed):
        ask_for_pack(editor(), page.pledge, "en", fresh=True)
    with pytest.raises(NotAllowed, match="second factor"):
        ask_for_pack(officer(), page.pledge, "en", fresh=False)
    with pytest.raises(NotAllowed):
        take_volume(editor(), volume.pk, fresh=True)
    with pytest.raises(NotAllowed, match="second factor"):
        take_volume(officer(), volume.pk, fresh=False)
    with pytest.raises(Conflict, match="not public"):
        ask_for_pack(officer(), PledgeFactory(), "en", fresh=True)


def test_who_asks_while_it_is_being_made_starts_nothing(
    page: PledgePage, signers: list[Signature]
) -> None:
    assert ask_for_pack(officer(), page.pledge, "en", fresh=True)
    assert not ask_for_pack(officer(), page.pledge, "en", fresh=True)
    client = admin_client(officer(), again=True)
    answer = client.post(address(page), {"language": "en", "names": "on"}, follow=True)
    assert "This pack is being made already." in answer.content.decode()
    assert DBTaskResult.objects.filter(task_path__endswith="make_volumes").count() == 1
    assert len(log_data("make")) == 1


def test_a_pack_that_cannot_be_drawn_says_so_and_can_be_asked_for_again(
    page: PledgePage, signers: list[Signature], monkeypatch: Any
) -> None:
    def broken(*_words: Any) -> bytes:
        raise OSError("disk full")

    with monkeypatch.context() as one:
        one.setattr(making, "draw_volume", broken)
        assert ask_for_pack(officer(), page.pledge, "en", fresh=True)
        work()
    html = admin_client(officer(), again=True).get(address(page)).content.decode()
    assert "It could not be made." in html
    assert "It could not be drawn." in html
    assert not PackVolume.objects.exists()
    assert made(page).volumes.count() == 2


def test_a_pack_of_a_pledge_that_was_taken_down_says_so(
    page: PledgePage, signers: list[Signature]
) -> None:
    assert ask_for_pack(officer(), page.pledge, "en", fresh=True)
    page.unpublish()
    work()
    html = admin_client(officer(), again=True).get(address(page)).content.decode()
    assert "The pledge is not public." in html


def test_the_page_asks_no_more_for_more_volumes(
    page: PledgePage, signers: list[Signature], django_assert_max_num_queries: Any
) -> None:
    made(page)
    client = admin_client(officer(), again=True)
    client.get(address(page))
    with django_assert_max_num_queries(16):
        client.get(address(page))
