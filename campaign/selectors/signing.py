"""What the sign form's address needs to know, in one query."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from home.compiled import compiled

from ..enums_moderation import SwitchName
from ..models import ConsentText, Pledge, PledgePage, Signature, Switch
from .consent import current_wording

MAX_CODE_LENGTH = Pledge._meta.get_field("code").max_length or 0


@dataclass(frozen=True)
class Offer:
    """A published pledge, its page and wording in the signer's language.

    `pause` is None while people can sign; else the code of the reason for the pause, or nothing.
    """

    pledge: Pledge
    page_id: int
    title: str
    consent_text: ConsentText | None
    pause: str | None = None


def find_offer(code: str, language: str, wording: int | None = None) -> Offer | None:
    """Return what may be signed under `code`; None unless a page of it is public.

    Args:
        code: of the pledge.
        language: the signer's; the page and wording of another stand in where it has none.
        wording: version of the consent text that she saw.
    """
    pages = PledgePage.objects.live().public().filter(pledge=OuterRef("pk"))
    here = pages.filter(locale__language_code=language)
    wordings = current_wording(language, wording)
    pauses = Switch.objects.filter(name=SwitchName.SIGNING, paused=True)
    pledge: Any = (
        Pledge.objects.filter(Exists(pages), code=code)
        .annotate(
            page_here=Subquery(here.values("pk")[:1]),
            title_here=Subquery(here.values("title")[:1]),
            page_first=Subquery(pages.order_by("pk").values("pk")[:1]),
            title_first=Subquery(pages.order_by("pk").values("title")[:1]),
            wording_id=Subquery(wordings.values("pk")[:1]),
            wording_language=Subquery(wordings.values("language")[:1]),
            wording_version=Subquery(wordings.values("version")[:1]),
            wording_text=Subquery(wordings.values("text")[:1]),
            pause=Subquery(pauses.values("reason")[:1]),
        )
        .first()
    )
    if pledge is None:
        return None
    consent_text = None
    if pledge.wording_id is not None:
        consent_text = ConsentText(
            pk=pledge.wording_id,
            language=pledge.wording_language,
            version=pledge.wording_version,
            text=pledge.wording_text,
        )
    return Offer(
        pledge=pledge,
        page_id=pledge.page_here or pledge.page_first,
        title=pledge.title_here or pledge.title_first,
        consent_text=consent_text,
        pause=pledge.pause,
    )


def recent_offer(code: str, language: str, wording: int | None = None) -> Offer | None:
    """Return what `find_offer` found within the last seconds: to build its query takes longer.

    Each process remembers for itself, for `OFFER_SECONDS`; a pause takes effect that much later.
    Opening and closing times are compared with the clock each time.
    """
    if len(code) > MAX_CODE_LENGTH:
        return None
    memory = caches["renditions"]
    key = f"offer:{language}:{wording}:{code}"
    offer: Offer | None = memory.get(key)
    if offer is None and (offer := find_offer(code, language, wording)) is not None:
        memory.set(key, offer, settings.OFFER_SECONDS)
    return offer


def page_of(offer: Offer) -> PledgePage:
    """Return the page to show with an offer; raises PledgePage.DoesNotExist."""
    found = _page(pk=offer.page_id)
    if not found:
        raise PledgePage.DoesNotExist
    return found[0]


@compiled("pk")
def _page(pk: int) -> QuerySet[PledgePage]:
    rows: QuerySet[PledgePage] = PledgePage.objects.filter(pk=pk)
    return rows.select_related("locale", "pledge", "organisation", "social_image", "share_card")


def signed(pk: int, version: int, code: str) -> Signature | None:
    """Return the signature that a link names; None when its links were made void.

    Args:
        pk: of the signature.
        version: of its links.
        code: of the pledge in the address.
    """
    found = _signed(pk=pk, code=code)
    return found[0] if found and found[0].token_version == version else None


@compiled("pk", "code")
def _signed(pk: int, code: str) -> QuerySet[Signature]:
    return Signature.objects.filter(pk=pk, pledge__code=code).select_related("pledge")


def title_of(pledge: Pledge, language: str) -> str:
    """Return the title of a pledge in a language, or in the first that it is public in."""
    pages = PledgePage.objects.live().public().filter(pledge=pledge).order_by("pk")
    titles = dict(pages.values_list("locale__language_code", "title"))
    return titles.get(language) or next(iter(titles.values()), pledge.code)
