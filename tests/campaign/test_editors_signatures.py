"""Looking through signatures in the admin."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from campaign.actions.see_signers import see_signers
from campaign.email_keys import email_key
from campaign.enums import Channel, Evidence, SignatureState
from campaign.models import Signature
from campaign.paginator import BoundedPaginator
from home.actions.errors import NotAllowed
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db
LISTING = "/admin/signatures/"


@pytest.fixture
def ama(db: None) -> Signature:
    """A signature of somebody with a name of her own."""
    return SignatureFactory.create(
        confirmed=True,
        name="Ama Serwaa O'Brien",
        email="Ama.Serwaa@gmail.com",
        email_key=email_key("Ama.Serwaa@gmail.com"),
        via="ACC-1",
    )


@pytest.fixture
def office() -> Client:
    """The browser of a data officer who has signed in again and asked for names."""
    client = admin_client(officer(), again=True)
    client.get(f"{LISTING}names/show/")
    return client


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_an_editor_sees_rows_without_names_and_addresses(ama: Signature) -> None:
    client = admin_client(editor(), again=True)
    for address in (LISTING, f"{LISTING}results/", f"{LISTING}inspect/{ama.pk}/"):
        page = text(client.get(address))
        assert ama.pledge.code in page
        assert "Serwaa" not in page
        assert "gmail" not in page


def test_an_editor_cannot_ask_for_names(ama: Signature) -> None:
    client = admin_client(editor(), again=True)
    assert client.get(f"{LISTING}names/show/").status_code == 403
    assert "Show names" not in text(client.get(LISTING))


def test_an_editor_does_not_learn_whether_somebody_signed(ama: Signature) -> None:
    client = admin_client(editor(), again=True)
    for words in ("ama.serwaa@gmail.com", "Serwaa"):
        page = text(client.get(LISTING, {"q": words}))
        assert ama.pledge.code not in page.split("<tbody>")[-1] if "<tbody>" in page else True
        assert "Only data officers find names and addresses" in page


@pytest.mark.parametrize("who", ["moderator", "translator"])
def test_other_staff_see_no_signatures(who: str, ama: Signature) -> None:
    user = {"moderator": moderator, "translator": translator}[who]("en")
    client = admin_client(user, again=True)
    for address in (LISTING, f"{LISTING}inspect/{ama.pk}/", f"{LISTING}names/show/"):
        assert client.get(address).status_code in {302, 403}
        assert "Serwaa" not in client.get(address, follow=True).content.decode()


def test_members_and_strangers_see_no_signatures(client: Client, ama: Signature) -> None:
    assert client.get(LISTING).status_code == 302
    client.force_login(member(OrganisationFactory.create(), "steward"))
    assert client.get(LISTING).status_code == 403


def test_nobody_writes_a_signature_in_the_admin(ama: Signature) -> None:
    user = officer(is_superuser=True)
    client = admin_client(user, again=True)
    for path in ("new/", f"edit/{ama.pk}/", f"delete/{ama.pk}/"):
        assert client.get(LISTING + path).status_code in {302, 403}
        assert client.post(LISTING + path, {"state": "withdrawn"}).status_code in {302, 403}
    ama.refresh_from_db()
    assert ama.state == SignatureState.CONFIRMED


def test_an_officer_must_give_her_second_factor_again(ama: Signature) -> None:
    client = admin_client(officer())
    answer = client.get(f"{LISTING}names/show/")
    assert (
        answer.url == "/en/account/2fa/reauthenticate/?next=%2Fadmin%2Fsignatures%2Fnames%2Fshow%2F"
    )
    assert "Serwaa" not in text(client.get(LISTING))


def test_a_quarter_of_an_hour_later_the_names_are_hidden_again(ama: Signature) -> None:
    user = officer()
    client = admin_client(user, again=True, minutes_ago=16)
    session = client.session
    session["campaign_names_shown"] = True
    session.save()
    assert "Serwaa" not in text(client.get(LISTING))


def test_an_officer_who_signed_in_again_sees_names_and_that_is_logged(
    office: Client, ama: Signature
) -> None:
    page = text(office.get(LISTING, {"country": "GH", "q": "serwaa"}))
    assert "Ama Serwaa" in page
    assert "Ama.Serwaa@gmail.com" in page
    entry = ModelLogEntry.objects.get(action="campaign.signers.see")
    assert entry.data["signatures"] == [ama.pk]
    assert entry.data["filters"] == {"country": "GH", "search": "name"}
    assert "serwaa" not in str(entry.data)


def test_one_signature_with_its_name_is_logged_too(office: Client, ama: Signature) -> None:
    assert "Ama.Serwaa@gmail.com" in text(office.get(f"{LISTING}inspect/{ama.pk}/"))
    entry = ModelLogEntry.objects.get(action="campaign.signers.see")
    assert entry.data["signatures"] == [ama.pk]


def test_an_officer_finds_the_doors_to_names_and_export(ama: Signature) -> None:
    page = text(admin_client(officer()).get(LISTING))
    assert f'href="{LISTING}names/show/"' in page
    assert f'href="{LISTING}export/"' in page


def test_names_can_be_hidden_at_once(office: Client, ama: Signature) -> None:
    office.get(f"{LISTING}names/hide/")
    assert "Serwaa" not in text(office.get(LISTING))


@pytest.mark.parametrize(
    "words",
    [
        "ama.serwaa@gmail.com",
        "AMASERWAA+x@googlemail.com",
        "serwaa ama",
        "o'brien",
        "ACC-1",
        "#{pk}",
    ],
)
def test_a_signature_is_found_by_address_name_code_and_number(
    office: Client, ama: Signature, words: str
) -> None:
    SignatureFactory.create_batch(2, confirmed=True, name="Somebody Else")
    page = text(office.get(LISTING, {"q": words.format(pk=ama.pk)}))
    assert "Ama Serwaa" in page
    assert "Somebody Else" not in page


def test_one_that_waits_is_found_by_name_too(office: Client) -> None:
    SignatureFactory.create(name="Esi Badu")
    assert "Esi Badu" in text(office.get(LISTING, {"q": "badu"}))


@pytest.mark.parametrize(
    "words", ["", "'", "\\", "' & !", "a:*|b", "%", "#99999999999999999999", "@"]
)
def test_strange_words_find_nothing_and_break_nothing(
    office: Client, ama: Signature, words: str
) -> None:
    text(office.get(LISTING, {"q": words}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "PE"),
        ("state", "withdrawn"),
        ("channel", "paper"),
        ("evidence", "checked"),
        ("via", "LIM-7"),
        ("pledge", "{pledge}"),
    ],
)
def test_every_filter_finds_what_it_names(name: str, value: str, ama: Signature) -> None:
    other = SignatureFactory.create(
        pledge=PledgeFactory.create(code="in-lima"),
        state=SignatureState.WITHDRAWN,
        country="PE",
        channel=Channel.PAPER,
        evidence=Evidence.CHECKED,
        via="LIM-7",
    )
    client = admin_client(editor())
    page = text(client.get(LISTING, {name: value.format(pledge=other.pledge_id)}))
    assert f"/inspect/{other.pk}/" in page
    assert f"/inspect/{ama.pk}/" not in page


def test_an_officer_sees_and_filters_by_who_collected(ama: Signature) -> None:
    collector = member(OrganisationFactory.create(), "collector")
    collector.name = "Efua Collector"
    collector.save()
    collected = SignatureFactory.create(pledge=ama.pledge, collector=collector)
    client = admin_client(officer())
    page = text(client.get(LISTING))
    assert page.count("Efua Collector") == 2  # in its row and in the filter
    page = text(client.get(LISTING, {"collector": collector.pk}))
    assert f"/inspect/{collected.pk}/" in page
    assert f"/inspect/{ama.pk}/" not in page
    assert "Efua Collector" in text(client.get(f"{LISTING}inspect/{collected.pk}/"))


def test_an_editor_neither_sees_nor_filters_by_who_collected(ama: Signature) -> None:
    collector = member(OrganisationFactory.create(), "collector")
    collector.name = "Efua Collector"
    collector.save()
    collected = SignatureFactory.create(pledge=ama.pledge, collector=collector)
    client = admin_client(editor())
    listing = text(client.get(LISTING, {"collector": collector.pk}))
    assert f"/inspect/{ama.pk}/" in listing
    for page in (listing, text(client.get(f"{LISTING}inspect/{collected.pk}/"))):
        assert "Efua Collector" not in page


def test_nothing_is_counted_beyond_a_thousand(ama: Signature) -> None:
    client = admin_client(editor())
    client.get(LISTING)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{LISTING}results/")
    counts = [query["sql"] for query in asked if "COUNT(*)" in query["sql"]]
    listed = [sql for sql in counts if '"campaign_signature"' in sql]
    assert listed
    assert all("LIMIT 1000" in sql for sql in listed)


def test_the_listing_costs_the_same_for_one_row_and_for_fifty(ama: Signature) -> None:
    for user in (editor(), officer()):
        client = admin_client(user)
        client.get(LISTING)
        with CaptureQueriesContext(connection) as one:
            client.get(LISTING)
        collectors = [member(OrganisationFactory.create(), "collector") for _number in range(7)]
        for collector in collectors:
            SignatureFactory.create_batch(7, pledge=ama.pledge, collector=collector)
        with CaptureQueriesContext(connection) as many:
            client.get(LISTING)
        assert len(many) == len(one) <= 17


def test_more_than_can_be_listed_is_said_so(
    monkeypatch: pytest.MonkeyPatch, ama: Signature
) -> None:
    monkeypatch.setattr("campaign.paginator.MOST", 3)
    SignatureFactory.create_batch(4, pledge=ama.pledge)
    rows = BoundedPaginator(Signature.objects.order_by("-pk"), 2)
    assert rows.count == 3
    assert rows.items_count_label == "The newest 3. Narrow them down with a filter."


def test_seeing_signers_is_refused_to_all_but_officers_who_signed_in_again(ama: Signature) -> None:
    with pytest.raises(NotAllowed):
        see_signers(editor(), [ama], {}, fresh=True)
    with pytest.raises(NotAllowed, match="second factor"):
        see_signers(officer(), [ama], {}, fresh=False)
    assert not ModelLogEntry.objects.filter(action="campaign.signers.see").exists()


def test_in_the_demo_the_second_factor_is_asked_of_nobody_who_has_none(
    client: Client, settings: Any, ama: Signature
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(officer())
    client.get(f"{LISTING}names/show/")
    assert "Serwaa" in text(client.get(LISTING))
