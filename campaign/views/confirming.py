"""The link in the mail: a page with a button, and the page after it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..actions.confirm import SEEN, confirm
from ..enums import SignatureState
from ..models import Signature
from ..selectors.next_steps import next_steps
from ..selectors.signing import Offer, page_of, recent_offer, signed
from ..tokens import Claim, make_token, read_token
from .sign_answers import gone_page, pledge_answer


# The token is the proof; browsers send it with `Origin: null`, because the page has no referrer.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_link(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show the button (GET); confirm when it is pressed (POST).

    Mail scanners open every link: opening it changes nothing.
    """
    claim = read_token("confirm", token)
    if claim is None:
        return gone_page(request, 404)
    signature = signed(claim.signature_id, claim.version, code)
    language = signature.language if signature else translation.get_language()
    with translation.override(language):
        offer = recent_offer(code, language or settings.LANGUAGE_CODE)
        response = _answer(request, offer, signature, claim)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answer(
    request: HttpRequest, offer: Offer | None, signature: Signature | None, claim: Claim
) -> HttpResponse:
    """Choose the page that fits the state of the signature."""
    if offer is None:
        return gone_page(request, 404)
    waits = signature is not None and signature.state == SignatureState.PENDING
    stands = signature is not None and signature.state in (
        SignatureState.CONFIRMED,
        SignatureState.INVALIDATED,
    )
    if signature is None or not (stands or (waits and not claim.expired)):
        return pledge_answer(request, "pages/sign_expired.html", offer, {}, status=410)
    if request.method == "POST":
        # The form may have been sent again since she opened the page; then she sees it anew.
        told = request.POST.get("seen")
        if told is None or constant_time_compare(told, seen_of(signature)):
            confirm(signature)
        response = redirect(request.path)
        response.status_code = 303
        return response
    if waits:
        context = {"signature": signature, "seen": seen_of(signature)}
        return pledge_answer(request, "pages/sign_confirm.html", offer, context)
    share_url = settings.BASE_URL + reverse("pledge_short", args=[offer.pledge.code])
    language = translation.get_language() or settings.LANGUAGE_CODE
    page = page_of(offer)
    context = {
        "page": page,
        "share_url": share_url,
        "mine_url": _mine_url(signature, claim),
        "next_steps": next_steps(offer.pledge, page, share_url, language),
    }
    return pledge_answer(request, "pages/sign_thanks.html", offer, context)


def seen_of(signature: Signature) -> str:
    """Return what stands for the choices that the page with the button shows."""
    shown = repr([str(getattr(signature, name)) for name in SEEN])
    return str(salted_hmac("campaign.seen", shown, algorithm="sha256").hexdigest()[:20])


def _mine_url(signature: Signature, claim: Claim) -> str:
    """Return the way to her own page while her link is fresh; the same one for the same link."""
    if claim.expired:
        return ""
    token = make_token("mine", signature.pk, signature.token_version, claim.made_at)
    return reverse("pledge_mine", args=[signature.pledge.code, token])
