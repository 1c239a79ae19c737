"""What a machine translates: always marked, and never public before a person has looked at it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from ..machine_translators import NoAnswerError, machine_translator
from ..policies_translation import MEMBERS_TEXT, NO_SOURCE, may_work_on
from ..selectors.translation_work import MACHINE, current_strings, source_page, target_page
from .errors import Conflict, require
from .translate_page import find_translation, lock_translation

ADDRESS = "slug"
NO_MACHINE = _("No machine translator is set up.")
NO_ANSWER = _("The machine translator does not answer. Nothing was changed. Try again later.")
NOT_THIS_PAIR = _("The machine translator can't do this language.")


def translate_by_machine(pk: int, user: Any) -> int:
    """Have the texts that are still missing translated by a machine; return how many were.

    Only words that are public are sent out, and none of a member. The machine is asked before
    anything is locked; what a person has written meanwhile stays.

    Raises NotAllowed for who may not, Conflict without a machine, without its answer, and for an
    original that may not be sent.
    """
    translation = find_translation(pk)
    language = translation.target_locale.language_code
    require(may_work_on(user, language))
    machine = machine_translator()
    if machine is None:
        raise Conflict(NO_MACHINE)
    source = source_page(translation)
    if source is None or not source.live or source.get_view_restrictions().exists():
        raise Conflict(NO_SOURCE.reason)
    if hasattr(source.specific_class, "member_edit_route"):
        raise Conflict(MEMBERS_TEXT.reason)
    if not machine.can_translate(translation.source.locale, translation.target_locale):
        raise Conflict(NOT_THIS_PAIR)
    missing = _missing(translation)
    texts = {_words(segment) for segment in missing}
    try:
        said = machine.translate(translation.source.locale, translation.target_locale, texts)
    except NoAnswerError as error:
        raise Conflict(NO_ANSWER) from error
    return _keep(translation, missing, said, str(machine.display_name), user)


@transaction.atomic
def look_at_machine_texts(pk: int, user: Any, strings: Iterable[int]) -> int:
    """Note that a person has read what a machine wrote and stands for it; return how many texts.

    The name of the machine stays with each text.

    Raises NotAllowed for who may not, Conflict when the translation is gone.
    """
    translation = lock_translation(pk)
    require(may_work_on(user, translation.target_locale.language_code))
    rows = current_strings(translation).filter(pk__in=[*strings], translation_type=MACHINE)
    changed = StringTranslation.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    number = changed.update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by=user,
        updated_at=timezone.now(),
    )
    if number:
        _log(translation, "looked_at", user, {"texts": number})
    return number


def _missing(translation: Translation) -> list[StringSegment]:
    segments = StringSegment.objects.filter(source=translation.source)
    translated = segments.annotate_translation(translation.target_locale, include_errors=True)
    return list(
        translated.filter(translation=None).select_related("string", "context").order_by("order")
    )


def _words(segment: StringSegment) -> StringValue:
    """Return what is sent of a text: the words of an address without what joins them."""
    text: StringValue = segment.string.as_value()
    return StringValue(text.data.replace("-", " ")) if _is_address(segment) else text


def _is_address(segment: StringSegment) -> bool:
    return str(segment.context.path) == ADDRESS


@transaction.atomic
def _keep(
    translation: Translation, missing: list[StringSegment], said: Any, machine: str, user: Any
) -> int:
    """Write each text under the name of the machine; nothing while somebody publishes."""
    lock_translation(translation.pk)
    kept = 0
    for segment in missing:
        text = said.get(_words(segment))
        if text is None:
            continue
        data = text.data
        if _is_address(segment):
            # A machine answers with words, which no address can be.
            data = slugify(data, allow_unicode=True) or segment.string.data
        _row, made = StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            locale=translation.target_locale,
            context_id=segment.context_id,
            defaults={
                "data": data,
                "translation_type": MACHINE,
                "tool_name": machine,
                "last_translated_by": user,
            },
        )
        kept += made
    if kept:
        _log(translation, "machine", user, {"texts": kept, "machine": machine})
    return kept


def _log(translation: Translation, act: str, user: Any, data: dict[str, Any]) -> None:
    page = target_page(translation)
    if page is not None:
        log(instance=page.specific, action=f"cradle.translation.{act}", user=user, data=data)
