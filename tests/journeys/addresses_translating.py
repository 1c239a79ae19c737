"""The screens of who translates stories, one row each."""

from tests.journeys.address_row import FORM, Row

TRANSLATIONS = "/{language}/members/translations/"
TRANSLATION = f"{TRANSLATIONS}{{translation}}/"
TRANSLATING = [
    Row("member_translations", TRANSLATIONS, who="editor"),
    Row("member_translation", TRANSLATION, who="editor"),
    Row("member_translation_edit", f"{TRANSLATION}edit/", who="editor"),
    Row(
        "member_translation_edit refused",
        f"{TRANSLATION}edit/",
        who="editor",
        press=FORM,
        status=422,
    ),
    Row("member_translation_preview", f"{TRANSLATION}preview/", who="editor"),
    Row("member_translation_history", f"{TRANSLATION}history/", who="editor"),
]
