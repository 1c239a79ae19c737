"""Short link, sign form and the page after it: /p/<code>/, /sign/ and /sent/.

No session and no CSRF token: the form lies on a page that proxies keep. A foreign site can send
it only what any program can send, a new signature that its address must still confirm.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from home.caching import let_proxies_keep
from home.origin import is_own_origin
from home.typed_numbers import whole_number
from home.views.errors import error_page

from ..actions.sign import Entry, sign
from ..attribution import via_of
from ..forms.sign import SignForm
from ..selectors.signing import find_offer, page_of, recent_offer
from ..slips import make_slip, read_slip
from ..throttle import network_hash, seconds_to_wait
from .framing import is_embedded, let_frame
from .sent_cookie import read_sent_cookie, set_sent_cookie
from .sign_answers import gone_page, paused_page, pledge_answer, private


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from a poster or a message to the pledge in the visitor's language."""
    offer = find_offer(code, translation.get_language() or settings.LANGUAGE_CODE)
    if offer is None:
        return gone_page(request, 404)
    url = page_of(offer).get_url(request)
    via = via_of(request)
    response = HttpResponseRedirect(f"{url}?{urlencode({'via': via})}" if via else url)
    let_proxies_keep(response)
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def sign_form(request: HttpRequest, code: str) -> HttpResponse:
    """Take the sign form: 303 when it is accepted, 422 with everything typed when it is not."""
    if request.method != "POST":
        return redirect("pledge_short", code)
    response = _take(request, code)
    return let_frame(response) if is_embedded(request) else response


def _take(request: HttpRequest, code: str) -> HttpResponse:
    """Let in what comes from our own form, and not too often."""
    if not is_own_origin(request):
        return error_page(403)
    if wait := seconds_to_wait(request):
        refused = error_page(429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    with translation.override(_language(request.POST.get("language"))):
        return _answer(request, code)


def _answer(request: HttpRequest, code: str) -> HttpResponse:
    """Check and keep one signature, in the language of its form."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    wording = whole_number(request.POST.get("wording", ""), longest=4)
    offer = recent_offer(code, language, wording)
    if offer is None:
        return gone_page(request, 404)
    if offer.consent_text is None or not offer.pledge.is_signable:
        return gone_page(request, 409 if offer.pledge.opens_later else 410, offer)
    form = SignForm(offer.consent_text, request.POST)
    if offer.pause is not None:
        return paused_page(request, offer, form)
    if not form.is_valid() or form.meant:
        return pledge_answer(request, "pages/sign.html", offer, {"form": form}, status=422)
    typed = form.cleaned_data
    entry = Entry(
        name=typed["name"],
        email=typed["email"],
        country=typed["country"],
        visibility=typed["visibility"],
        wants_news=typed["wants_news"],
        message=typed["message"],
        constituency=typed["constituency"],
        language=language,
        trapped=form.is_trapped,
        elapsed_ms=form.elapsed,
        network=network_hash(request),
        channel=typed["channel"],
        via=typed["via"],
    )
    slip = read_slip(code, request.POST.get("slip", ""), timezone.now())
    signed_at = sign(offer, entry, slip)
    if is_embedded(request):
        # Without the cookie: browsers drop it inside a frame of another site.
        query = {"lang": language} | ({"via": entry.via} if entry.via else {})
        response = redirect(f"{reverse('pledge_embed_sent', args=[code])}?{urlencode(query)}")
    else:
        response = redirect("pledge_sent", code)
        set_sent_cookie(request, response, code, entry, offer.consent_text.version, signed_at)
    response.status_code = 303
    return private(response)


@require_safe
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Tell her to look into her mail; let her correct the address or ask for the mail again."""
    typed = read_sent_cookie(request)
    with translation.override(_language(typed.get("language"))):
        offer = find_offer(code, translation.get_language() or settings.LANGUAGE_CODE)
        if offer is None:
            return gone_page(request, 404)
        moment = typed.pop("signed_at", None)
        slip = make_slip(code, typed["email"], typed["name"], moment) if moment else ""
        context = {"typed": typed, "slip": slip}
        return pledge_answer(request, "pages/sign_sent.html", offer, context)


def _language(asked: str | None) -> str:
    """Return the language asked for when it is one of ours, else the visitor's."""
    if asked in dict(settings.LANGUAGES):
        return str(asked)
    return translation.get_language() or settings.LANGUAGE_CODE
