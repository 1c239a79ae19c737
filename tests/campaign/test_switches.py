"""The switches: signing, counting and the wall stop for everybody, and go on again."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions.recount import nightly_recount, recount
from campaign.actions.sign import Entry, sign
from campaign.actions.switch import use_switch
from campaign.actions.tally import tally
from campaign.models import Pledge, PledgePage, Signature, Switch
from campaign.selectors.signing import find_offer
from campaign.selectors.switches import counting_is_paused, read_switches, wall_is_hidden
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.factories.campaign import SignatureFactory, sign_data
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db
SCREEN = "/admin/campaign/switches/"


def post(page: PledgePage, **fields: Any) -> Any:
    return Client().post(f"/p/{page.pledge.code}/sign/", sign_data(**fields))


def admin_of(user: Any, settings: Any) -> Client:
    settings.ADMIN_REQUIRES_MFA = False
    browser = Client()
    browser.force_login(user)
    return browser


def text(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_while_signing_is_paused_the_form_comes_back_with_everything_typed(
    page: PledgePage,
) -> None:
    use_switch(editor(), "signing", stop=True, reason="check")
    answer = post(page, name="Ama Owusu", message="My words", country="KE")
    html = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Signing is paused." in text(answer)
    assert "We are checking signatures that look unusual." in text(answer)
    assert 'value="Ama Owusu"' in html
    assert "My words" in html
    assert '<option value="KE" selected>' in html
    assert not Signature.objects.exists()
    assert not answer.cookies


def test_the_same_form_is_taken_once_signing_goes_on(page: PledgePage) -> None:
    her = editor()
    use_switch(her, "signing", stop=True)
    assert post(page).status_code == 503
    use_switch(her, "signing", stop=False)
    assert post(page).status_code == 303


def test_the_pledge_page_hides_the_form_and_is_kept_for_three_seconds_at_most(
    page: PledgePage, client: Client
) -> None:
    use_switch(editor(), "signing", stop=True, reason="repair")
    answer = client.get(page.url)
    assert b'id="sign"' not in answer.content
    assert "Signing is paused. We are repairing something. Please come back" in text(answer)
    assert "max-age=3" in answer.headers["Cache-Control"]
    assert "stale-while-revalidate=0" in answer.headers["Cache-Control"]


def test_signing_itself_is_refused_whatever_door_is_used(page: PledgePage) -> None:
    use_switch(editor(), "signing", stop=True)
    offer = find_offer(page.pledge.code, "en")
    assert offer is not None
    with pytest.raises(Conflict):
        sign(offer, Entry("Ama", "ama@example.org", "GH", "nothing", "en"))


def test_pledge_switch_and_wording_are_read_in_one_statement(page: PledgePage) -> None:
    use_switch(editor(), "signing", stop=True)
    with CaptureQueriesContext(connection) as queries:
        offer = find_offer(page.pledge.code, "en", 1)
    assert len(queries) == 1
    assert offer is not None
    assert (offer.pause, offer.consent_text is None) == ("", False)


def test_a_pause_of_signing_leaves_confirming_open(page: PledgePage, client: Client) -> None:
    from campaign.tokens import make_token

    waiting = SignatureFactory(pledge=page.pledge)
    use_switch(editor(), "signing", stop=True)
    address = f"/p/{page.pledge.code}/confirm/{make_token('confirm', waiting.pk, 1)}/"
    assert client.post(address).status_code == 303
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"


def test_while_counting_is_paused_the_count_stays_and_says_so_quietly(
    page: PledgePage, client: Client
) -> None:
    her = editor()
    Pledge.objects.update(counted_at=timezone.now() - timedelta(hours=1))
    SignatureFactory(pledge=page.pledge, confirmed=True)
    use_switch(her, "counting", stop=True)
    assert tally() == 0
    page.pledge.refresh_from_db()
    assert page.pledge.signature_count == 0
    assert "Counting is paused." in text(client.get(page.url))
    use_switch(her, "counting", stop=False)
    tally()
    page.pledge.refresh_from_db()
    assert page.pledge.signature_count == 1
    assert "Counting is paused." not in text(client.get(page.url))


def test_a_recount_repairs_nothing_while_counting_is_paused(page: PledgePage, caplog: Any) -> None:
    SignatureFactory(pledge=page.pledge, confirmed=True)
    use_switch(editor(), "counting", stop=True)
    assert len(recount(repair=True)) == 1
    nightly_recount()
    page.pledge.refresh_from_db()
    assert page.pledge.signature_count == 0
    assert not caplog.records


def test_what_is_stopped_is_asked_in_one_query() -> None:
    her = editor()
    assert not read_switches().stopped
    use_switch(her, "wall", stop=True)
    use_switch(her, "counting", stop=True, reason="check")
    with CaptureQueriesContext(connection) as queries:
        now = read_switches()
    assert len(queries) == 1
    assert (now.wall_hidden, now.counting_paused, now.signing_paused) == (True, True, False)
    assert now.counting_reason == "We are checking signatures that look unusual."
    assert wall_is_hidden()
    assert counting_is_paused()


def test_each_use_is_logged_once_with_who_and_why() -> None:
    her = officer()
    assert use_switch(her, "signing", stop=True, reason="check")
    assert not use_switch(her, "signing", stop=True, reason="check")
    assert use_switch(her, "signing", stop=False)
    assert not use_switch(her, "signing", stop=False)
    entries = ModelLogEntry.objects.filter(action__startswith="cradle.switch.")
    told = [(one.action, one.user, one.data) for one in entries.order_by("pk")]
    assert told == [
        ("cradle.switch.stop", her, {"reason": "check"}),
        ("cradle.switch.resume", her, {"reason": ""}),
    ]
    row = Switch.objects.get()
    assert (row.paused, row.reason, row.by) == (False, "", her)


@pytest.mark.parametrize("role", ["author", "collector", "steward"])
def test_members_cannot_use_the_switches(role: str) -> None:
    with pytest.raises(NotAllowed):
        use_switch(member(OrganisationFactory.create(), role), "signing", stop=True)


def test_other_staff_and_strangers_cannot_either(settings: Any) -> None:
    for user in (moderator("en"), translator("en"), AnonymousUser()):
        with pytest.raises(NotAllowed):
            use_switch(user, "signing", stop=True)
    browser = admin_of(moderator("en"), settings)
    assert browser.get(SCREEN).status_code in (302, 403)
    assert browser.post(SCREEN, {"name": "signing", "stop": "1"}).status_code in (302, 403)
    assert not Switch.objects.exists()


def test_an_unknown_switch_or_reason_is_refused() -> None:
    her = editor()
    with pytest.raises(Invalid):
        use_switch(her, "everything", stop=True)
    with pytest.raises(Invalid) as caught:
        use_switch(her, "signing", stop=True, reason="because")
    assert caught.value.field == "reason"


def test_the_database_knows_the_switches_and_wants_a_moment() -> None:
    for fields in ({"name": "other"}, {"name": "wall", "paused": True}, {"reason": "check"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Switch.objects.create(**{"name": "signing", **fields})


@pytest.mark.parametrize("make", [editor, officer])
def test_the_screen_stops_and_resumes(make: Any, settings: Any) -> None:
    her = make(name="Esi")
    browser = admin_of(her, settings)
    assert "Goes on as always." in text(browser.get(SCREEN))
    assert 'href="/admin/campaign/switches/"' in browser.get("/admin/").content.decode().replace(
        '"url": "', 'href="'
    )
    assert browser.post(SCREEN, {"name": "wall", "stop": "1"}).status_code == 302
    shown = text(browser.get(SCREEN))
    assert "Stopped" in shown
    assert "Esi" in shown
    browser.post(SCREEN, {"name": "wall", "stop": "0"})
    assert not wall_is_hidden()


def test_the_screen_says_what_was_wrong(settings: Any) -> None:
    browser = admin_of(editor(), settings)
    answer = browser.post(SCREEN, {"name": "x", "stop": "1"}, follow=True)
    assert "There is no such switch." in text(answer)
    browser.post(SCREEN, {"name": "wall", "stop": "1"})
    again = browser.post(SCREEN, {"name": "wall", "stop": "1"}, follow=True)
    assert "It was like that already." in text(again)
