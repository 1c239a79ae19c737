"""The design tokens, read from the stylesheet itself: their values, contrasts and weight."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "home" / "static"
CSS = (STATIC / "css" / "cradle.css").read_text()
LITE = (STATIC / "css" / "lite.css").read_text()
DECLARATION = re.compile(r"(--[\w-]+):\s*(#[0-9A-Fa-f]{6})\s*;")


def tokens(selector: str) -> dict[str, str]:
    """Return the colours that the first rule of `selector` sets."""
    start = CSS.index(f"{selector} {{")
    return dict(DECLARATION.findall(CSS[start : CSS.index("}", start)]))


LIGHT = tokens(":root")
DARK = {**LIGHT, **tokens(":root[data-theme=dark]")}

PROMISED_LIGHT = {
    "--ink": "#1B1B1F",
    "--paper": "#FBF7F0",
    "--surface": "#FFFFFF",
    "--muted": "#54545C",
    "--brand": "#7A2E5D",
    "--action": "#0B6B4F",
    "--link": "#1A4FA3",
    "--visited": "#5B2A86",
    "--error": "#B3261E",
    "--success": "#1E6B34",
    "--border": "#74747E",
    "--accent": "#F2A93B",
    "--focus": "#FFD23F",
}
PROMISED_DARK = {
    "--surface": "#16161A",
    "--raised": "#232329",
    "--ink": "#F3F0EA",
    "--muted": "#B9B6AF",
    "--link": "#9EC1FF",
    "--action": "#6FD3AE",
    "--on-action": "#0A1F17",
    "--error": "#FF9C94",
    "--border": "#8A8790",
}

GROUNDS = ["--paper", "--surface", "--raised", "--tint", "--blush"]
TEXTS = ["--ink", "--muted", "--brand-text", "--link", "--visited", "--error", "--success"]
TEXT_PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("--action", "--raised"),
    ("--on-action", "--action"),
    ("--on-brand", "--brand"),
    ("--on-brand", "--deep"),
    ("--on-deep", "--deep"),
    ("--fixed-ink", "--accent"),
    ("--fixed-ink", "--focus"),
]
# Edges of controls and the bar of a progress need 3 to 1 (WCAG 2.2, 1.4.11).
EDGE_PAIRS = [
    ("--border", "--paper"),
    ("--border", "--surface"),
    ("--border", "--raised"),
    ("--error", "--surface"),
    ("--action", "--paper"),
    ("--accent", "--brand"),
    ("--accent", "--deep"),
]


SIDES = ("left", "right")


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rules() -> list[tuple[str, str]]:
    """Return every declaration of the main stylesheet as (property, value)."""
    text = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    return re.findall(r"([\w-]+):\s*([^;{}]+);", text)


def test_the_colours_are_those_that_were_designed() -> None:
    assert {name: LIGHT[name] for name in PROMISED_LIGHT} == PROMISED_LIGHT
    assert {name: DARK[name] for name in PROMISED_DARK} == PROMISED_DARK


def test_a_dark_phone_and_the_dark_look_asked_for_get_the_same_colours() -> None:
    assert tokens(":root:not([data-theme=light])") == tokens(":root[data-theme=dark]")


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(
    theme: dict[str, str], text: str, ground: str
) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_edge_can_be_seen_on_its_ground(
    theme: dict[str, str], edge: str, ground: str
) -> None:
    assert contrast(theme[edge], theme[ground]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [*GROUNDS, "--brand", "--deep"])
def test_focus_shows_on_every_ground_by_its_ring_or_its_inner_line(
    theme: dict[str, str], ground: str
) -> None:
    rings = [contrast(theme[ring], theme[ground]) for ring in ("--focus", "--fixed-ink")]
    assert max(rings) >= 3


def test_the_accent_is_never_the_colour_of_text() -> None:
    coloured = [value for name, value in rules() if name == "color"]
    assert coloured
    assert [value for value in coloured if "--accent" in value] == []


def test_no_text_is_smaller_than_fifteen_pixels() -> None:
    sizes = [value for name, value in rules() if name == "font-size" or name.startswith("--step")]
    in_rem = [float(size) for value in sizes for size in re.findall(r"^([\d.]+)rem", value)]
    assert min(in_rem) * 16 >= 15
    assert [value for value in sizes if "px" in value] == []


def test_only_logical_sides_are_used_so_that_right_to_left_is_free() -> None:
    sides = re.compile(r"^(?:margin|padding|border)-(?:left|right)")
    sided = [name for name, _ in rules() if sides.match(name)]
    sided += [value for name, value in rules() if name == "text-align" and value in SIDES]
    assert sided == []


def test_an_old_android_browser_gets_every_base_style() -> None:
    assert "@layer" not in CSS
    assert "@layer" not in LITE
    assert not re.search(r"^\s+&", CSS, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "limit"),
    [("css/cradle.css", 10_000), ("css/lite.css", 6_000), ("js/cradle.js", 5_000)],
)
def test_what_every_page_loads_stays_light(name: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes(), 9)) < limit


def test_all_scripts_of_a_form_in_the_member_area_stay_light_together() -> None:
    for names in [("cradle", "drafts", "weight"), ("cradle", "weight", "shrink", "upload")]:
        scripts = [(STATIC / f"js/{name}.js").read_bytes() for name in names]
        assert sum(len(gzip.compress(script, 9)) for script in scripts) < 5_000


def test_the_stylesheets_load_nothing_else() -> None:
    assert "url(" not in CSS + LITE
    assert "@import" not in CSS + LITE
    assert "@font-face" not in CSS + LITE


def test_motion_is_only_for_those_who_do_not_mind() -> None:
    calm = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*\s*\}", "", CSS
    )
    assert calm != CSS
    assert "transition" not in calm
    assert "animation" not in calm
