"""Cells that stay text.

A spreadsheet runs what begins like a formula, whoever typed it (OWASP, "CSV injection"; ASVS 5,
1.2.10). Full-width signs count too: some programs read them like the narrow ones.
"""

import re
from typing import Any

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00a0 "
# What XML 1.0 has no place for.
_not_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Spreadsheets read `_x0041_` as the letter A (ECMA-376, ST_Xstring).
_escape_of_sheets = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def begins_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run `text`."""
    return text.startswith(FORMULA_SIGNS) or text.lstrip(INVISIBLE).startswith(FORMULA_SIGNS)


def csv_cell(value: Any) -> str:
    """Return the text of a cell; an apostrophe before a formula makes every program show it."""
    if value is None:
        return ""
    text = str(value).replace("\x00", "")
    return f"'{text}" if begins_like_formula(text) else text


def sheet_text(value: Any) -> str:
    """Return the text of a cell that is typed as text in an XLSX file."""
    if value is None:
        return ""
    return _escape_of_sheets.sub("_x005F_", _not_xml.sub("", str(value)))
