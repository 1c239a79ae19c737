"""The registry of personal data as a page for people: docs/personal-data.md."""

from django.apps import apps

from .personal_data import Holding, NotPersonal, Personal, personal_data, without_people

HEAD = """# Personal data

What every table keeps about people, why, and for how long. Written by
`python manage.py write_personal_data` from what the apps register in `home.personal_data`; a test
compares, over our own tables and those of libraries. Change it there.

One person's data is erased with `python manage.py erase_person EMAIL` and handed out with
`python manage.py export_person EMAIL`. Signers do both for themselves on the page that every mail
to them links to. Each leaves a receipt or a consent event.
"""


def as_markdown() -> str:
    """Return the whole page."""
    held = sorted(personal_data.items())
    parts = [HEAD]
    parts += [_table(label, one) for label, one in held if one.personal()]
    parts.append("## Columns of text that tell nothing about a person\n")
    parts.append("\n".join(_others(label, one) for label, one in held if _impersonal(one)) + "\n")
    parts.append("## Tables of libraries that hold nothing about people, or nothing of their own\n")
    parts.append(
        "\n".join(f"- `{one}`: {why}" for one, why in sorted(without_people.items())) + "\n"
    )
    return "\n".join(parts)


def _table(label: str, holding: Holding) -> str:
    """Return the section of one table."""
    found = holding.find is not None
    eraser = _sentence(holding.erase.__doc__) if found else ""
    exporter = _sentence(holding.export.__doc__) if holding.export else "As it is stored."
    same: dict[str, list[str]] = {}
    for name, one in sorted(holding.personal().items()):
        erased, exported = one.erased or eraser, one.exported or (exporter if found else "")
        row = f"{one.purpose} | {one.retention} | {erased} | {exported}"
        same.setdefault(row, []).append(name)
    rows = [f"| {', '.join(names)} | {row} |" for row, names in same.items()]
    lines = [
        f"## {apps.get_model(label)._meta.verbose_name} (`{label}`)",
        "",
        "| column | purpose | retention | erased | handed out |",
        "|---|---|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def _sentence(text: str | None) -> str:
    """Return the first line of a docstring; every eraser and exporter has one."""
    return f"{(text or '').strip().splitlines()[0].split('; return')[0].rstrip('.')}."


def _impersonal(holding: Holding) -> dict[str, NotPersonal]:
    return {name: one for name, one in holding.fields.items() if not isinstance(one, Personal)}


def _others(label: str, holding: Holding) -> str:
    """Return one line for a table: its columns by reason."""
    reasons: dict[str, list[str]] = {}
    for name, one in sorted(_impersonal(holding).items()):
        reasons.setdefault(one.reason, []).append(name)
    told = "; ".join(f"{', '.join(names)} ({reason})" for reason, names in sorted(reasons.items()))
    return f"- `{label}`: {told}"
