"""What a news mail carries so that mail programs can offer to stop the news."""

from .links import stop_news_url
from .models import Signature


def news_headers(signature: Signature) -> dict[str, str]:
    """Return `List-Unsubscribe` and `List-Unsubscribe-Post` (RFC 2369, RFC 8058) of a news mail.

    For `home.emails.mail_from_template(..., headers=news_headers(signature))`. The same address
    goes into the text as the link "Stop the news": a GET shows a page with a button, a POST stops.
    """
    return {
        "List-Unsubscribe": f"<{stop_news_url(signature)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
