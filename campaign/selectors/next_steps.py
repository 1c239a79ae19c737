"""What a person can do beside signing: the kinds of commitment that are meant for people.

They are offered and never stored: nobody needs to know who did what.
"""

from typing import Any
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from home.selectors.contact import contact_page
from home.vocabularies import label, terms

from ..models import Pledge, PledgePage

PERSON = "P"
# Her signature itself, and the share row, stand on the page already.
ELSEWHERE = ("endorse", "share")


def next_steps(
    pledge: Pledge, page: PledgePage, share_url: str, language: str
) -> list[dict[str, str]]:
    """Return what is offered after signing: title, text, url and icon of each kind.

    A kind that we have no way for ourselves leads to the contact form, when there is one.

    Args:
        pledge: what was signed.
        page: its page, in the words that she reads.
        share_url: absolute address of the pledge.
        language: of the poster and of the contact form.
    """
    contact = contact_page(language)
    ways = {
        "contact-rep": lambda: _letter(page, share_url),
        "print": lambda: _poster(pledge, language),
        "translate": lambda: _to_us(contact, _("Tell us which languages you speak.")),
        "fund": lambda: _to_us(contact, _("We take no money here. Ask us who needs it.")),
    }
    steps = []
    for term in terms("pledge_kind"):
        code = term["code"]
        if PERSON not in term["for"] or code in ELSEWHERE:
            continue
        way = ways[code]() if code in ways else _to_us(contact, "")
        if way:
            steps.append({"title": label("pledge_kind", code), **way})
    return steps


def _letter(page: PledgePage, share_url: str) -> dict[str, str]:
    """Return a letter that her own mail program opens; the address is hers to fill in."""
    letter = urlencode(
        {"subject": page.title, "body": f"{page.ask}\n\n{share_url}"}, quote_via=quote
    )
    text = _("A letter opens in your own mail program. Add the address; we do not see it.")
    return {"text": text, "url": f"mailto:?{letter}", "icon": "mail"}


def _poster(pledge: Pledge, language: str) -> dict[str, str]:
    """Return the poster; nothing when the pledge takes no signatures any more."""
    if not pledge.is_signable:
        return {}
    query = urlencode({"lang": language, "paper": "a4"})
    url = f"{reverse('pledge_poster', args=[pledge.code])}?{query}"
    text = _("A poster with strips to tear off (PDF, A4).")
    return {"text": text, "url": url, "icon": "document"}


def _to_us(contact: Any, text: str) -> dict[str, str]:
    """Return the way to the contact form."""
    return {"text": text, "url": contact.get_url(), "icon": "person"} if contact else {}
