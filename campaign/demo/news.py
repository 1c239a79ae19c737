"""News that an editor of the demo has begun to write to signers."""

from ..models import NewsWords, Pledge, SignerNews
from .source import Demo, read


def load_news(demo: Demo) -> None:
    """Make one draft, in two of the languages: the next step is to send oneself a test."""
    content = read("news")
    pledge = Pledge.objects.get(code=content["pledge"])
    news = SignerNews.objects.create(pledge=pledge, created_by=demo.people["editor"])
    NewsWords.objects.bulk_create(
        NewsWords(news=news, language=language, **said)
        for language, said in content["words"].items()
    )
