"""The mail that brings news to one signer."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.html import urlize
from django.utils.safestring import SafeString

from home.emails import mail_from_template
from home.mail import NotNow
from home.text import paragraphs

from .emails import greeting_name
from .enums import SignatureState
from .enums_news import NewsState
from .links import mine_url, pledge_url, stop_news_url
from .models import NewsWords, Signature, SignerNews
from .news_headers import news_headers
from .selectors.signing import title_of

MAIL = "news"
MARKS = ("<b>", "</b>", "<i>", "</i>", "<strong>", "</strong>", "<em>", "</em>")


def write_news_mail(about: dict[str, Any]) -> EmailMultiAlternatives | None:
    """Return the mail; None when she withdrew or stopped the news, or it was called off.

    Args:
        about: `news` and `signature`, the numbers of the rows.

    Raises NotNow while the news is paused: a mail that failed before the pause waits with it.
    """
    signature = (
        Signature.objects.filter(
            pk=about["signature"], state=SignatureState.CONFIRMED, held=False, wants_news=True
        )
        .exclude(email="")
        .select_related("pledge")
        .first()
    )
    news = SignerNews.objects.filter(pk=about["news"]).exclude(state=NewsState.CANCELLED).first()
    if news and signature and news.state == NewsState.PAUSED:
        raise NotNow
    words = words_for(news.words.all(), signature.language) if news and signature else None
    return news_mail(words, signature) if words and signature else None


def words_for(written: Iterable[NewsWords], language: str) -> NewsWords | None:
    """Return the words in a language, else in the site's first language that they exist in."""
    found = {words.language: words for words in written}
    order = [language, *(code for code, _name in settings.LANGUAGES)]
    return next((found[code] for code in order if code in found), None)


def news_mail(words: NewsWords, signature: Signature) -> EmailMultiAlternatives:
    """Return the mail for one signer: greeting and links in her language, the words in theirs."""
    context = {
        "name": greeting_name(signature.name),
        "title": title_of(signature.pledge, signature.language),
        "subject": words.subject,
        "words_language": words.language,
        "text": plain(words.body),
        "html": marked(words.body),
        "pledge_url": pledge_url(signature),
        "mine_url": mine_url(signature),
        "stop_url": stop_news_url(signature),
    }
    return mail_from_template(
        "signer_news", signature.email, signature.language, context, news_headers(signature)
    )


def marked(body: str) -> SafeString:
    """Return the text as paragraphs with bold and italics, its addresses as links."""
    return SafeString(urlize(paragraphs(body)))


def plain(body: str) -> str:
    """Return the text without marks."""
    for mark in MARKS:
        body = body.replace(mark, "")
    return body
