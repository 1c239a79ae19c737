"""What people see of a signature: visitors on the wall, data officers in the admin."""

import re

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from campaign.actions.tally import tally
from campaign.enums import SignatureState, Visibility
from campaign.models import PledgePage, Signature
from tests.campaign.staff_client import admin_client
from tests.factories.staff import officer


def seen_when_counted(page: PledgePage) -> list[str]:
    """Confirm what is signed; return the wall on its pages, and what a data officer sees."""
    signature = Signature.objects.get()
    Signature.objects.update(
        state=SignatureState.CONFIRMED,
        confirmed_at=timezone.now(),
        visibility=Visibility.FULL_NAME,
    )
    tally()
    office = admin_client(officer(), again=True)
    office.get("/admin/signatures/names/show/")
    admin = ("/admin/signatures/", f"/admin/signatures/inspect/{signature.pk}/")
    public = (page.url, f"/p/{page.pledge.code}/names/")
    answers = [Client().get(path) for path in public] + [office.get(path) for path in admin]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.content.decode() for answer in answers]


def acting_marks(html: str) -> list[str]:
    """Return what a browser would run, or report as a violation of the policy."""
    marks = BeautifulSoup(html, "html.parser").find_all(True)
    return [
        f"{mark.name} {name}"
        for mark in marks
        for name, value in mark.attrs.items()
        if re.fullmatch(r"on[a-z]+", name) or "javascript:" in str(value)
    ]


def policy_of(policy: str, part: str) -> str:
    """Return what a Content-Security-Policy allows for one part."""
    found = re.search(rf"{part} ([^;]*)", policy)
    return found[1].strip() if found else ""
