"""No small group is published, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.published_cells import Cell, Row, next_cells, shown_cells
from campaign.small_groups import LEAST, OTHER, parts, periods

FIRST = date(2026, 3, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(3)]
COUNTRIES = ["GH", "KE", "PE"]
KINDS = [("web", "email"), ("embed", "email"), ("paper", "checked"), ("assisted", "witness")]
ATOMS = [(day, country, kind) for day in DAYS for country in COUNTRIES for kind in KINDS]
AFTER = DAYS[-1] + timedelta(days=1)
PRIME = 2**61 - 1

numbers = st.one_of(st.just(0), st.integers(0, 4), st.integers(5, 30))
tallies = st.lists(numbers, min_size=len(ATOMS), max_size=len(ATOMS))
# The machine may be busy; the size of the input is what it has to be.
patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rows_of(sizes: list[int]) -> list[Row]:
    return [
        Row(day, country, *kind, number=size)
        for (day, country, kind), size in zip(ATOMS, sizes, strict=True)
    ]


def cells(rows: list[Row]) -> list[Cell]:
    """Return what is published when all days are over."""
    counted = [row for row in rows if row.number]
    return shown(next_cells([], counted, AFTER), counted)


def shown(told: list[Cell], rows: list[Row]) -> list[Cell]:
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.evidence] += row.number
    return shown_cells(told, sum(sums.values()), parts(sums), (DAYS[0], DAYS[-1]))


def equations(rows: list[Row]) -> list[list[int]]:
    """Return all that is published, each number as the set of groups that it sums up."""
    told = [
        [
            int(cell.begin <= atom[0] <= cell.end and (atom[1], *atom[2]) == cell[2:5])
            for atom in ATOMS
        ]
        for cell in cells(rows)
        if cell.country != OTHER
    ]
    sums: dict[str, int] = defaultdict(int)
    days: dict[date, int] = defaultdict(int)
    for row in rows:
        sums[row.evidence] += row.number
        days[row.day] += row.number
    named = set(parts(sums)) - {OTHER}
    told += [[int(atom[2][1] == evidence) for atom in ATOMS] for evidence in named]
    grown = periods({day: number for day, number in days.items() if number})
    told += [[int(one.begin <= atom[0] <= one.end) for atom in ATOMS] for one in grown]
    return [*told, [1] * len(ATOMS)]


def groups() -> Iterator[list[int]]:
    """Yield every group that somebody might ask for: some days, countries and channels."""
    for day, country, kind in product([*DAYS, None], [*COUNTRIES, None], [*KINDS, None]):
        yield [
            int(day in (None, atom[0]) and country in (None, atom[1]) and kind in (None, atom[2]))
            for atom in ATOMS
        ]


def reduced(row: list[int], basis: dict[int, list[int]]) -> list[int]:
    """Return what is left of a row when all that is known is subtracted."""
    for place, known in basis.items():
        if factor := row[place]:
            row = [(one - factor * other) % PRIME for one, other in zip(row, known, strict=True)]
    return row


def basis_of(told: list[list[int]]) -> dict[int, list[int]]:
    basis: dict[int, list[int]] = {}
    for row in told:
        left = reduced(row, basis)
        place = next((at for at, value in enumerate(left) if value), None)
        if place is not None:
            inverse = pow(left[place], -1, PRIME)
            basis[place] = [value * inverse % PRIME for value in left]
    return basis


@patient
@given(tallies)
def test_every_cell_is_large_enough_and_all_sum_up_to_the_count(sizes: list[int]) -> None:
    found = cells(rows_of(sizes))
    assert sum(cell.number for cell in found) == sum(sizes)
    assert len({cell[:5] for cell in found}) == len(found)
    if sum(sizes) < LEAST:
        assert len(found) == int(sum(sizes) > 0)
    else:
        assert all(cell.number >= LEAST for cell in found)


@patient
@given(tallies)
def test_no_small_group_can_be_worked_out_by_subtraction(sizes: list[int]) -> None:
    basis = basis_of(equations(rows_of(sizes)))
    for group in groups():
        size = sum(number for number, inside in zip(sizes, group, strict=True) if inside)
        if 0 < size < min(LEAST, sum(sizes)):
            assert any(reduced(group, basis))


@patient
@given(tallies)
def test_no_rest_of_an_evidence_is_uncovered(sizes: list[int]) -> None:
    rows = rows_of(sizes)
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.evidence] += row.number
    named = set(parts(sums)) - {OTHER}
    for group in [{one} for one in named] + [set(sums) - named]:
        told = sum(cell.number for cell in cells(rows) if cell.evidence in group)
        hidden = sum(sums[one] for one in group) - told
        assert hidden == 0 or hidden >= min(LEAST, sum(sizes))


@patient
@given(tallies, tallies)
def test_from_day_to_day_every_named_cell_has_ten_that_were_not_told_before(
    sizes: list[int], leaving: list[int]
) -> None:
    told: list[Cell] = []
    for number in range(len(DAYS) + 1):
        today = FIRST + timedelta(days=number)
        # Of those before yesterday some have withdrawn meanwhile.
        rows = [
            row._replace(number=max(0, row.number - gone * (row.day < today - timedelta(days=1))))
            for row, gone in zip(rows_of(sizes), leaving, strict=True)
            if row.day <= today
        ]
        new = next_cells(told, rows, today)
        assert all(cell.number >= LEAST and cell.end < today for cell in new)
        told += new
        assert next_cells(told, rows, today) == []
        found = shown(told, rows)
        assert sum(cell.number for cell in found) == sum(row.number for row in rows)
        assert {cell for cell in found if cell.country != OTHER} <= set(told)


@given(st.lists(st.integers(1, 40), max_size=200), st.integers(1, 30))
def test_however_many_days_there_are_few_enough_periods(sizes: list[int], most: int) -> None:
    days = {FIRST + timedelta(days=number): size for number, size in enumerate(sizes)}
    joined = periods(days, most)
    assert len(joined) <= most
    assert sum(period.number for period in joined) == sum(sizes)
    assert all(period.number >= min(LEAST, sum(sizes)) for period in joined)


def test_small_countries_and_channels_are_told_together() -> None:
    rows = [
        Row(FIRST, "GH", "web", "email", 20),
        Row(FIRST, "GH", "paper", "checked", 4),
        Row(FIRST, "KE", "web", "email", 8),
        Row(FIRST, "PE", "web", "email", 30),
        Row(FIRST, "PE", "paper", "checked", 12),
    ]
    told = [(cell.country, cell.channel, cell.number) for cell in cells(rows)]
    # Kenya's eight need a second country to hide among, and Ghana's four on paper Peru's twelve.
    assert told == [("GH", "web", 20), (OTHER, OTHER, 54)]


def test_a_named_cell_never_grows_by_one() -> None:
    fourteen = [Row(FIRST, "GH", "web", "email", 14)]
    told = next_cells([], fourteen, AFTER)
    assert [cell.number for cell in told] == [14]
    one_more = [*fourteen, Row(AFTER, "GH", "web", "email", 1)]
    later = AFTER + timedelta(days=9)
    assert next_cells(told, one_more, later) == []
    many_more = [*one_more, Row(later - timedelta(days=1), "GH", "web", "email", 9)]
    assert next_cells(told, many_more, later) == [
        Cell(AFTER, later - timedelta(days=1), "GH", "web", "email", 10)
    ]


def test_of_the_day_that_is_not_over_no_country_is_told() -> None:
    assert next_cells([], [Row(AFTER, "GH", "web", "email", 500)], AFTER) == []


def test_who_withdraws_is_taken_off_the_next_cell_of_her_group() -> None:
    told = [Cell(FIRST, FIRST, "GH", "web", "email", 14)]
    rows = [Row(FIRST, "GH", "web", "email", 12), Row(DAYS[1], "GH", "web", "email", 15)]
    assert next_cells(told, rows, AFTER) == [Cell(DAYS[1], DAYS[1], "GH", "web", "email", 13)]


def test_a_part_of_the_count_that_is_small_is_told_with_another() -> None:
    assert parts({"email": 4120, "checked": 930}) == {"email": 4120, "checked": 930}
    assert parts({"email": 4120, "checked": 3}) == {OTHER: 4123}
    assert parts({"email": 4120, "checked": 12, "witness": 3}) == {"email": 4120, OTHER: 15}
    assert parts({"email": 9}) == {OTHER: 9}
