"""Drawing: data is never markup, fonts are ours, the same data gives the same bytes."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat

from home.documents.compiler import TEMPLATES, draw_pdf, draw_png, fonts
from tests.campaign.documents.reading import NOON, fonts_of, pages_of, sheet_data

MARKUP = [
    '#read("/etc/passwd")',
    '#panic("no")',
    "#sys.inputs.data",
    "$ x^2 $ *bold* _it_ `raw` <label> @ref = Heading",
    '"); #let data = (:); //',
    '\\u{41} \\ #import "common.typ": *',
    '{"title": "x"}',
]


@pytest.mark.parametrize("ask", MARKUP)
def test_markup_in_an_ask_is_shown_and_never_run(ask: str) -> None:
    (page,) = pages_of(draw_pdf("sheet", sheet_data(ask), NOON))
    assert ask.replace(" ", "") in page.replace(" ", "")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=255))
@settings(max_examples=25, deadline=None)
def test_any_ask_can_be_drawn_on_one_page(ask: str) -> None:
    assert len(pages_of(draw_pdf("sheet", sheet_data(ask), NOON))) == 1


def test_a_word_without_end_stays_on_the_page() -> None:
    (page,) = pages_of(draw_pdf("sheet", sheet_data("W" * 255), NOON))
    assert "W" * 255 in page.replace(" ", "")


def test_the_same_data_gives_the_same_bytes() -> None:
    first = draw_pdf("sheet", sheet_data(), NOON)
    assert draw_pdf("sheet", sheet_data(), NOON + timedelta(microseconds=7)) == first


@pytest.mark.parametrize(
    ("language", "ask", "font"),
    [
        ("en", "Pay for child care.", "NotoSans"),
        ("vi", "Nơi gửi trẻ cho mọi người", "NotoSans"),
        ("ar", "رعاية الأطفال حق", "NotoNaskhArabic"),
        ("ur", "بچوں کی دیکھ بھال", "NotoNaskhArabic"),
        ("hi", "बच्चों की देखभाल", "NotoSansDevanagari"),
        ("th", "การดูแลเด็ก", "NotoSansThai"),
        ("bn", "শিশু যত্ন", "NotoSansBengali"),
        ("gu", "બાળ સંભાળ", "NotoSansGujarati"),
        ("ta", "குழந்தை பராமரிப்பு", "NotoSansTamil"),
        ("te", "పిల్లల సంరక్షణ", "NotoSansTelugu"),
        ("km", "ការថែទាំកុមារ", "NotoSansKhmer"),
        ("am", "የሕፃናት እንክብካቤ", "NotoSansEthiopic"),
        ("hy", "Երեխաների խնամք", "NotoSansArmenian"),
        ("ka", "ბავშვთა მოვლა", "NotoSansGeorgian"),
        ("pa", "ਬੱਚਿਆਂ ਦੀ ਦੇਖਭਾਲ", "NotoSansGurmukhi"),
        ("he", "טיפול בילדים", "NotoSansHebrew"),
        ("kn", "ಮಕ್ಕಳ ಆರೈಕೆ", "NotoSansKannada"),
        ("lo", "ການດູແລເດັກ", "NotoSansLao"),
        ("ml", "ശിശു സംരക്ഷണം", "NotoSansMalayalam"),
        ("my", "ကလေးပြုစုစောင့်ရှောက်မှု", "NotoSansMyanmar"),
        ("or", "ଶିଶୁ ଯତ୍ନ", "NotoSansOriya"),
        ("si", "ළමා රැකවරණය", "NotoSansSinhala"),
        ("dv", "ކުޑަކުދިން", "NotoSansThaana"),
        ("el", "Φροντίδα παιδιών", "NotoSans"),
        ("uk", "Догляд за дітьми", "NotoSans"),
    ],
)
def test_every_script_has_its_letters(language: str, ask: str, font: str) -> None:
    pdf = draw_pdf("sheet", sheet_data(ask, language), NOON)
    assert any(name.startswith(font) for name in fonts_of(pdf))
    assert not any("Libertinus" in name for name in fonts_of(pdf))
    (page,) = pages_of(pdf)
    assert "\ufffd" not in page


def test_only_the_fonts_beside_the_templates_are_used() -> None:
    ours = TEMPLATES / "fonts"
    assert {Path(str(font.path)).parent for font in fonts().fonts()} == {ours}
    assert "SIL OPEN FONT LICENSE" in (ours / "OFL.txt").read_text()
    assert sum(file.stat().st_size for file in ours.iterdir()) < 5_000_000


@pytest.mark.parametrize("name", sorted(file.stem for file in TEMPLATES.glob("*.typ")))
def test_templates_fetch_nothing(name: str) -> None:
    text: Any = (TEMPLATES / f"{name}.typ").read_text()
    assert "import" in text or name == "common"
    assert "@" not in text
    assert "http" not in text
    assert "read(" not in text
    assert "eval(" not in text


def test_a_sheet_is_drawn_in_black_on_white_alone() -> None:
    red, green, blue = drawn(sheet_data()).split()
    assert ImageChops.difference(red, green).getextrema() == (0, 0)
    assert ImageChops.difference(green, blue).getextrema() == (0, 0)
    assert red.getextrema() == (0, 255)


@pytest.mark.parametrize(
    ("language", "ask"),
    [("ar", "رعاية الأطفال حق"), ("he", "טיפול בילדים"), ("ur", "بچوں کی دیکھ بھال")],
)
def test_a_sheet_from_right_to_left_is_one_page_that_begins_at_the_right(
    language: str, ask: str
) -> None:
    turned = sheet_data(ask, language) | {"lang": language, "dir": "rtl"}
    assert len(pages_of(draw_pdf("sheet", turned, NOON))) == 1
    straight = drawn(sheet_data())
    # The code to scan is the darkest part of the top, and stands at the end of the line.
    assert ink_of_top(straight, "left") < ink_of_top(straight, "right")
    assert ink_of_top(drawn(turned), "left") > ink_of_top(drawn(turned), "right")
    # The column of the numbers comes first, and the ask begins with it.
    assert first_ink(straight, "left") < first_ink(straight, "right")
    assert first_ink(drawn(turned), "right") < first_ink(drawn(turned), "left")


def drawn(data: dict[str, Any]) -> Image.Image:
    """Return the sheet as a picture, one pixel for each point."""
    return Image.open(io.BytesIO(draw_png("sheet", data))).convert("RGB")


def ink_of_top(picture: Image.Image, side: str) -> float:
    """Return how dark the upper corner of a sheet is."""
    width = picture.width // 4
    left = 0 if side == "left" else picture.width - width
    box = (left, 0, left + width, picture.height // 8)
    return 255 - ImageStat.Stat(picture.convert("L").crop(box)).mean[0]


def first_ink(picture: Image.Image, side: str) -> int:
    """Return how far from the edge the line of the ask begins."""
    # The kicker and the ask: beside the code, which would be the first ink at its own side.
    top = ImageOps.invert(picture.convert("L").crop((0, 30, picture.width, 80)))
    code = 110
    box = (0, 0, top.width - code, 50) if side == "left" else (code, 0, top.width, 50)
    found = top.crop(box).getbbox()
    assert found is not None
    return found[0] if side == "left" else (top.width - code) - found[2]
