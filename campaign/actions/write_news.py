"""Writing news to signers."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.text import clean_line, clean_text

from ..enums_news import WRITABLE, NewsState
from ..models import NewsWords, Pledge, SignerNews
from ..models.signer_news import LONGEST_BODY, LONGEST_SUBJECT
from ..policies_news import may_send_news

Words = Mapping[str, tuple[str, str]]


def write_news(
    user: Any, pledge: Pledge, words: Words, news: SignerNews | None = None
) -> SignerNews:
    """Keep a piece of news; what was tested must be tested again after a change.

    Args:
        user: who writes.
        pledge: whose signers are told.
        words: language -> (subject, text); a language with neither is left out.
        news: the draft to change; None for a new one.

    Raises:
        NotAllowed: she may not write to signers.
        Invalid: no language is complete, or one is half written.
        Conflict: it is being sent already.
    """
    require(may_send_news(user, pledge))
    return _keep(user, pledge, words, news)


@transaction.atomic
def _keep(user: Any, pledge: Pledge, words: Words, news: SignerNews | None) -> SignerNews:
    cleaned = _cleaned(words)
    if news is None:
        kept = SignerNews.objects.create(pledge=pledge, created_by=user)
    else:
        kept = SignerNews.objects.select_for_update().get(pk=news.pk)
        if kept.state not in WRITABLE:
            raise Conflict(_("This is being sent already, or it was."))
    kept.words.exclude(language__in=cleaned).delete()
    for language, (subject, body) in cleaned.items():
        NewsWords.objects.update_or_create(
            news=kept, language=language, defaults={"subject": subject, "body": body}
        )
    kept.pledge, kept.state, kept.tested_at = pledge, NewsState.DRAFT, None
    kept.save(update_fields=["pledge", "state", "tested_at"])
    log(instance=kept, action="campaign.news.write", user=user, data={"languages": sorted(cleaned)})
    return kept


def _cleaned(words: Words) -> dict[str, tuple[str, str]]:
    cleaned = {}
    for language, _name in settings.LANGUAGES:
        subject, body = words.get(language, ("", ""))
        subject, body = clean_line(subject), clean_text(body)
        if bool(subject) != bool(body):
            field = f"body_{language}" if subject else f"subject_{language}"
            raise Invalid(_("Write both the subject and the text."), field)
        if len(subject) > LONGEST_SUBJECT or len(body) > LONGEST_BODY:
            raise Invalid(_("This is too long."), f"body_{language}")
        if subject:
            cleaned[language] = (subject, body)
    if not cleaned:
        raise Invalid(_("Write it in at least one language."))
    return cleaned
