"""Writing files, and importing them."""

from typing import Any

from campaign.actions.import_sheets import Imported, import_sheets
from campaign.models import Signature, SignatureSheet


def csv_of(paper: SignatureSheet, *names: str) -> bytes:
    """Return a file with one name a line, as a spreadsheet saves it."""
    rows = [f"{paper.number},{line},{name}" for line, name in enumerate(names, start=1)]
    return "\r\n".join(["Sheet number,Line,Full name", *rows, ""]).encode()


def table(paper: SignatureSheet, heading: str, *rows: str) -> bytes:
    """Return a file whose `#` stands for the number of the sheet."""
    return "\n".join([heading, *rows]).replace("#", paper.number).encode()


def bring(raw: bytes, name: str = "kumasi.csv", **options: Any) -> Imported:
    """Import a file as the command does, for nobody in particular."""
    return import_sheets(None, name, raw, **options)


def names() -> list[str]:
    """Return the names that are kept, in the order of the paper."""
    return list(Signature.objects.order_by("sheet", "line").values_list("name", flat=True))
