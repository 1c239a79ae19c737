"""The delivery pack with names while it is kept: who withdraws, who asks again, when it ends."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.utils import timezone

from campaign.actions.hand_over import ask_for_pack, take_volume
from campaign.actions.make_volumes import make_volumes, tidy_packs
from campaign.actions.withdraw import withdraw
from campaign.enums import Visibility
from campaign.enums_packs import PackState
from campaign.models import DeliveryPack, PackVolume, PledgePage, Signature
from home.actions.errors import Conflict
from home.registry import recurring_jobs
from tests.campaign.packs.help import address, log_data, made, taken, text_of, way_to, work
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import officer

pytestmark = pytest.mark.django_db


def test_the_task_may_run_twice(page: PledgePage, signers: list[Signature]) -> None:
    pack = made(page)
    before = list(pack.volumes.values_list("pk", "made_at"))
    DeliveryPack.objects.update(state=PackState.MAKING)
    make_volumes.call(pack.pk)
    assert list(pack.volumes.values_list("pk", "made_at")) == before
    make_volumes.call(pack.pk)
    pack.delete()
    make_volumes.call(pack.pk)
    assert not PackVolume.objects.exists()


def test_asking_again_makes_it_anew_and_drops_the_old_files(
    page: PledgePage, signers: list[Signature], django_capture_on_commit_callbacks: Any
) -> None:
    old = [volume.file.name for volume in made(page).volumes.all()]
    SignatureFactory.create(
        pledge=page.pledge, confirmed=True, name="Fatou Diop", visibility=Visibility.FULL_NAME
    )
    with django_capture_on_commit_callbacks(execute=True):
        pack = made(page)
    assert sum(pack.volumes.values_list("names", flat=True)) == 6
    assert not any(default_storage.exists(name) for name in old)


@pytest.mark.parametrize("how", ["withdraws", "hides", "shortens", "is held"])
def test_who_chose_otherwise_since_is_not_delivered(
    how: str, page: PledgePage, signers: list[Signature]
) -> None:
    first, second = made(page).volumes.all()
    rosa = signers[0]
    if how == "withdraws":
        withdraw(rosa, tell=False)
    else:
        changes: dict[str, dict[str, Any]] = {
            "hides": {"visibility": Visibility.NOTHING},
            "shortens": {"visibility": Visibility.FIRST_NAME},
            "is held": {"held": True},
        }
        Signature.objects.filter(pk=rosa.pk).update(**changes[how])
    untouched = second.made_at
    with pytest.raises(Conflict, match="made again without that name"):
        take_volume(officer(), first.pk, fresh=True)
    with pytest.raises(Conflict, match="not there any more"):
        take_volume(officer(), second.pk, fresh=True)
    assert log_data("download") == []
    work()
    text = taken(first)
    assert "Quispe" not in text
    assert "Ama Mensah" in text
    assert ("Rosa, Ghana" in text) == (how == "shortens")
    second.refresh_from_db()
    assert second.made_at == untouched


def test_the_page_says_why_a_volume_is_not_handed_out(
    page: PledgePage, signers: list[Signature]
) -> None:
    volume = made(page).volumes.get(number=1)
    withdraw(signers[0], tell=False)
    client = admin_client(officer(), again=True)
    answer = client.post(way_to(volume), follow=True)
    html = answer.content.decode()
    assert "made again without that name" in html
    assert "It is being made." in html


def test_who_signs_or_is_released_later_makes_no_pack_outdated(
    page: PledgePage, signers: list[Signature]
) -> None:
    Signature.objects.filter(pk=signers[2].pk).update(held=True)
    volume = made(page).volumes.get(number=1)
    Signature.objects.filter(pk=signers[2].pk).update(held=False)
    SignatureFactory.create(
        pledge=page.pledge, confirmed=True, name="Fatou Diop", visibility=Visibility.FULL_NAME
    )
    assert tidy_packs() == 0
    assert "Rosa Quispe" in taken(volume)


def test_a_name_that_was_taken_back_leaves_the_files_by_itself(
    page: PledgePage, signers: list[Signature]
) -> None:
    assert recurring_jobs["tidy-packs"] == (600, tidy_packs)
    volume = made(page).volumes.get(number=1)
    withdraw(signers[0], tell=False)
    assert tidy_packs() == 1
    assert tidy_packs() == 0
    work()
    with default_storage.open(volume.file.name) as file:
        assert "Quispe" not in text_of(file.read())


def test_it_is_deleted_after_two_days(
    page: PledgePage, signers: list[Signature], django_capture_on_commit_callbacks: Any
) -> None:
    volume = made(page).volumes.get(number=1)
    with time_machine.travel(timezone.now() + timedelta(hours=47), tick=False):
        assert tidy_packs() == 0
        assert default_storage.exists(volume.file.name)
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        with pytest.raises(Conflict, match="not there any more"):
            take_volume(officer(), volume.pk, fresh=True)
        html = admin_client(officer(), again=True).get(address(page)).content.decode()
        assert "Volume 1 of 2" not in html
        with django_capture_on_commit_callbacks(execute=True):
            assert tidy_packs() == 1
    assert not DeliveryPack.objects.exists()
    assert not default_storage.exists(volume.file.name)


def test_a_pack_whose_worker_was_killed_fails_after_a_while(
    page: PledgePage, signers: list[Signature]
) -> None:
    assert ask_for_pack(officer(), page.pledge, "en", fresh=True)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        assert tidy_packs() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=False):
        assert tidy_packs() == 1
    assert DeliveryPack.objects.get().state == PackState.FAILED


def test_a_pack_of_a_pledge_that_was_taken_down_is_not_handed_out(
    page: PledgePage, signers: list[Signature]
) -> None:
    volume = made(page).volumes.get(number=1)
    page.unpublish()
    with pytest.raises(Conflict, match="not public"):
        take_volume(officer(), volume.pk, fresh=True)
