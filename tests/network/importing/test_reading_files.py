"""What files of registers hold: letters, columns, countries, places, and nothing in many words."""

import io
import zipfile
from typing import Any

import pytest

from home.tables.table import Unreadable
from network.importing.countries import country_of
from network.importing.reading import LIMITS
from tests.network.importing.files import HEADING, csv_of, geojson_of, read, xlsx_of

FIVE = [
    [1, "Coopérative Señora", "coop", "Côte d’Ivoire", "Bouaké", "7.69", "-5.03"],
    [2, "Unión de Vendedoras", "union", "PE", "Cusco", "", ""],
    [3, "Associação das Feirantes", "assoc", "Brasil", "São Paulo", "-23.55", "-46.63"],
    [4, "Market Women", "union", "Ghana", "Kumasi", "6.69", "-1.62"],
    [5, "Été", "shg", "Sénégal", "Thiès", "", ""],
]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_five_rows_are_the_same_in_every_encoding_and_with_every_delimiter(
    encoding: str, delimiter: str
) -> None:
    text = csv_of(FIVE, delimiter=delimiter)
    assert "\r\n" in text
    records = read(text.encode(encoding))
    assert [record.facts for record in records] == [one.facts for one in read(csv_of(FIVE))]
    assert [record.problems for record in records] == [[]] * 5
    assert [record.facts["country"] for record in records] == ["CI", "PE", "BR", "GH", "SN"]
    assert [record.line for record in records] == [2, 3, 4, 5, 6]


def test_letters_of_no_encoding_are_refused_with_their_line() -> None:
    with pytest.raises(Unreadable, match="line 3"):
        read(csv_of(FIVE[:1]).encode() + b"2,\x81\x8d,coop,GH,,,\r\n")


def test_a_workbook_holds_the_same() -> None:
    records = read(xlsx_of(FIVE), "register.xlsx")
    assert [record.facts for record in records] == [one.facts for one in read(csv_of(FIVE))]


def test_formulas_and_marks_stay_text() -> None:
    cells = ['=HYPERLINK("http://evil","x")', "<b>x</b>", "@SUM(1)", "\t=1+1"]
    rows = [[place, cell, "coop", "GH", "", "", ""] for place, cell in enumerate(cells)]
    shown = ['=HYPERLINK("http://evil","x")', "<b>x</b>", "@SUM(1)", "=1+1"]
    assert [record.name for record in read(csv_of(rows))] == shown
    assert [record.name for record in read(xlsx_of(rows), "a.xlsx")] == shown


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["1", "A", "coop", "XX", "", "", ""], "“XX” is no country that we know"),
        (["1", "A", "coop", "GH", "", "91", "0"], "“91” is not on the map"),
        (["1", "A", "coop", "GH", "", "6", "181"], "“181” is not on the map"),
        (["1", "A", "coop", "GH", "", "six", "0"], "“six” is no number"),
        (["1", "A", "circus", "GH", "", "", ""], "we do not understand “circus”"),
        (["1", "", "coop", "GH", "", "", ""], "Name is missing"),
        (["1", "Nsp", "coop", "GH", "", "", ""], "Name is missing"),
        (["1", "...", "coop", "GH", "", "", ""], "Name is missing"),
        (["1", "A\0B", "coop", "GH", "", "", ""], "a letter that no keyboard makes"),
        (["1", "A" * 201, "coop", "GH", "", "", ""], "longer than 200 letters"),
        (["1", "A", "coop", "", "", "", ""], "Country is missing"),
    ],
)
def test_a_bad_row_says_what_is_wrong_with_it(cells: list[str], reason: str) -> None:
    (record,) = read(csv_of([cells]))
    assert reason in "; ".join(record.problems)


def test_numbers_and_days_that_no_column_takes_make_a_row_bad() -> None:
    heading = ["name", "type", "country", "members", "women share", "last election"]
    rows = [
        ["A", "coop", "GH", "1 234", "45%", "2024-05-01"],
        ["B", "coop", "GH", "99999999999999999999", "", ""],
        ["C", "coop", "GH", "", "101", ""],
        ["D", "coop", "GH", "", "", "2024-02-30"],
        ["E", "coop", "GH", "1.234.567", "-1", ""],
    ]
    good, *bad = read(csv_of(rows, heading))
    assert good.facts | {"members_count": 1234, "women_share": 45} == good.facts
    assert good.facts["last_election"] == "2024-05-01"
    assert all(record.problems for record in bad)


def test_columns_that_are_there_twice_or_missing_are_refused_and_others_are_left_out() -> None:
    with pytest.raises(Unreadable, match="“name” is there twice"):
        read("name,name,type,country\nA,B,coop,GH\n")
    with pytest.raises(Unreadable, match="missing: Type"):
        read("name,country,colour\nA,GH,red\n")
    assert read("name,type,country,colour\nA,coop,GH,red\n")[0].facts.keys() == {
        *("name", "org_type", "country")
    }


def test_what_says_that_nothing_is_known_is_no_value() -> None:
    heading = ["name", "type", "country", "town", "sectors", "acronym"]
    rows = [
        ["A", "coop", "GH", "Nsp", "{dw,Street vendors}", "N/a"],
        ["B", "coop", "NA", "{}", "dw; hp", "-"],
    ]
    first, second = read(csv_of(rows, heading))
    assert first.facts == {"name": "A", "org_type": "coop", "country": "GH", "sector": ["dw", "sv"]}
    assert second.facts == {
        "name": "B",
        "org_type": "coop",
        "country": "NA",
        "sector": ["dw", "hp"],
    }


def test_a_cell_that_is_unclear_and_not_needed_is_left_out_and_told() -> None:
    heading = ["name", "type", "country", "website", "phone", "email"]
    row = ["A", "coop", "GH", "update6", "020 123 4567", "nobody"]
    (record,) = read(csv_of([row], heading))
    assert record.problems == []
    assert record.facts["phone"] == "+233201234567"
    assert len(record.notes) == 2
    assert "website" not in record.facts


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("Österreich", "AT"), ("ÖSterreich", "AT"), ("England", "GB"), ("uk", "GB")),
        *(("SCOTLAND", "GB"), ("Ελλάδα", "GR"), ("Latvija", "LV"), ("Frace", "FR")),
        *(("Cypres", "CY"), ("Italu", "IT"), ("Portogallo", "PT"), ("România", "RO")),
        *(("Czech Republic", "CZ"), ("GHA", "GH"), ("Niger", "NE"), ("Nigeria", "NG")),
        *(("ABERDEEN", ""), ("XX", ""), ("", ""), ("Irak", "IQ"), ("Austria", "AT")),
    ],
)
def test_countries_are_known_in_many_languages_and_spellings(typed: str, code: str) -> None:
    assert country_of(typed) == code


@pytest.mark.parametrize(
    ("wkt", "place"),
    [
        ("POINT (1.5 6.25)", ["6.25", "1.5"]),
        ("SRID=4326;POINT(1.5 6.25)", ["6.25", "1.5"]),
        ("MULTIPOLYGON (((1 6, 1.02 6, 1.02 6.04, 1 6.04, 1 6)))", ["6.02", "1.01"]),
        ("POLYGON ((1 6, 1.02 6, 1.02 6.04, 1 6.04, 1 6))", ["6.02", "1.01"]),
    ],
)
def test_of_a_geometry_the_middle_is_kept(wkt: str, place: list[str]) -> None:
    row = ["A", "coop", "TG", wkt]
    (record,) = read(csv_of([row], ["name", "type", "country", "wkt"]))
    assert record.facts["place"] == place


@pytest.mark.parametrize(
    "wkt", ["POINT (1 91)", "POINT EMPTY", "CIRCLE (1 2)", "POINT (a b)", "no"]
)
def test_a_geometry_that_is_none_makes_the_row_bad(wkt: str) -> None:
    (record,) = read(csv_of([["A", "coop", "TG", wkt]], ["name", "type", "country", "wkt"]))
    assert "is not a place on the map" in record.problems[0]


def test_geojson_is_read_with_points_and_areas() -> None:
    square = [[[1, 6], [1.02, 6], [1.02, 6.04], [1, 6.04], [1, 6]]]
    told: dict[str, Any] = {"type": "coop", "country": "Togo", "town": None, "id": 7}
    raw = geojson_of(
        [
            (told | {"name": "A"}, {"type": "Point", "coordinates": [1.5, 6.25]}),
            (told | {"name": "B", "id": 8}, {"type": "Polygon", "coordinates": square}),
            (told | {"name": "C", "id": 9}, None),
            (told | {"name": "D", "id": 10}, {"type": "Point", "coordinates": ["x", []]}),
        ]
    )
    records = read(raw, "register.geojson")
    assert [record.facts.get("place") for record in records] == [
        *(["6.25", "1.5"], ["6.02", "1.01"], None, None)
    ]
    assert [record.key for record in records] == ["7", "8", "9", "10"]


def test_of_a_market_the_place_is_kept_to_a_metre() -> None:
    row = ["m1", "Marché de Hodo", "POINT (1.234567 6.123456)"]
    raw = csv_of([row], ["FID", "marche_nom", "geometry"]).replace("FID", "prefecture_nom_bdd,FID")
    (record,) = read(raw.replace("m1", "Zio,m1"), kind="market")
    assert record.facts == {
        "name": "Marché de Hodo",
        "country": "TG",
        "point": ["6.12346", "1.23457"],
    }


def test_one_record_twice_in_a_file_is_bad_the_second_time() -> None:
    rows = [["7", "A", "coop", "GH", "", "", ""], ["7", "B", "coop", "GH", "", "", ""]]
    first, second = read(csv_of(rows))
    assert not first.problems
    assert "line 2" in second.problems[0]
    plain = read(csv_of([["A", "coop", "GH"]] * 2, ["name", "type", "country"]))
    assert [bool(record.problems) for record in plain] == [False, True]


def bomb() -> bytes:
    """Return a workbook that is small until it is opened."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (LIMITS.sheet[0] + 1))
    return written.getvalue()


def test_large_files_are_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="too large"):
        read(b"x" * (LIMITS.size + 1))
    with pytest.raises(Unreadable, match="too large when it is opened"):
        read(bomb(), "bomb.xlsx")
    with pytest.raises(Unreadable, match="more than 20000 lines"):
        read("name,type,country\n" + "A,coop,GH\n" * (LIMITS.rows + 1))
    with pytest.raises(Unreadable, match="is empty"):
        read(b"")
    for name, raw in (("a.pdf", b"%PDF"), ("a.geojson", b"[]"), ("a.json", b'{"a": NaN}')):
        with pytest.raises(Unreadable):
            read(raw, name)


def test_the_columns_of_a_row_that_is_too_short_are_empty() -> None:
    records = read(",".join(HEADING) + "\n1,A,coop,GH\n")
    assert records[0].problems == []
