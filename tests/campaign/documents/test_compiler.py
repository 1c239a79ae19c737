"""Drawing: data is never markup, fonts are ours, the same data gives the same bytes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.documents.compiler import TEMPLATES, draw_pdf, fonts
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
    ],
)
def test_every_script_has_its_letters(language: str, ask: str, font: str) -> None:
    pdf = draw_pdf("sheet", sheet_data(ask, language), NOON)
    assert any(name.startswith(font) for name in fonts_of(pdf))
    assert not any("Libertinus" in name for name in fonts_of(pdf))


def test_only_the_fonts_beside_the_templates_are_used() -> None:
    ours = TEMPLATES / "fonts"
    assert {Path(str(font.path)).parent for font in fonts().fonts()} == {ours}
    assert "SIL OPEN FONT LICENSE" in (ours / "OFL.txt").read_text()
    assert sum(file.stat().st_size for file in ours.iterdir()) < 4_000_000


@pytest.mark.parametrize("name", ["common", "sheet"])
def test_templates_fetch_nothing(name: str) -> None:
    text: Any = (TEMPLATES / f"{name}.typ").read_text()
    assert "@preview" not in text
    assert "eval(" not in text
