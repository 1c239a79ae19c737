"""Sending a sign-in code, other than from the sign-in page."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from ..adapters import owner_of
from ..models import User
from ..throttle import too_many_requests


def code_request(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page; allauth sends people here when a code ran out."""
    query = request.META.get("QUERY_STRING", "")
    address = reverse("account_login")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def account_of(email: str, name: str, language: str) -> User:
    """Return the account of an address; make one, not yet confirmed, when there is none.

    The code that is sent to the address confirms it.
    """
    found = owner_of(email)
    if found:
        return found
    user = User(email=email.lower(), name=name, language=language)
    user.address_is_unconfirmed = True
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    return user


def send_code(
    request: HttpRequest, email: str, name: str, language: str, next_url: str
) -> HttpResponse:
    """Send a sign-in code to an invited address and ask for it; then go on to `next_url`.

    The address is proved by the code, not by the link: links are forwarded.
    """
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        return too_many_requests(request)
    user = account_of(email, name, language)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)
    query = urlencode({"next": next_url})
    return HttpResponseRedirect(f"{reverse('account_confirm_login_code')}?{query}")
