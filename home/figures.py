"""A figure as a page shows it: a number that is kept once and shown in many places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownFigure:
    """One figure in the reader's language, ready for `templates/components/big-number.html`.

    Attributes:
        code: under which it is kept.
        value: the number as people read it: "over 1,000", "61%".
        label: what it counts.
        language: of the label, when it is not the reader's own.
        source_title: who published it.
        source_url: where.
        year: of the figure.
        url: of the page with its older values.
    """

    code: str
    value: str
    label: str
    language: str
    source_title: str
    source_url: str
    year: str
    url: str
