"""What became of members' texts, year by year: /<lang>/moderation/<year>/."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..caching import let_proxies_keep
from ..selectors.moderation_numbers import LEAST, YearOfReview, first_year, year_of_review

HOUR = timedelta(hours=1)
# From here on days say it better.
MANY_HOURS = 48


@require_safe
def moderation_numbers(request: HttpRequest, year: int) -> HttpResponse:
    """Show one year; years before the first text and those to come are not found."""
    now = timezone.localdate().year
    first = min(first_year() or now, now)
    if not first <= year <= now:
        raise Http404
    numbers = year_of_review(year)
    context = {
        "numbers": numbers,
        "rows": _rows(numbers),
        "waited": _waited(numbers.first_answer),
        "least": LEAST,
        "earlier": year - 1 if year > first else None,
        "later": year + 1 if year < now else None,
    }
    response = render(request, "pages/moderation_numbers.html", context)
    let_proxies_keep(response)
    return response


def _rows(numbers: YearOfReview) -> list[tuple[str, int]]:
    """Return the lines of the table; what may not be told has none."""
    rows = [(_("Published"), numbers.published)]
    rows += [
        (_("Not published: %(reason)s") % {"reason": reason.wording}, size)
        for reason, size in numbers.declined
    ]
    rows += [(_("Without a decision so far, or taken back"), numbers.undecided)]
    rows += [(_("All others together"), numbers.others or None)]
    return [(words, size) for words, size in rows if size is not None]


def _waited(time: timedelta | None) -> str:
    """Return half of all waits in whole hours or days, rounded up."""
    if time is None:
        return ""
    hours = max(1, -(-time // HOUR))
    if hours <= MANY_HOURS:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    days = -(-hours // 24)
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
