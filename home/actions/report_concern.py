"""A reader reports a concern: kept, answered by a person, and what is urgent hidden at once."""

from collections.abc import Sequence

from django.db import transaction
from wagtail.log_actions import log

from ..concern_notices import tell_moderators
from ..enums_concern import URGENT, ConcernState, HiddenLevel
from ..models import Concern, HiddenText
from ..selectors.concerns import another_network_worries, page_at, text_key_of
from .hide_text import hide, lock_text


@transaction.atomic
def report_concern(
    path: str,
    kind: str,
    words: str = "",
    contact: str = "",
    language: str = "en",
    networks: Sequence[str] = (),
) -> Concern:
    """Keep a concern; the same from the same network is kept once.

    A child or danger hides photos and exact place; everything when another network says so, too.
    Who has looked at the text before us is not overruled.

    Args:
        path: address of the page, as the reader saw it.
        kind: one of ConcernKind.
        words: what she says, or nothing.
        contact: how to reach her, or nothing.
        language: in which she read.
        networks: from `network_hashes`; the first is kept.
    """
    page = page_at(path)
    key = text_key_of(path, page)
    hidden = lock_text(key)
    told = {"text_key": key, "kind": kind, "words": words, "contact": contact}
    same = Concern.objects.filter(**told, state=ConcernState.OPEN, network__in=networks)
    if (kept := same.first()) is not None:
        return kept
    urgent_before = Concern.objects.filter(
        text_key=key, kind__in=URGENT, state=ConcernState.OPEN
    ).exists()
    network = networks[0] if networks else ""
    concern = Concern.objects.create(**told, path=path, language=language, network=network)
    if kind in URGENT:
        worried = another_network_worries(key, list(networks), hidden.shown_at)
        hideable = page is not None and page.specific_class.hidden_by_concerns
        more = hideable and _hide_more(hidden, worried)
        if more and page is not None:
            data = {"level": str(hidden.level)}
            log(instance=page, action="cradle.text.hide", data=data)
        if more or not urgent_before:
            tell_moderators(page, concern, hidden)
    return concern


def _hide_more(hidden: HiddenText, worried: bool) -> bool:
    """Hide as much as the public may; return whether that is more than before."""
    if hidden.reviewed_at is not None or hidden.hides_all:
        return False
    level = HiddenLevel.WHOLE if worried else HiddenLevel.PART
    if level == hidden.level:
        return False
    hide(hidden, level)
    return True
