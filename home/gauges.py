"""Figures of the site as text that Prometheus reads (exposition format 0.0.4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Gauge:
    """One figure of the site.

    Args:
        name: without the prefix, like `mails_waiting`.
        words: what it says, in a sentence for operators.
        values: labels -> value; a figure without labels has the one key ().
        kind: "gauge", or "counter" for what only grows.
    """

    name: str
    words: str
    values: Mapping[tuple[tuple[str, str], ...], float] = field(default_factory=dict)
    kind: str = "gauge"


def plain(name: str, words: str, value: float, kind: str = "gauge") -> Gauge:
    """Return a figure without labels."""
    return Gauge(name, words, {(): value}, kind)


def by_label(
    name: str, words: str, label: str, values: Mapping[str, float], kind: str = "gauge"
) -> Gauge:
    """Return a figure for each value of one label."""
    return Gauge(name, words, {((label, key),): value for key, value in values.items()}, kind)


def exposition(gauges: Iterable[Gauge]) -> str:
    """Return the figures as text, one a line."""
    lines: list[str] = []
    for gauge in gauges:
        lines += _head(gauge.name, gauge.words, gauge.kind)
        lines += [_line(gauge.name, labels, value) for labels, value in gauge.values.items()]
    return "\n".join(lines) + "\n"


def histogram(
    name: str,
    words: str,
    rows: Mapping[tuple[tuple[str, str], ...], list[float]],
    buckets: tuple[float, ...],
) -> str:
    """Return a histogram as text; a row holds a number a bucket, the rest, and the sum."""
    lines = _head(name, words, "histogram")
    for labels, row in rows.items():
        running = 0.0
        for bound, number in zip((*map(_short, buckets), "+Inf"), row, strict=False):
            running += number
            lines.append(_line(f"{name}_bucket", (*labels, ("le", bound)), running))
        lines.append(_line(f"{name}_sum", labels, row[-1]))
        lines.append(_line(f"{name}_count", labels, running))
    return "\n".join(lines) + "\n"


def _head(name: str, words: str, kind: str) -> list[str]:
    return [f"# HELP cradle_{name} {words}", f"# TYPE cradle_{name} {kind}"]


def _line(name: str, labels: tuple[tuple[str, str], ...], value: float) -> str:
    inside = ",".join(f'{key}="{_escaped(said)}"' for key, said in labels)
    return f"cradle_{name}{'{' + inside + '}' if inside else ''} {_short(value)}"


def _short(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
