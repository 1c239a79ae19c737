"""How the tests of delivery packs make, take and read one."""

import io
from typing import Any

from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from campaign.actions.hand_over import ask_for_pack, take_volume
from campaign.enums_packs import PackState
from campaign.models import DeliveryPack, PackVolume, PledgePage
from home.task_queue import run_tasks, runner
from tests.factories.staff import officer


def work() -> None:
    """Let the worker run what is queued."""
    run_tasks(runner("test"), 50, lambda: False)


def made(page: PledgePage) -> DeliveryPack:
    """Return the pack of a pledge, made by the worker."""
    assert ask_for_pack(officer(), page.pledge, "en", fresh=True)
    work()
    return DeliveryPack.objects.get(pledge=page.pledge, state=PackState.READY)


def text_of(content: bytes) -> str:
    """Return what a PDF says."""
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def taken(volume: PackVolume) -> str:
    """Return what stands in a volume as an officer gets it."""
    _volume, file = take_volume(officer(), volume.pk, fresh=True)
    with file:
        return text_of(file.read())


def address(page: PledgePage) -> str:
    """Return the address of the page of packs."""
    return f"/admin/campaign/pack/{page.pledge_id}/"


def way_to(volume: PackVolume) -> str:
    """Return the address from which a volume is taken."""
    return f"/admin/campaign/pack/volumes/{volume.pk}/"


def log_data(action: str) -> list[dict[str, Any]]:
    """Return what the log holds of an act, oldest first."""
    entries = ModelLogEntry.objects.filter(action=f"campaign.pack.{action}").order_by("pk")
    return [dict(entry.data) for entry in entries]
