"""Screens of sheets and of signing on somebody's phone, one row each."""

from tests.journeys.address_row import FORM, Row

SHEETS = "/{language}/members/collect/{organisation}/public-child-care/sheets/"
COLLECT = "/{language}/members/collect/{organisation}/public-child-care/"
SHEET = "/{language}/members/sheets/{sheet}/"
TYPED = "/{language}/members/sheets/{typed}/"
IMPORT = "/{language}/members/sheets/import/"

PAPER = [
    Row("member_print_sheets", SHEETS, who="steward"),
    Row(
        "member_print_sheets refused",
        SHEETS,
        who="steward",
        press=FORM,
        fields={"number_of_sheets": "0"},
        status=422,
    ),
    Row("member_print_sheets printed", SHEETS, who="steward", press=FORM),
    Row("member_collect", "/{language}/members/collect/", who="steward"),
    Row("member_collect_form", COLLECT, who="steward"),
    Row("member_collect_form refused", COLLECT, who="steward", press=FORM, status=422),
    Row("member_collect_thanks", f"{COLLECT}thanks/", who="steward"),
    Row("member_sheets", "/{language}/members/sheets/", who="steward"),
    Row("member_sheets refused", "/{language}/members/sheets/", "steward", FORM, status=422),
    Row("member_sheet", SHEET, who="steward"),
    Row("member_sheet typed", TYPED, who="steward"),
    Row("member_sheet_type", f"{SHEET}type/", who="steward"),
    Row(
        "member_sheet_type refused",
        f"{SHEET}type/",
        who="steward",
        press=FORM,
        fields={"line-1-email": "ama at home"},
        status=422,
    ),
    Row("member_sheet_check", f"{TYPED}check/", who="steward"),
    Row("member_sheet_check refused", f"{TYPED}check/", who="steward", press=FORM, status=422),
    Row("member_import", IMPORT, who="editor"),
    Row("member_import refused", IMPORT, who="editor", press=FORM, status=422),
]
