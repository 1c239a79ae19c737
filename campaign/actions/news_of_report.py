"""Drafting news to signers from a report that was published."""

from django.conf import settings
from django.utils.translation import gettext, override

from ..models import NewsWords, PledgeReport, SignerNews
from ..models.signer_news import LONGEST_SUBJECT
from ..selectors.news import readers
from ..selectors.signing import title_of


def draft_news(report: PledgeReport) -> SignerNews | None:
    """Return a draft for an editor to read, test and send; None when nobody would get it.

    Nothing is sent by itself: the words are those of the report, and an editor makes them a mail.
    A report in a language that the site does not have is left to her, too.
    """
    language = report.text_language
    if language not in dict(settings.LANGUAGES):
        return None
    news = SignerNews(pledge=report.pledge, created_by=report.reviewed_by)
    if not readers(news).exists():
        return None
    news.save()
    with override(language):
        subject = gettext("What became of: %(title)s") % {
            "title": title_of(report.pledge, language)
        }
    body = f"{report.text}\n\n{report.link}".strip()
    NewsWords.objects.create(
        news=news, language=language, subject=subject[:LONGEST_SUBJECT], body=body
    )
    return news
