"""Taking over the texts of a PO file into a translation, and saying what was refused."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..po_files import (
    TRANSLATION_ID,
    NotPoError,
    is_sound,
    keeps_links,
    keeps_placeholders,
    read_po,
)
from ..policies_translation import may_work_on
from ..selectors.translation_work import target_page
from .errors import Conflict, Invalid, require
from .translate_page import lock_translation

TOOL = "PO"
NOT_PO = _("This is no PO file of ours. Send back the file that you downloaded.")
UNKNOWN = _("This translation is not here any more.")
CHANGED = _("The original has changed since the file was made.")
NEVER_THERE = _("The page has no such text.")
LOST_LINK = _("A link of the original is missing, or there is one too many.")
LOST_PLACEHOLDER = _("A placeholder of the original is missing or changed.")
BROKEN = _("It has marks that can’t stand on a page.")
UNSURE = _("It is marked as fuzzy: nobody has decided yet.")


@dataclass
class Report:
    """What became of a file."""

    name: str
    translation: Translation | None = None
    taken: int = 0
    same: int = 0
    left: int = 0
    refused: list[tuple[str, str | Promise]] = field(default_factory=list)


@transaction.atomic
def import_po(name: str, content: bytes, user: Any) -> Report:
    """Take over what fits; each text that does not is named with its reason.

    Safe to call again: what is there already is counted as such.

    Raises Invalid for what is no PO file of ours, Conflict when its translation is gone, NotAllowed
    for who may not work in its language.
    """
    try:
        po = read_po(content)
    except NotPoError as error:
        raise Invalid(NOT_PO, field="po") from error
    translation = _translation(po.metadata[TRANSLATION_ID])
    require(may_work_on(user, translation.target_locale.language_code))
    report = Report(name, translation)
    segments = StringSegment.objects.filter(source=translation.source)
    there = {
        (one.context.path, one.string.data): one
        for one in segments.select_related("context", "string")
    }
    paths = {path for path, _text in there}
    for entry in po:
        if entry.obsolete or not entry.msgstr.strip():
            report.left += not entry.obsolete
            continue
        segment = there.get((entry.msgctxt, entry.msgid))
        reason = _refusal(entry, segment, known=entry.msgctxt in paths)
        if reason is not None:
            report.refused.append((entry.msgid, reason))
        elif _keep(translation, segment, entry.msgstr, user):
            report.taken += 1
        else:
            report.same += 1
    page = target_page(translation)
    if report.taken and page is not None:
        data = {"texts": report.taken, "refused": len(report.refused)}
        log(instance=page.specific, action="cradle.translation.import", user=user, data=data)
    return report


def _translation(uuid: str) -> Translation:
    try:
        found = Translation.objects.filter(uuid=UUID(uuid), enabled=True).first()
    except ValueError:
        found = None
    if found is None:
        raise Conflict(UNKNOWN)
    return lock_translation(found.pk)


def _refusal(entry: Any, segment: Any, *, known: bool) -> str | Promise | None:
    """Return why a text is not taken over; None when it is."""
    if segment is None:
        return CHANGED if known else NEVER_THERE
    if entry.fuzzy:
        return UNSURE
    if not is_sound(entry.msgstr):
        return BROKEN
    if not keeps_links(entry.msgid, entry.msgstr):
        return LOST_LINK
    return None if keeps_placeholders(entry.msgid, entry.msgstr) else LOST_PLACEHOLDER


def _keep(translation: Translation, segment: Any, text: str, user: Any) -> bool:
    """Write one text; tell whether it is another than before."""
    row, made = StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        locale=translation.target_locale,
        context_id=segment.context_id,
        defaults=_by(user) | {"data": text},
    )
    if made:
        return True
    if row.data == text and not row.has_error:
        # Also what a machine wrote: that a file comes back says nothing about who has read it.
        return False
    for name, value in (_by(user) | {"data": text}).items():
        setattr(row, name, value)
    row.save()
    return True


def _by(user: Any) -> dict[str, Any]:
    return {
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": TOOL,
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }
