"""Checking a sheet, and reading the count."""

from dataclasses import replace
from typing import Any

from campaign.actions.check_sheet import begin_check, finish_check
from campaign.actions.tally import tally
from campaign.enums_paper import CheckOutcome
from campaign.models import Pledge, SignatureSheet
from campaign.selectors.sheet_lines import Line, stored_lines


def compared(paper: SignatureSheet, **changed: str) -> list[Line]:
    """Return the lines of the check under way as they are stored, the first one changed."""
    check = paper.checks.get(outcome=CheckOutcome.OPEN)
    stored = stored_lines(paper)
    found = [stored.get(number, Line(number)) for number in check.lines]
    return [replace(found[0], **changed), *found[1:]] if changed else found


def checked(paper: SignatureSheet, user: Any) -> SignatureSheet:
    """Check a sheet without a mistake and return it."""
    begin_check(user, paper.pk)
    assert finish_check(user, paper.pk, compared(paper)) == {}
    paper.refresh_from_db()
    return paper


def shown_count() -> int:
    """Count anew and return what the pledge shows."""
    tally()
    return Pledge.objects.get().signature_count
