"""Updates as everybody reads them: on the pledge, on the organisation, on their own page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import PageViewRestriction

from campaign.actions.follow_consents import announce_ends, take_down_ended
from campaign.models import PledgePage, UpdatePage, UpdatePhoto
from campaign.selectors.updates import SHOWN
from home.actions.report_concern import report_concern
from home.enums_concern import ConcernKind
from home.models import ConsentRecord, SiteImage
from network.actions.delete_account import delete_account
from network.models import OrganisationPage
from tests.factories.campaign import pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, fresh
from tests.factories.staff import member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    return site_tree("en", "fr")


@pytest.fixture
def pledge(tree: dict[str, Branch]) -> PledgePage:
    return pledge_page(tree["en"])


def published(branch: Branch, pledge: PledgePage, name: str, **fields: Any) -> UpdatePage:
    """Return an update with a photo that everybody reads; later ones are newer."""
    number = UpdatePage.objects.count()
    image = SiteImage.objects.create(title="x", file=upload(picture_bytes()), released=True)
    values = {
        "title": name,
        "slug": f"update-{number}",
        "text": f"{name} is new.",
        "organisation": pledge.organisation,
        "about": pledge.pledge,
        "text_language": branch.locale.language_code,
        "locale": branch.locale,
        "first_published_at": timezone.now() - timedelta(days=30 - number),
        **fields,
    }
    page = UpdatePage(**values)
    page.photos = [UpdatePhoto(image=image, alt_text=f"Photo of {name}")]
    consent(page)
    consent(page, image=image)
    branch.stories.refresh_from_db()
    branch.stories.add_child(instance=page)
    return page


def queries(client: Client, address: str) -> int:
    """Return how many statements an answer takes."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pledge_and_organisation_show_the_newest_first_and_lead_to_the_older(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    names = [f"Number {number}" for number in range(SHOWN + 2)]
    for name in names:
        published(tree["en"], pledge, name)
    organisation = f"/en/network/{pledge.organisation.slug}/"
    older = {
        pledge.url: f"/en/updates/pledges/{pledge.pledge.code}/",
        organisation: f"/en/updates/organisations/{pledge.organisation.slug}/",
    }
    for address, all_of_them in older.items():
        html = client.get(address).content.decode()
        places = [html.find(f"{name} is new.") for name in names]
        assert places[:2] == [-1, -1]
        assert places[2:] == sorted(places[2:], reverse=True)
        assert "Photo of Number 4" in html
        assert all_of_them in html
        told = client.get(all_of_them).content.decode()
        assert all(f"{name} is new." in told for name in names)
        assert client.get(f"{all_of_them}?page=x").status_code == 404
    assert client.get("/en/updates/pledges/nothing/").status_code == 404
    assert client.get("/en/updates/organisations/nothing/").status_code == 404


def test_only_what_is_public_is_shown_and_other_languages_say_so(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    published(tree["fr"], pledge, "Nouveau", text="Nous avons la clé.")
    published(tree["en"], pledge, "Draft", live=False)
    closed = published(tree["en"], pledge, "Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    published(tree["en"], pledge_page(tree["en"]), "Elsewhere")
    html = client.get(pledge.url).content.decode()
    assert '<div class="flow" lang="fr" dir="ltr"><p>Nous avons la clé.</p>' in html
    assert "français" in html.lower()
    assert "is new." not in html


def test_a_page_with_many_updates_asks_no_more_than_one_with_a_single_one(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    addresses = [
        pledge.url,
        f"/en/network/{pledge.organisation.slug}/",
        f"/en/updates/pledges/{pledge.pledge.code}/",
        f"/en/updates/organisations/{pledge.organisation.slug}/",
    ]
    speaker = {"organisation": pledge.organisation, "title": "x", "locale": tree["en"].locale}
    tree["en"].directory.add_child(instance=OrganisationPage(**speaker))
    published(tree["en"], pledge, "First")
    for address in addresses:
        client.get(address)
    few = [queries(client, address) for address in addresses]
    for number in range(6):
        published(tree["en"], pledge, f"Number {number}")
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 12
    assert queries(client, UpdatePage.objects.first().url) <= 12


def test_its_own_page_names_who_speaks_and_the_pledge(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    page = published(tree["en"], pledge, "A key")
    html = client.get(page.url).content.decode()
    for words in ("A key is new.", escape(pledge.organisation.name), pledge.url, "Photo of A key"):
        assert words in html
    assert page.url in client.get("/en/search/?q=key&type=updates").content.decode()


def test_an_urgent_concern_hides_its_photo_at_once(
    tree: dict[str, Branch], pledge: PledgePage, client: Client
) -> None:
    page = published(tree["en"], pledge, "A key")
    report_concern(page.url, ConcernKind.CHILD, networks=("10.0.0.0/24",))
    for address in (page.url, pledge.url):
        html = client.get(address).content.decode()
        assert "A key is new." in html
        assert "Photo of A key" not in html
    assert not SiteImage.objects.get().released


def test_the_end_of_an_agreement_is_announced_and_takes_the_update_down(
    tree: dict[str, Branch], pledge: PledgePage
) -> None:
    author = member(pledge.organisation)
    page = published(tree["en"], pledge, "A key", owner=author)
    ConsentRecord.objects.update(expires_on=timezone.localdate() + timedelta(days=3))
    assert announce_ends() == 2
    ConsentRecord.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert [take_down_ended(), take_down_ended()] == [1, 0]
    assert not fresh(page).live


@pytest.mark.parametrize("remove", [True, False])
def test_who_deletes_her_account_chooses_what_becomes_of_it(
    tree: dict[str, Branch], remove: bool
) -> None:
    organisation = OrganisationFactory.create()
    member(organisation, "steward")
    author = member(organisation)
    pledge = pledge_page(tree["en"], organisation=organisation)
    page = published(tree["en"], pledge, "A key", owner=author)
    delete_account(author, remove_texts=remove)
    page = fresh(page)
    assert page.owner is None
    assert (page.live, page.text == "") == (not remove, remove)


def test_without_its_pledge_it_stays_with_the_organisation(
    tree: dict[str, Branch], pledge: PledgePage
) -> None:
    page = published(tree["en"], pledge, "A key")
    record = pledge.pledge
    pledge.delete()
    record.delete()
    assert fresh(page).about is None
