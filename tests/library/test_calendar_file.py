"""Calendar files as RFC 5545 wants them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from library.calendar_file import Event, calendar, zone_lines

EVENT = Event(
    uid="one@cradle",
    name="Labour conference",
    starts_on=date(2027, 6, 7),
    ends_on=date(2027, 6, 18),
    changed_at=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
    sequence=3,
)


def lines(*events: Event) -> list[str]:
    """Return the lines of a calendar, long ones put together again."""
    text = calendar("Policy spaces", events)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def test_whole_days_end_on_the_day_after_the_last() -> None:
    found = lines(EVENT)
    assert "DTSTART;VALUE=DATE:20270607" in found
    assert "DTEND;VALUE=DATE:20270619" in found
    assert "BEGIN:VTIMEZONE" not in found


def test_an_entry_says_who_it_is_and_how_often_it_changed() -> None:
    found = lines(EVENT)
    assert {"UID:one@cradle", "SEQUENCE:3", "STATUS:CONFIRMED"} <= set(found)
    assert {"DTSTAMP:20261102T083000Z", "LAST-MODIFIED:20261102T083000Z"} <= set(found)
    assert "STATUS:CANCELLED" in lines(replace(EVENT, is_cancelled=True))


def test_a_time_is_told_in_its_zone_which_is_told_too() -> None:
    timed = replace(
        EVENT,
        ends_on=EVENT.starts_on,
        starts_at=time(9, 30),
        ends_at=time(13),
        zone="Europe/Zurich",
    )
    found = lines(timed)
    assert "DTSTART;TZID=Europe/Zurich:20270607T093000" in found
    assert "DTEND;TZID=Europe/Zurich:20270607T130000" in found
    assert found.index("TZID:Europe/Zurich") < found.index("BEGIN:VEVENT")


def test_a_zone_says_when_its_clock_changes() -> None:
    found = "\n".join(zone_lines("Europe/Zurich", [2027]))
    # The last Sundays of March and October 2027, told by the clock before.
    assert "DTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST" in found
    assert "DTSTART:20271031T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET" in found
    still = zone_lines("Africa/Dakar", [2027])
    assert still.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in still


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut() -> None:
    name = "क्रेच और बाज़ार, " * 12
    text = calendar("x", [replace(EVENT, name=name)])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:{name}".replace(",", "\\,") in text.replace("\r\n ", "").split("\r\n")


def test_marks_of_the_format_are_escaped_in_texts_and_not_in_addresses() -> None:
    told = replace(EVENT, text="One; two, three\\four\nfive", url="https://example.org/?a=1,2;3")
    found = lines(told)
    assert "DESCRIPTION:One\\; two\\, three\\\\four\\nfive" in found
    assert "URL:https://example.org/?a=1,2;3" in found


def test_an_event_without_an_end_has_none() -> None:
    short = replace(
        EVENT, ends_on=EVENT.starts_on, starts_at=time(9), zone="Africa/Dakar", ends_at=None
    )
    assert not [line for line in lines(short) if line.startswith("DTEND")]
    night = replace(short, ends_on=EVENT.starts_on + timedelta(days=1), ends_at=time(1))
    assert "DTEND;TZID=Africa/Dakar:20270608T010000" in lines(night)
