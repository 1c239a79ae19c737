"""The measured figures as a drawing: how much of what each promise allows was used."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from .report import Line

WIDTH, NAME, BAR, FIGURE, SHARE = 1080, 430, 330, 310, 56
STEP, TOP = 26, 56
# Twice what is allowed fills the bar; what is worse has an arrow beside its share.
END = 2.0
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.head{font-size:16px;font-weight:600}"
    ".kept{fill:#1b7a5a}.broken{fill:#b3261e}.limit{stroke:#222;stroke-dasharray:4 3}"
    ".paper{fill:#fff}"
)


def write(lines: Iterable[Line], path: Path) -> None:
    """Write the drawing as SVG, one bar a line that has a share; none when no line has."""
    shown = [line for line in lines if line.used is not None]
    if not shown:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_draw(shown)) + "\n", encoding="utf-8")


def _draw(shown: list[Line]) -> Iterator[str]:
    height = TOP + STEP * len(shown) + 16
    limit = NAME + BAR / END
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">'
    )
    yield f"<title>How much of each promise is used</title><style>{STYLE}</style>"
    yield f'<rect class="paper" width="{WIDTH}" height="{height}"/>'
    yield '<text class="head" x="12" y="24">How much of each promise is used</text>'
    yield f'<text x="{limit}" y="44" text-anchor="middle">all of it</text>'
    for place, line in enumerate(shown):
        yield from _bar(line, TOP + STEP * place)
    yield f'<path class="limit" d="M{limit} {TOP - 6}V{height - 12}"/>'
    yield "</svg>"


def _bar(line: Line, top: int) -> Iterator[str]:
    used = line.used or 0.0
    length = BAR * min(used, END) / END
    kind = "broken" if line.kept is False else "kept"
    share, measured = f"{used:.2f}{' →' if used > END else ''}", _short(line.measured, 36)
    yield f'<text x="12" y="{top + 14}">{escape(_short(line.what, 56))}</text>'
    yield f'<rect class="{kind}" x="{NAME}" y="{top}" width="{length:.1f}" height="18"/>'
    yield f'<text x="{WIDTH - FIGURE}" y="{top + 14}">{share}</text>'
    yield f'<text x="{WIDTH - FIGURE + SHARE}" y="{top + 14}">{escape(measured)}</text>'


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
