"""Checking a sheet: a second person compares what was typed with the paper.

A sample is enough while it shows no more than one mistake in twenty lines; else every line is
compared. Its size is the square root of the lines and one, at least 5, a usual rule of sampling.
"""

import math
import random
import secrets
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums import SheetState
from ..enums_paper import CheckKind, CheckOutcome
from ..models import SheetCheck, SignatureSheet
from ..policies_paper import may_check_sheet
from ..selectors.sheet_lines import VALUES, Line, stored_lines
from .sheet_lines import Problem, keep_lines, lock_sheet

LEAST = 5
MISTAKES_IN = 20


def sample_size(lines: int) -> int:
    """Return how many of so many typed lines are compared."""
    return min(lines, max(LEAST, math.ceil(math.sqrt(lines) + 1)))


def draw(seed: str, lines: Collection[int]) -> list[int]:
    """Return the lines that a seed draws: the same ones each time."""
    lot = random.Random(seed)  # noqa: S311 - must be repeatable; the seed is unguessable
    return sorted(lot.sample(sorted(lines), sample_size(len(lines))))


@transaction.atomic
def begin_check(user: Any, pk: int, *, full: bool = False) -> SheetCheck:
    """Draw the lines to compare, or return the check that is under way.

    Raises NotAllowed for strangers and for who typed the sheet, Conflict unless it is typed.
    """
    sheet = lock_sheet(pk)
    require(may_check_sheet(user, sheet))
    _is_typed(sheet)
    under_way = sheet.checks.filter(outcome=CheckOutcome.OPEN).first()
    must_be_full = full or _failed(sheet)
    if under_way is not None:
        if under_way.kind == CheckKind.FULL or not must_be_full:
            return under_way
        under_way.delete()
    seed = secrets.token_hex(8)
    stored = stored_lines(sheet)
    typed = [line.number for line in stored.values() if not line.skipped]
    return SheetCheck.objects.create(
        sheet=sheet,
        kind=CheckKind.FULL if must_be_full else CheckKind.SAMPLE,
        seed=seed,
        lines=list(range(1, sheet.lines + 1)) if must_be_full else draw(seed, typed),
        by=user,
        begun_at=timezone.now(),
    )


@transaction.atomic
def finish_check(user: Any, pk: int, compared: Collection[Line]) -> dict[int, Problem]:
    """Keep the corrections and the outcome of the check under way; nothing when a line is refused.

    Args:
        user: who compared.
        pk: of the sheet.
        compared: every line of the check, as the paper has it.

    Returns:
        What is wrong with lines that cannot be kept; empty when the check is done.

    Raises NotAllowed for strangers and for who typed the sheet, Conflict when no check is under
    way or lines are missing.
    """
    sheet = lock_sheet(pk)
    require(may_check_sheet(user, sheet))
    _is_typed(sheet)
    check = sheet.checks.filter(outcome=CheckOutcome.OPEN).first()
    if check is None or {line.number for line in compared} != {*check.lines}:
        raise Conflict
    before = stored_lines(sheet)
    problems = keep_lines(sheet, compared, user)
    if problems:
        transaction.set_rollback(True)
        return problems
    check.results = {
        str(line.number): wrong
        for line in compared
        if (wrong := _differences(before.get(line.number, Line(line.number)), line))
    }
    too_many = len(check.results) * MISTAKES_IN > len(check.lines)
    failed = check.kind == CheckKind.SAMPLE and too_many
    check.outcome = CheckOutcome.TOO_MANY if failed else CheckOutcome.PASSED
    check.by = user
    check.ended_at = timezone.now()
    check.save()
    if not failed:
        sheet.state = SheetState.CHECKED
        sheet.checked_at = check.ended_at
        sheet.checked_by = user
        sheet.save(update_fields=["state", "checked_at", "checked_by"])
    data = {"kind": check.kind, "outcome": check.outcome, "corrected": len(check.results)}
    log(instance=sheet, action="campaign.check_sheet", user=user, data=data)
    return {}


def _is_typed(sheet: SignatureSheet) -> None:
    """Raise Conflict unless a sheet waits for its check."""
    if sheet.state != SheetState.TYPED:
        raise Conflict(_("This sheet does not wait for a check."))


def _failed(sheet: SignatureSheet) -> bool:
    """Tell whether a sample of what stands now showed too many mistakes."""
    failed = sheet.checks.filter(outcome=CheckOutcome.TOO_MANY, begun_at__gte=sheet.typed_at)
    return bool(failed.exists())


def _differences(before: Line, after: Line) -> list[str]:
    """Return the names of the fields that were not as on the paper."""
    if before.values == after.values:
        return []
    if before.skipped != after.skipped or not before.values:
        return ["skipped"]
    return [name for name in VALUES if getattr(before, name) != getattr(after, name)]
