"""Addresses of sheets of paper, under /<lang>/members/sheets/."""

from django.urls import path

from .views import sheet_imports, sheet_lines, sheet_steps, sheets

SHEET = "<str:number>/"

urlpatterns = [
    path("", sheets.member_sheets, name="member_sheets"),
    path("import/", sheet_imports.member_import, name="member_import"),
    path("import/<int:pk>/undo/", sheet_imports.member_import_undo, name="member_import_undo"),
    path(SHEET, sheets.member_sheet, name="member_sheet"),
    path(f"{SHEET}photo/", sheets.member_sheet_photo, name="member_sheet_photo"),
    path(
        f"{SHEET}photo/delete/",
        sheet_steps.member_sheet_photo_delete,
        name="member_sheet_photo_delete",
    ),
    path(f"{SHEET}back/", sheet_steps.member_sheet_back, name="member_sheet_back"),
    path(f"{SHEET}withdraw/", sheet_steps.member_sheet_withdraw, name="member_sheet_withdraw"),
    path(f"{SHEET}type/", sheet_lines.member_sheet_type, name="member_sheet_type"),
    path(f"{SHEET}check/", sheet_lines.member_sheet_check, name="member_sheet_check"),
    path(f"{SHEET}count/", sheets.member_sheet_count, name="member_sheet_count"),
    path(f"{SHEET}undo/", sheets.member_sheet_undo, name="member_sheet_undo"),
]
