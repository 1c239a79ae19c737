"""A collector's days in the demo: a sheet that is counted, and one that waits for its check."""

import random
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from ..actions.check_sheet import begin_check, finish_check
from ..actions.collect import Witnessed, collect
from ..actions.count_sheet import count_sheet
from ..actions.print_sheets import print_sheets
from ..actions.tally import count_all
from ..actions.tell_history import tell_history
from ..actions.type_sheet import finish_typing, type_lines
from ..enums import Visibility
from ..enums_paper import SkipReason
from ..models import SignatureSheet
from ..selectors.sheet_lines import Line, stored_lines
from ..selectors.signing import find_offer
from .pledges import FAMILY, GIVEN
from .source import Demo

CODE = "public-child-care"
ORGANISATION = "blue-umbrella"
COLLECTOR = "collector@demo.test"
STEWARD = "steward@demo.test"
TYPED = 14
WITNESSED = 3


def load_paper(demo: Demo) -> None:
    """Print two sheets, type both, check and count the first; three people sign on a phone."""
    chance = random.Random(20190617)  # noqa: S311  (the same demo every time)
    pairs = chance.sample([(given, family) for given in GIVEN for family in FAMILY], 60)
    names = [f"{given} {family}" for given, family in pairs]
    organisation = demo.organisations[ORGANISATION]
    collector, steward = demo.people[COLLECTOR], demo.people[STEWARD]
    counted, waiting = print_sheets(
        demo.pledges[CODE],
        "en",
        2,
        collector,
        organisation,
        country=organisation.country.code,
        place=organisation.town,
        collector=collector,
        collector_name=collector.name,
    )
    printed = timezone.now() - timedelta(days=9)
    numbers = [counted.pk, waiting.pk]
    SignatureSheet.objects.filter(pk__in=numbers).update(printed_at=printed)
    type_lines(collector, counted.pk, _lines(names[: counted.lines], chance))
    finish_typing(collector, counted.pk)
    check = begin_check(steward, counted.pk)
    stored = stored_lines(counted)
    finish_check(steward, counted.pk, [stored[number] for number in check.lines])
    count_sheet(steward, counted.pk)
    lines = _lines(names[counted.lines :][:TYPED], chance)
    lines.append(Line(TYPED + 1, skipped=SkipReason.ILLEGIBLE.value))
    type_lines(collector, waiting.pk, lines)
    finish_typing(collector, waiting.pk)
    offer = find_offer(CODE, "en")
    if offer is not None:
        for name in names[-WITNESSED:]:
            entry = Witnessed(name, organisation.country.code, Visibility.FIRST_NAME.value, "en")
            collect(collector, organisation, offer, entry)
    count_all()
    tell_history()


def _lines(names: list[str], chance: random.Random) -> list[Line]:
    """Return lines from Ghana; on paper most people tick no box."""
    shown = [Visibility.NOTHING.value] * 3 + [Visibility.FIRST_NAME.value]
    blank = Line(1, country="GH")
    return [
        replace(blank, number=number, name=name, visibility=chance.choice(shown))
        for number, name in enumerate(names, start=1)
    ]
