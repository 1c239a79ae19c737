"""No small group is published, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.published_cells import Row, cells
from campaign.small_groups import LEAST, OTHER, parts, periods

FIRST = date(2026, 3, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(3)]
COUNTRIES = ["GH", "KE", "PE"]
KINDS = [("web", "email"), ("embed", "email"), ("paper", "checked"), ("assisted", "witness")]
ATOMS = [(day, country, kind) for day in DAYS for country in COUNTRIES for kind in KINDS]
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


def equations(rows: list[Row]) -> list[list[int]]:
    """Return all that is published, each number as the set of groups that it sums up."""
    found = cells(rows)
    owner: dict[tuple[date, str, tuple[str, str]], int] = {}
    for day, country, kind in ATOMS:
        for wanted in ((country, *kind), (country, OTHER, OTHER), (OTHER, *kind), (OTHER,) * 3):
            fits = [
                place
                for place, cell in enumerate(found)
                if cell.begin <= day <= cell.end and tuple(cell[2:5]) == wanted
            ]
            if fits:
                owner[(day, country, kind)] = fits[-1]
                break
    told = [[int(owner.get(atom) == place) for atom in ATOMS] for place in range(len(found))]
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.evidence] += row.number
    named = set(parts(sums)) - {OTHER}
    return told + [[int(atom[2][1] == evidence) for atom in ATOMS] for evidence in named]


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
@given(tallies)
def test_the_growth_is_told_in_sums_of_whole_cells(sizes: list[int]) -> None:
    rows = rows_of(sizes)
    days: dict[date, int] = defaultdict(int)
    for row in rows:
        days[row.day] += row.number
    joined = periods({day: number for day, number in days.items() if number})
    found = cells(rows)
    for period in joined:
        inside = [cell for cell in found if period.begin <= cell.begin <= period.end]
        assert sum(cell.number for cell in inside) == period.number


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
    # Kenya's eight need a second country to hide among. The sum of paper is published, 16:
    # were Peru's twelve named as paper, the other four would be known.
    assert told == [("PE", OTHER, 12), ("PE", "web", 30), (OTHER, OTHER, 32)]


def test_a_part_of_the_count_that_is_small_is_told_with_another() -> None:
    assert parts({"email": 4120, "checked": 930}) == {"email": 4120, "checked": 930}
    assert parts({"email": 4120, "checked": 3}) == {OTHER: 4123}
    assert parts({"email": 4120, "checked": 12, "witness": 3}) == {"email": 4120, OTHER: 15}
    assert parts({"email": 9}) == {OTHER: 9}
