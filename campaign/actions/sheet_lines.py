"""Storing the lines of a sheet, one by one, each kept or answered with what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.policies import Words

from ..email_keys import email_key, name_key
from ..enums import Channel, Evidence, SignatureState
from ..enums_paper import HER_OWN
from ..models import Signature, SignatureSheet, SkippedLine
from ..selectors.sheet_lines import Line, Signed, stored_lines
from .freed_lines import REFUSALS
from .sign_limits import SLOTS

CHANGED = _(
    "Somebody else has typed this line in the meantime. Look at the paper, then save again."
)
NAMESAKE = _("Somebody with this name and country has signed already. Is she another person?")
SHARED = _("This address has signed already, under another name. Is she another person?")
TAKEN = _("This address has signed already. If it is the same person, choose “Signed already”.")


@dataclass(frozen=True)
class Problem:
    """Why a line was not kept, at which field.

    `namesake` when a decision is all that it needs; `final` when nothing can be done about it.
    """

    field: str
    message: Words
    namesake: bool = False
    final: bool = False


def lock_sheet(pk: int) -> SignatureSheet:
    """Return a sheet, locked: those who type and check it wait for each other."""
    rows = SignatureSheet.objects.select_for_update(of=("self",))
    return rows.select_related("pledge__organisation", "organisation").get(pk=pk)


def keep_lines(
    sheet: SignatureSheet, lines: Iterable[Line], user: Any, via: str = ""
) -> dict[int, Problem]:
    """Store each line of a locked sheet that can be stored; return what is wrong with the others.

    The unique constraint on sheet and line stands behind the lock.

    Args:
        sheet: locked by the caller.
        lines: typed; a line that says what is stored changes nothing.
        user: who types, or None for a command.
        via: the mark of an import.
    """
    lines = list(lines)
    stored = stored_lines(sheet)
    signed = Signed(sheet.pledge, lines)
    problems = {}
    fresh = []
    for line in lines:
        before = stored.get(line.number, Line(line.number))
        if before.values == line.values:
            continue
        problem = _problem(sheet, line, before, signed)
        if problem is None and before.is_blank and _is_plain(line):
            fresh.append(_filled(_new(sheet, line), line, via))
        elif problem is None:
            problem = _store(sheet, line, user, via)
        if problem is not None:
            problems[line.number] = problem
        elif line.name and not line.skipped:
            signed.add(line, (sheet.pk, line.number))
    Signature.objects.bulk_create(fresh)
    return problems


def _is_plain(line: Line) -> bool:
    """Tell whether a line is a signature without address, which no constraint can refuse."""
    return bool(line.name) and not line.skipped and not line.email


def _new(sheet: SignatureSheet, line: Line) -> Signature:
    """Return the signature of a line that nobody typed yet."""
    return Signature(sheet=sheet, line=line.number, created_at=timezone.now())


def _problem(sheet: SignatureSheet, line: Line, before: Line, signed: Signed) -> Problem | None:
    """Return what speaks against a line before it is stored."""
    if before.skipped in HER_OWN:
        return Problem("name", REFUSALS[before.skipped], final=True)
    if before.seen != line.seen:
        return Problem("name", CHANGED)
    if line.skipped or not line.name or line.another:
        return None
    if signed.has(line, (sheet.pk, line.number)):
        return Problem("name", NAMESAKE, namesake=True)
    if signed.shares_address(line, (sheet.pk, line.number)):
        return Problem("email", SHARED, namesake=True)
    return None


def _store(sheet: SignatureSheet, line: Line, user: Any, via: str) -> Problem | None:
    """Write one line in the place of what was there."""
    here = {"sheet": sheet, "line": line.number}
    before = Signature.objects.filter(**here).first()
    try:
        with transaction.atomic():
            SkippedLine.objects.filter(**here).delete()
            if line.name and not line.skipped:
                _filled(before or _new(sheet, line), line, via).save()
            elif before is not None:
                before.delete()
            if line.skipped:
                SkippedLine.objects.create(reason=line.skipped, by=user, **here)
    except IntegrityError:
        return Problem("email", TAKEN)
    return None


def _filled(signature: Signature, line: Line, via: str) -> Signature:
    """Return a signature that waits for the count, with what the line says, unsaved."""
    sheet: Any = signature.sheet
    if signature.pk and signature.email != line.email:
        # What was sent to the address before proves nothing about this one.
        signature.token_version += 1
        signature.mails_sent = 0
        signature.last_mail_at = None
    signature.pledge = sheet.pledge
    signature.state = SignatureState.PENDING
    signature.name = line.name
    signature.name_key = name_key(line.name)
    signature.country = line.country
    signature.constituency = line.group
    signature.visibility = line.visibility
    signature.language = sheet.language
    signature.consent_text = sheet.consent_text
    signature.channel = Channel.PAPER
    signature.evidence = Evidence.CHECKED
    signature.via = via or signature.via
    signature.collector = sheet.collector
    signature.email = line.email
    signature.email_key = email_key(line.email) if line.email else None
    # The sheet says: only if you want news.
    signature.wants_news = bool(line.email)
    signature.slot = _free_slot(signature)
    # What was thought of who stood here before says nothing about her.
    signature.held, signature.held_reasons = False, []
    # The score and what she agreed to are written down when the sheet is counted.
    signature.scored_at = timezone.now()
    return signature


def _free_slot(signature: Signature) -> int:
    """Return a place of the address that nobody has; the constraints have the last word."""
    if signature.email_key is None:
        return SLOTS[0]
    same = Signature.objects.filter(pledge=signature.pledge, email_key=signature.email_key)
    taken = {*same.exclude(pk=signature.pk).values_list("slot", flat=True)}
    return next((slot for slot in SLOTS if slot not in taken), SLOTS[0])
