"""How the site is, in words for editors: what `/readyz` and `/metrics` tell operators."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..enums import MailState
from ..models import CacheChange, OutboxMail, WorkerLease
from ..registry import prompt_jobs
from ..stale import PURGE, are_proxies_told
from .readiness import (
    HEARTBEAT,
    HEARTBEAT_MAX_AGE,
    LEAST_FREE_BYTES,
    PROMPT_MAX_AGE,
    free_bytes,
    late_mails,
)

DAY = timedelta(days=1)
# A proxy that was away for that long has shown old pages.
UNTOLD = timedelta(minutes=2)
# Enough for a week of photos in a small campaign.
LOW_FREE_BYTES = 5 * LEAST_FREE_BYTES


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at.

    Args:
        name: what it is.
        fine: whether all is well with it.
        words: how it is, and what it means for people when it is not fine.
    """

    name: str
    fine: bool
    words: str


def signs() -> list[Sign]:
    """Return everything that was looked at, what is wrong first."""
    found = [look() for look in _LOOKS]
    return sorted(found, key=lambda sign: sign.fine)


def troubles() -> list[Sign]:
    """Return what is wrong."""
    return [sign for sign in signs() if not sign.fine]


def _mail() -> Sign:
    waiting = OutboxMail.objects.filter(state=MailState.QUEUED).count()
    late = late_mails().count()
    if late:
        words = ngettext(
            "Mail does not go out: %(count)s mail waits for more than 15 minutes. Who signs or "
            "signs in gets no mail until this is mended. Nothing is lost.",
            "Mail does not go out: %(count)s mails wait for more than 15 minutes. Who signs or "
            "signs in gets no mail until this is mended. Nothing is lost.",
            late,
        )
        return Sign(_("Mail"), False, words % {"count": late})
    words = ngettext(
        "Mail goes out. %(count)s mail is on its way.",
        "Mail goes out. %(count)s mails are on their way.",
        waiting,
    )
    return Sign(_("Mail"), True, words % {"count": waiting})


def _refused_mail() -> Sign:
    lately = timezone.now() - DAY
    failed = OutboxMail.objects.filter(state=MailState.FAILED, not_before__gte=lately).count()
    words = ngettext(
        "%(count)s mail could not be delivered since yesterday and was given up.",
        "%(count)s mails could not be delivered since yesterday and were given up.",
        failed,
    )
    told = words % {"count": failed} if failed else _("No mail was given up since yesterday.")
    return Sign(_("Mail that was given up"), not failed, told)


def _worker() -> Sign:
    name = _("Work in the background")
    seen = WorkerLease.objects.filter(name=HEARTBEAT).values_list("last_run_at", flat=True).first()
    if seen is None or timezone.now() - seen > HEARTBEAT_MAX_AGE:
        return Sign(
            name,
            False,
            _(
                "It stands still. No mail goes out, pages with a date do not appear, signatures "
                "are not counted and pictures are not prepared. Nothing is lost."
            ),
        )
    return Sign(name, True, _("It runs."))


def _prompt() -> Sign:
    # Proxies have a sign of their own.
    names = [name for name, _job in prompt_jobs.items() if name != PURGE]
    since = timezone.now() - PROMPT_MAX_AGE
    done = WorkerLease.objects.filter(name__in=names, last_run_at__gte=since).count()
    if done == len(names):
        return Sign(_("Counting of signatures"), True, _("The counts are up to date."))
    words = _("It is late: new signatures are kept, and the numbers on the pages are old.")
    return Sign(_("Counting of signatures"), False, words)


def _tasks() -> Sign:
    since = timezone.now() - DAY
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gte=since
    ).count()
    words = ngettext(
        "%(count)s task was given up since yesterday: a picture, a recording or an import may be "
        "missing.",
        "%(count)s tasks were given up since yesterday: pictures, recordings or imports may be "
        "missing.",
        failed,
    )
    told = words % {"count": failed} if failed else _("No task was given up since yesterday.")
    return Sign(_("Pictures, recordings and imports"), not failed, told)


def _proxies() -> Sign:
    name = _("What visitors see")
    oldest = CacheChange.objects.filter(told=False).aggregate(oldest=Min("made_at"))["oldest"]
    if are_proxies_told() and oldest and timezone.now() - oldest > UNTOLD:
        words = _(
            "Changes reach visitors late. Pages that you publish or take down are old for up to a "
            "minute, and while the site is away for up to a day."
        )
        return Sign(name, False, words)
    return Sign(name, True, _("Changes reach visitors within a minute."))


def _disk() -> Sign:
    free = free_bytes()
    values = {"count": free // 1_000_000_000}
    if free < LOW_FREE_BYTES:
        words = _("It is nearly full: %(count)s GB are left. Soon no photo can be uploaded.")
        return Sign(_("Space for photos and files"), False, words % values)
    return Sign(_("Space for photos and files"), True, _("%(count)s GB are left.") % values)


_LOOKS: tuple[Callable[[], Sign], ...] = (
    _mail,
    _worker,
    _prompt,
    _refused_mail,
    _tasks,
    _proxies,
    _disk,
)
