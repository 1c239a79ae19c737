"""Calendar files (iCalendar, RFC 5545): events of whole days or with times in their own zone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# Section 3.1: no line is longer than 75 octets.
LONGEST_LINE = 75
PRODUCT = "-//Cradle//Policy spaces//EN"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Event:
    """One entry of a calendar.

    Attributes:
        uid: the same for ever, whatever changes.
        starts_at: None for whole days; else with `zone`.
        sequence: how often date, place or name changed.
    """

    uid: str
    name: str
    starts_on: date
    ends_on: date
    changed_at: datetime
    sequence: int = 0
    starts_at: time | None = None
    ends_at: time | None = None
    zone: str = ""
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def escaped(text: str) -> str:
    """Return a text as a value (section 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded_line(line: str) -> str:
    """Break a long line between characters; what follows begins with a blank (section 3.1)."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        # The blank before every part but the first counts too.
        if size + octets > LONGEST_LINE - (1 if parts else 0):
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + octets
    return "\r\n ".join([*parts, part])


def _offset(moment: timedelta | None) -> str:
    seconds = int((moment or timedelta()).total_seconds())
    sign, minutes = "-" if seconds < 0 else "+", abs(seconds) // 60
    return f"{sign}{minutes // 60:02}{minutes % 60:02}"


def _changes(zone: ZoneInfo, year: int) -> list[tuple[datetime, timedelta, timedelta]]:
    """Return the hours (UTC) of a year in which the clock changes, with both offsets."""

    def offset(moment: datetime) -> timedelta:
        return moment.astimezone(zone).utcoffset() or timedelta()

    found, day = [], datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        following = day + timedelta(days=1)
        if offset(day) != offset(following):
            hour = next(
                day + HOUR * number
                for number in range(1, 25)
                if offset(day + HOUR * number) != offset(day)
            )
            found.append((hour, offset(day), offset(hour)))
        day = following
    return found


def zone_lines(name: str, years: Iterable[int]) -> list[str]:
    """Return the component that says what a zone's clock shows (section 3.6.5).

    Args:
        name: of the IANA zone.
        years: those of the events; the year before is added, from which they begin.
    """
    zone, wanted = ZoneInfo(name), sorted(set(years))
    first = datetime(wanted[0] - 1, 1, 1, tzinfo=UTC)
    standing = first.astimezone(zone).utcoffset() or timedelta()
    steps = [(first, standing, standing)]
    for year in range(wanted[0] - 1, wanted[-1] + 1):
        steps += _changes(zone, year)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for moment, before, after in steps:
        local = moment.astimezone(zone)
        kind = "DAYLIGHT" if local.dst() else "STANDARD"
        # The onset is told by the clock that was valid before it.
        onset = (moment + before).strftime("%Y%m%dT%H%M%S")
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:{onset}",
            f"TZOFFSETFROM:{_offset(before)}",
            f"TZOFFSETTO:{_offset(after)}",
            f"TZNAME:{local.tzname()}",
            f"END:{kind}",
        ]
    return [*lines, "END:VTIMEZONE"]


def _time_lines(event: Event) -> list[str]:
    if event.starts_at is None:
        # The end of whole days is the day after (section 3.6.1).
        after = event.ends_on + timedelta(days=1)
        return [
            f"DTSTART;VALUE=DATE:{event.starts_on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        ]
    begin = datetime.combine(event.starts_on, event.starts_at)
    end = datetime.combine(event.ends_on, event.ends_at or event.starts_at)
    lines = [f"DTSTART;TZID={event.zone}:{begin:%Y%m%dT%H%M%S}"]
    return [*lines, f"DTEND;TZID={event.zone}:{end:%Y%m%dT%H%M%S}"] if end > begin else lines


def event_lines(event: Event) -> list[str]:
    """Return the component of one event."""
    changed = event.changed_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{event.sequence}",
        *_time_lines(event),
        f"SUMMARY:{escaped(event.name)}",
    ]
    optional = (("LOCATION", event.place), ("DESCRIPTION", event.text))
    lines += [f"{name}:{escaped(text)}" for name, text in optional if text]
    # An address is a URI, not a text: nothing in it is escaped.
    lines += [f"URL:{event.url}"] if event.url else []
    lines += [
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    return lines


def calendar(name: str, events: Sequence[Event]) -> str:
    """Return a whole calendar of this name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    zones: dict[str, set[int]] = {}
    for event in events:
        if event.starts_at is not None:
            zones.setdefault(event.zone, set()).update({event.starts_on.year, event.ends_on.year})
    for zone, years in sorted(zones.items()):
        lines += zone_lines(zone, years)
    for event in events:
        lines += event_lines(event)
    return "".join(f"{folded_line(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
