"""Making and handing out the pack for who must answer."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from home.actions.errors import Conflict, NotAllowed, require

from ..documents.pack import delivery_pack
from ..documents.parts import shown
from ..enums_packs import PackState
from ..models import DeliveryPack, PackVolume, Pledge
from ..policies_signers import SIGN_IN_AGAIN, may_make_pack, may_see_signers
from .make_volumes import is_current, make_again, make_volumes


def make_pack(user: Any, pledge: Pledge, language: str) -> bytes:
    """Return the pack without names as a PDF, and log who made it.

    Raises:
        NotAllowed: her role does not include it.
        Conflict: the pledge is not public.
    """
    require(may_make_pack(user, pledge))
    pack = delivery_pack(pledge, language)
    _log_making(user, pledge, language, names=False)
    return pack


@transaction.atomic
def ask_for_pack(user: Any, pledge: Pledge, language: str, *, fresh: bool) -> bool:
    """Have the pack with names made in the background; an older one in this language ends.

    Args:
        user: a data officer.
        pledge: what was signed.
        language: of the pack.
        fresh: she has just given her second factor again.

    Returns:
        Whether it was begun; nothing is, while it is being made already.

    Raises:
        NotAllowed: she is no data officer, or has not signed in again.
        Conflict: the pledge is not public.
    """
    _require_officer(user, pledge, fresh)
    _require_public(pledge, language)
    now = timezone.now()
    asked = {"state": PackState.MAKING, "failure": "", "asked_by": user}
    asked |= {"asked_at": now, "begun_at": now}
    pack, is_new = DeliveryPack.objects.get_or_create(
        pledge=pledge, language=language, defaults=asked
    )
    if not is_new:
        if not _idle(pack).update(**asked):
            return False
        pack.volumes.all().delete()
    make_volumes.enqueue(pack.pk)
    _log_making(user, pledge, language, names=True)
    return True


def take_volume(user: Any, pk: int, *, fresh: bool) -> tuple[PackVolume, File]:
    """Return a volume and its open file, and log who took it.

    Whoever has withdrawn since it was made, or shows less of her name, is not handed out: the pack
    is made again without her.

    Args:
        user: a data officer.
        pk: of the volume.
        fresh: she has just given her second factor again.

    Raises:
        NotAllowed: she is no data officer, or has not signed in again.
        Conflict: it is gone or being made, the pledge is not public any more, or somebody in it
            chose otherwise since.
    """
    _require_officer(user, None, fresh)
    ready = PackVolume.objects.select_related("pack__pledge").filter(pack__state=PackState.READY)
    volume = ready.filter(pk=pk).first()
    if volume is None or volume.pack.expires_at <= timezone.now():
        raise Conflict(_("This pack is not there any more. Ask for it again."))
    pack = volume.pack
    _require_public(pack.pledge, pack.language)
    try:
        # Opened before the names are compared: what is handed out is never newer than that.
        file = volume.file.open()
    except FileNotFoundError:
        file = None
    with override(pack.language):
        current = file is not None and is_current(volume)
    if file is None or not current:
        make_again(pack)
        raise Conflict(
            _(
                "Somebody named in it has withdrawn or chosen otherwise since. The pack is being"
                " made again without that name: reload this page in a minute."
            )
        )
    log(
        instance=pack.pledge,
        action="campaign.pack.download",
        user=user,
        data={"language": pack.language, "volume": volume.number, "names": volume.names},
    )
    return volume, file


def _require_officer(user: Any, pledge: Pledge | None, fresh: bool) -> None:
    """Raise NotAllowed unless she is a data officer who has signed in again."""
    require(may_see_signers(user, pledge))
    if not fresh:
        raise NotAllowed(SIGN_IN_AGAIN.reason)


def _require_public(pledge: Pledge, language: str) -> None:
    """Raise Conflict unless the pledge has a public page."""
    if shown(pledge, language) is None:
        raise Conflict(_("This pledge is not public."))


def _idle(pack: DeliveryPack) -> Any:
    return DeliveryPack.objects.filter(pk=pack.pk).exclude(state=PackState.MAKING)


def _log_making(user: Any, pledge: Pledge, language: str, *, names: bool) -> None:
    log(
        instance=pledge,
        action="campaign.pack.make",
        user=user,
        data={"language": language, "names": names, "signatures": pledge.signature_count},
    )
