"""A child-care service in words of the active language."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

from babel.dates import format_time, get_day_names
from babel.numbers import format_currency, format_decimal
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.templatetags.ui import date as written_date
from home.vocabularies import label

from .enums_register import CareRelation, PricePeriod

MONTHS_A_YEAR = 12


class CareLine(NamedTuple):
    """What is said of one side of the service."""

    label: str
    text: str


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")


def days_in_words(days: str) -> str:
    """Return ISO weekdays ("12345") as their short names; days in a row as a span."""
    names = get_day_names("abbreviated", "stand-alone", _locale())
    spans: list[list[int]] = []
    for day in sorted(int(one) - 1 for one in set(days)):
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return ", ".join(
        names[span[0]] if len(span) == 1 else f"{names[span[0]]}–{names[span[-1]]}"
        for span in spans
    )


def age_in_words(months: int) -> str:
    """Return an age: months below two years, else years."""
    if months < 2 * MONTHS_A_YEAR and months % MONTHS_A_YEAR:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    years = format_decimal(Decimal(months) / MONTHS_A_YEAR, format="#.#", locale=_locale())
    return ngettext("%(n)s year", "%(n)s years", -(-months // MONTHS_A_YEAR)) % {"n": years}


def _hours(care: Mapping[str, Any]) -> str:
    times = [care.get("opens_at"), care.get("closes_at")]
    clock = [
        format_time(time.fromisoformat(one), "short", locale=_locale()) for one in times if one
    ]
    days = days_in_words(care["days"]) if care.get("days") else ""
    return ", ".join(part for part in (days, "–".join(clock)) if part)


def _ages(care: Mapping[str, Any]) -> str:
    youngest, oldest = care.get("age_from"), care.get("age_to")
    if youngest is not None and oldest is not None:
        values = {"youngest": age_in_words(youngest), "oldest": age_in_words(oldest)}
        return _("%(youngest)s to %(oldest)s") % values
    if youngest is not None:
        return _("from %(age)s") % {"age": age_in_words(youngest)}
    return _("up to %(age)s") % {"age": age_in_words(oldest)} if oldest is not None else ""


def _price(care: Mapping[str, Any]) -> str:
    if care.get("price") is None:
        return ""
    amount = Decimal(care["price"])
    known = written_date(date.fromisoformat(care["price_on"]), "medium")
    if not amount:
        return _("free (known on %(day)s)") % {"day": known}
    words = {
        "price": format_currency(amount, care["price_currency"], locale=_locale()),
        "period": PricePeriod(care["price_period"]).label,
        "day": known,
    }
    return _("%(price)s %(period)s (known on %(day)s)") % words


def told_care(care: Mapping[str, Any]) -> Iterator[CareLine]:
    """Yield what is known of a service; `care` as in `network.facts`."""
    lines = (
        (_("What they do"), str(CareRelation(care.get("relation", CareRelation.RUNS)).label)),
        (_("Where the care happens"), label("care_setting", care["setting"])),
        (_("Run by"), label("care_provider", care["provider"])),
        (_("Paid by"), label("care_finance", care["finance"])),
        (_("Places"), str(care.get("places") or "")),
        (_("Hours"), _hours(care)),
        (_("Ages"), _ages(care)),
        (_("Price"), _price(care)),
        (_("Carers"), str(care.get("staff") or "")),
        (
            _("What they see to"),
            ", ".join(label("quality", one) for one in care.get("quality", [])),
        ),
    )
    for name, text in lines:
        if text:
            yield CareLine(name, text)


def weekday_choices() -> list[tuple[str, str]]:
    """Return ISO weekdays with their names in the active language."""
    names = get_day_names("wide", "stand-alone", _locale())
    return [(str(day + 1), names[day].capitalize()) for day in range(7)]
