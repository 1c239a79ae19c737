"""Publishing a translation: the one way for the editor's button, the desk and code."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..policies_translation import NOT_BEGUN, is_ready, may_publish_translation
from ..selectors.translation_work import target_page
from .errors import Conflict, require
from .translate_page import lock_translation


@transaction.atomic
def publish_translation(pk: int, user: Any) -> Page:
    """Publish a whole translation that people have read, of an original that is public.

    The translation is locked first, so that no machine writes into it meanwhile, then the pages of
    the text: who takes it down, and who publishes, come one after the other. Safe to call again.

    Args:
        pk: of the Translation.
        user: who publishes; None for code, whose rights nobody asks about.

    Raises NotAllowed for who may not, Conflict when the translation is not ready or its original
    is not public any more.
    """
    translation = lock_translation(pk)
    pages = Page.objects.filter(translation_key=translation.source.object_id)
    list(pages.select_for_update().order_by("pk"))
    if user is not None:
        require(may_publish_translation(user, translation))
    require(is_ready(translation), Conflict)
    if target_page(translation) is None:
        raise Conflict(NOT_BEGUN.reason)
    write_words(translation, user)
    page = target_page(translation)
    page.get_latest_revision().publish(user=user, skip_permission_checks=True)  # type: ignore[union-attr]
    log(instance=page.specific, action="cradle.translation.publish", user=user)  # type: ignore[union-attr]
    return target_page(translation)


def write_words(translation: Translation, user: Any) -> None:
    """Write the translated words into the page as its newest version."""
    translation.source.create_or_update_translation(
        translation.target_locale,
        user=user,
        publish=False,
        fallback=True,
        copy_parent_pages=True,
    )
