"""Logos beside endorsements: where the organisation allows it and an editor has looked."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from campaign.actions.endorse import withdraw_endorsement
from campaign.models import Endorsement, PledgePage
from campaign.selectors import endorsements as selector
from campaign.selectors.endorsements import endorsed_by
from home.models import SiteImage
from tests.campaign.staff_client import admin_client
from tests.factories.alliance import EndorsementFactory
from tests.factories.home import SiteImageFactory, made
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer

pytestmark = pytest.mark.django_db


def endorsed(page: PledgePage, *, released: bool = True, **fields: Any) -> Endorsement:
    """Return an accepted endorsement of an organisation with a logo."""
    logo = made(SiteImageFactory.create(size=(200, 50), released=released))
    organisation = OrganisationFactory.create(name="Harbour Clerks", logo=logo)
    asked = {"accepted": True, "logo_allowed": True, **fields}
    return EndorsementFactory.create(pledge=page.pledge, organisation=organisation, **asked)


def logos(page: PledgePage, query: str = "") -> list[Any]:
    html = Client().get(f"{page.url}{query}").content.decode()
    return list(BeautifulSoup(html, "html.parser").select(".logo img"))


def test_an_allowed_logo_stands_beside_its_endorsement(page: PledgePage) -> None:
    endorsed(page)
    (logo,) = logos(page)
    assert logo["alt"] == "Logo of Harbour Clerks"
    assert (logo["width"], logo["height"]) == ("200", "50")
    assert logo["loading"] == "lazy"
    assert logo["sizes"] == "6.25rem"
    assert logo["src"].startswith("/media/images/")


@pytest.mark.parametrize(
    "fields",
    [{"logo_allowed": False}, {"accepted": False}, {"released": False}],
    ids=["not allowed", "not checked", "not looked at"],
)
def test_no_other_logo_is_shown(page: PledgePage, fields: dict[str, bool]) -> None:
    endorsed(page, **fields)
    assert logos(page) == []
    assert "picture-waiting" not in Client().get(page.url).content.decode()


def test_a_logo_goes_with_its_endorsement(page: PledgePage) -> None:
    endorsement = endorsed(page)
    withdraw_endorsement(endorsement.pk, editor())
    assert logos(page) == []


def test_one_whose_copies_are_not_made_yet_is_left_out(page: PledgePage) -> None:
    endorsed(page)
    SiteImage.objects.update(copies=[])
    assert logos(page) == []


def test_the_light_version_has_no_logos(page: PledgePage) -> None:
    endorsed(page)
    assert logos(page, "?lite=1") == []
    assert "Logo of" not in Client().get(f"{page.url}?lite=1").content.decode()


def test_a_page_shows_no_more_logos_than_it_may_weigh(
    page: PledgePage, monkeypatch: Any, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(selector, "LOGOS", 2)
    for number in range(4):
        endorsed(page, logo_allowed=number != 0)
    with django_assert_num_queries(1):
        found = endorsed_by(page.pledge)
    assert [bool(row["logo"]) for row in found["rows"]] == [False, True, True, False]


def test_an_editor_looks_at_a_logo_and_makes_it_public_or_removes_it(page: PledgePage) -> None:
    organisation = endorsed(page, released=False).organisation
    desk = admin_client(editor())
    queue, answer = reverse("campaign_alliance"), reverse("campaign_logo", args=[organisation.pk])
    html = desk.get(queue).content.decode()
    assert "Logos that nobody has looked at" in html
    assert f'name="seen" value="{organisation.logo_id}"' in html
    stale = {"answer": "release", "seen": "999999"}
    assert "Look at it again." in desk.post(answer, stale, follow=True).content.decode()
    seen = {"seen": str(organisation.logo_id)}
    done = desk.post(answer, {**seen, "answer": "release"}, follow=True)
    assert "The logo is public." in done.content.decode()
    assert SiteImage.objects.get().released
    done = desk.post(answer, {**seen, "answer": "remove"}, follow=True)
    assert "The logo is removed." in done.content.decode()
    assert not SiteImage.objects.exists()


def test_only_editors_answer_about_logos(page: PledgePage) -> None:
    organisation = endorsed(page, released=False).organisation
    address = reverse("campaign_logo", args=[organisation.pk])
    seen = {"answer": "release", "seen": str(organisation.logo_id)}
    for user in (moderator("en"), officer(), member(organisation, "steward")):
        assert admin_client(user).post(address, seen).status_code in {302, 403}
    assert not SiteImage.objects.get().released
    assert admin_client(editor()).get(address).status_code == 405
