"""Drawing with typst: templates of ours, data of others, the same bytes everywhere.

Data reaches a template as JSON and is never read as markup. Only the fonts beside the templates
are used, so that a document looks alike on every machine. Run as a program, it draws what it reads:
see `draw_pdf_apart`.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

TEMPLATES = Path(__file__).resolve().parent.parent / "typst"
ROOT = TEMPLATES.parent.parent
# Seconds after which a program that draws is given up.
LONGEST_DRAWING = 300
# Pixels of a PNG for each point of its template: one.
PNG_PPI = 72


@cache
def fonts() -> typst.Fonts:
    """Return the fonts beside the templates, read once in a process."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[TEMPLATES / "fonts"],
    )


def draw_pdf(
    template: str, data: dict[str, Any], moment: datetime, *, tagged: bool = True
) -> bytes:
    """Return the PDF that `template` makes of `data`.

    Args:
        template: name of a file in home/typst, without its ending.
        data: what JSON can hold.
        moment: when the document was made, as it says of itself; the same for the same content.
        tagged: whether screen readers find headings and tables in it; not for blank forms, which
            are six times smaller without.
    """
    return _draw(template, "pdf", data, moment, tagged)


def draw_pdf_apart(template: str, data: dict[str, Any], moment: datetime) -> bytes:
    """Return the same as `draw_pdf`, drawn by a program of its own.

    The compiler keeps what it has drawn, about 30 MB for 5,000 names: the memory of a worker that
    draws one large document after the other would grow with each. That of a program is given back.

    Raises CalledProcessError when it cannot be drawn, TimeoutExpired when it takes too long.
    """
    asked = {"template": template, "data": data, "moment": moment.isoformat()}
    drawn = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=LONGEST_DRAWING,
    )
    return drawn.stdout


def draw_png(template: str, data: dict[str, Any]) -> bytes:
    """Return the picture that `template` makes of `data`, one pixel for each of its points."""
    return _draw(template, "png", data, datetime.fromtimestamp(0, UTC))


def _draw(
    template: str,
    kind: Literal["pdf", "png"],
    data: dict[str, Any],
    moment: datetime,
    tagged: bool = True,
) -> bytes:
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        format=kind,
        ppi=PNG_PPI if kind == "png" else None,
        timestamp=moment.astimezone(UTC).replace(microsecond=0),
        pdf_tags=tagged,
    )


if __name__ == "__main__":
    told = json.load(sys.stdin)
    pdf = draw_pdf(told["template"], told["data"], datetime.fromisoformat(told["moment"]))
    sys.stdout.buffer.write(pdf)
