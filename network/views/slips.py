"""Papers with a QR code: shown once, to be printed or copied by hand."""

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from accounts.actions.issue_slip import IssuedSlip

from ..actions.invite import Invited
from ..models import Organisation


def qr(address: str) -> str:
    """Return a QR code as a picture that needs no request of its own."""
    picture: str = segno.make(address, error="m").svg_data_uri(scale=4, border=4, light="#fff")
    return picture


def invitation_paper(request: HttpRequest, invited: Invited) -> HttpResponse:
    """Show the paper with which somebody without e-mail joins."""
    invitation = invited.invitation
    with translation.override(invitation.language):
        address = f"{settings.BASE_URL}{reverse('invitation', args=[invited.code])}"
        typed = f"{settings.BASE_URL}{reverse('invitation_code')}"
    context = {
        "organisation": invitation.organisation,
        "name": invitation.name,
        "code": invited.code,
        "qr": qr(address),
        "typed": typed,
        "expires_at": invitation.expires_at,
        "kind": "invitation",
    }
    return render(request, "members/slip.html", context)


def sign_in_paper(
    request: HttpRequest, issued: IssuedSlip, organisation: Organisation
) -> HttpResponse:
    """Show the paper with which a member signs in once."""
    person = issued.slip.user
    with translation.override(person.language):
        address = f"{settings.BASE_URL}{reverse('account_slip_code', args=[issued.code])}"
        typed = f"{settings.BASE_URL}{reverse('account_slip')}"
    context = {
        "organisation": organisation,
        "name": person.name,
        "code": issued.code,
        "qr": qr(address),
        "typed": typed,
        "expires_at": issued.slip.expires_at,
        "kind": "sign-in",
    }
    return render(request, "members/slip.html", context)
