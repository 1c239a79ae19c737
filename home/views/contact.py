"""The contact form's answers."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.contact import send_message
from ..forms.contact import ContactForm
from ..open_forms import refusal
from ..selectors.contact import contact_page


# The page with the form is kept by proxies: no token, no session; the origin is checked instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def contact_send(request: HttpRequest) -> HttpResponse:
    """Take a message: 303 when it is accepted, 422 with everything typed when it is not."""
    language = get_language() or settings.LANGUAGE_CODE
    page = contact_page(language)
    if page is None:
        raise Http404
    if request.method != "POST":
        return redirect(page.get_url(request))
    limit, window = settings.CONTACT_RATE_LIMIT, settings.CONTACT_RATE_WINDOW_SECONDS
    if refused := refusal(request, "contact", limit, window):
        return refused
    form = ContactForm(request.POST)
    if not form.is_valid():
        request.cradle_page = page  # type: ignore[attr-defined]
        context = {"page": page, "form": form}
        response = render(request, "pages/contact_page.html", context, status=422)
        response.headers["X-Own-Page"] = "1"
        return response
    if not form.is_trapped:
        typed = form.cleaned_data
        send_message(typed["name"], typed["email"], typed["message"], language)
    response = redirect("contact_thanks")
    response.status_code = 303
    return response


@require_safe
def contact_thanks(request: HttpRequest) -> HttpResponse:
    """Say that the message arrived and what happens next."""
    page = contact_page(get_language() or settings.LANGUAGE_CODE)
    return render(request, "pages/contact_thanks.html", {"page": page})
