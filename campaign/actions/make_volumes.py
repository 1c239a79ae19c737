"""Drawing the volumes of a delivery pack in the background, and forgetting them in time."""

import logging
from datetime import timedelta
from itertools import islice

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from home.actions.errors import Conflict

from ..documents.volumes import VOLUME, digest_of, draw_volume, named, names_of
from ..enums_packs import PackFailure, PackState
from ..models import DeliveryPack, PackVolume
from ..models.delivery_pack import KEEP_PACKS, new_volume_name

logger = logging.getLogger(__name__)

# Seconds between two looks whether somebody in a pack has withdrawn.
TIDY_SECONDS = 600
# Whoever makes a pack for so long was killed, and its task was lost.
LONGEST_MAKING = timedelta(hours=2)


@task(backend="db")
def make_volumes(pack_pk: int) -> None:
    """Draw what is missing or outdated of a pack. Safe to run twice: what is there is left.

    It is not tried again by itself: somebody waits for it, is told and asks again.
    """
    pack = DeliveryPack.objects.select_related("pledge").filter(pk=pack_pk).first()
    if pack is None or pack.state != PackState.MAKING:
        return
    try:
        with override(pack.language):
            _plan(pack)
            numbers = list(pack.volumes.values_list("pk", flat=True))
            for pk in numbers:
                _draw(pack, pk, len(numbers))
    except Conflict:
        _fail(pack, PackFailure.NOT_PUBLIC)
    except Exception:
        logger.exception("Pack %s could not be made", pack_pk)
        _fail(pack, PackFailure.ERROR)
        raise
    else:
        _making(pack).update(state=PackState.READY)


def is_current(volume: PackVolume) -> bool:
    """Tell whether a volume names whom it may name now; in the language of its pack."""
    return volume.digest == digest_of(names_of(volume.signatures))


@transaction.atomic
def make_again(pack: DeliveryPack) -> bool:
    """Have the outdated volumes of a pack drawn again; tell whether that was begun."""
    ready = DeliveryPack.objects.filter(pk=pack.pk, state=PackState.READY)
    begun = bool(ready.update(state=PackState.MAKING, begun_at=timezone.now()))
    if begun:
        make_volumes.enqueue(pack.pk)
    return begun


def tidy_packs() -> int:
    """Delete packs after two days, and make those again in which somebody may not be named now.

    Thus a name that was taken back leaves the files within minutes. Returns how many it changed.
    """
    now = timezone.now()
    gone, _numbers = DeliveryPack.objects.filter(asked_at__lte=now - KEEP_PACKS).delete()
    changed = int(gone > 0)
    making = DeliveryPack.objects.filter(state=PackState.MAKING)
    for pack in making.filter(begun_at__lt=now - LONGEST_MAKING):
        _fail(pack, PackFailure.ERROR)
        changed += 1
    for pack in DeliveryPack.objects.filter(state=PackState.READY):
        with override(pack.language):
            current = all(is_current(volume) for volume in pack.volumes.iterator(chunk_size=1))
        changed += 0 if current else make_again(pack)
    return changed


@transaction.atomic
def _plan(pack: DeliveryPack) -> None:
    """Divide the signatures into volumes, once; a pack without names has one."""
    DeliveryPack.objects.select_for_update().get(pk=pack.pk)
    if pack.volumes.exists():
        return
    signed = named(pack.pledge).values_list("pk", flat=True).iterator(chunk_size=VOLUME)
    number = 1
    while (part := list(islice(signed, VOLUME))) or number == 1:
        # The row knows the name of its file before there is one: no file is ever left behind.
        PackVolume.objects.create(pack=pack, number=number, signatures=part, file=new_volume_name())
        number += 1


def _draw(pack: DeliveryPack, pk: int, volumes: int) -> None:
    """Draw one volume, unless it names whom it may name now."""
    volume = PackVolume.objects.filter(pk=pk).first()
    if volume is None:
        return
    moment = timezone.now()
    names = names_of(volume.signatures)
    digest = digest_of(names)
    storage, name = volume.file.storage, volume.file.name
    if volume.digest == digest and storage.exists(name):
        return
    pdf = draw_volume(pack.pledge, pack.language, names, volume.number, volumes, moment)
    storage.delete(name)
    saved = storage.save(name, ContentFile(pdf))
    drawn = PackVolume.objects.filter(pk=pk)
    if saved != name or not drawn.update(digest=digest, names=len(names), made_at=moment):
        # Another worker drew it in the same moment, or the pack is gone.
        storage.delete(saved)


def _making(pack: DeliveryPack) -> QuerySet[DeliveryPack]:
    return DeliveryPack.objects.filter(pk=pack.pk, state=PackState.MAKING)


def _fail(pack: DeliveryPack, why: PackFailure) -> None:
    """Say that a pack could not be made; nothing of it stays."""
    with transaction.atomic():
        _making(pack).update(state=PackState.FAILED, failure=why)
        pack.volumes.all().delete()
