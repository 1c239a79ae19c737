"""What else people can do: offered after they have confirmed, and never stored."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from campaign.enums import PledgeState
from campaign.models import PledgePage
from campaign.selectors.next_steps import ELSEWHERE, next_steps
from campaign.tokens import make_token
from home.models import ContactPage
from home.vocabularies import choices, label, terms
from tests.factories.campaign import SignatureFactory
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db
SHARED = "https://cradle.test/p/x/"


@pytest.fixture
def contact(tree: dict[str, Branch]) -> ContactPage:
    """A live contact page."""
    page = ContactPage(title="Contact", slug="contact")
    tree["en"].home.add_child(instance=page)
    return page


def thanks(page: PledgePage) -> str:
    """Return the page that is shown to who has confirmed."""
    signed = SignatureFactory.create(pledge=page.pledge, confirmed=True)
    token = make_token("confirm", signed.pk, 1)
    answer = Client().get(f"/p/{page.pledge.code}/confirm/{token}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_kind_for_people_is_offered(page: PledgePage, contact: ContactPage) -> None:
    offered = [step["title"] for step in next_steps(page.pledge, page, SHARED, "en")]
    meant = [term["code"] for term in terms("pledge_kind") if "P" in term["for"]]
    assert offered == [label("pledge_kind", code) for code in meant if code not in ELSEWHERE]
    assert set(ELSEWHERE) <= set(meant)


def test_they_stand_on_the_page_after_confirming(page: PledgePage, contact: ContactPage) -> None:
    html = thanks(page)
    assert "What else can you do?" in html
    assert "Contact a representative" in html
    assert f"/p/{page.pledge.code}/poster.pdf?lang=en&amp;paper=a4" in html
    assert contact.get_url() in html
    assert "Put child care on our bargaining agenda" not in html


def test_the_letter_is_written_and_its_address_left_to_her(page: PledgePage) -> None:
    page.title, page.ask = "A & B", "Open crèches?"
    letter = next_steps(page.pledge, page, SHARED, "en")[0]["url"]
    assert letter.startswith("mailto:?subject=A%20%26%20B&body=Open%20cr%C3%A8ches%3F%0A%0Ahttps")


def test_without_a_contact_page_nothing_leads_nowhere(page: PledgePage) -> None:
    steps = next_steps(page.pledge, page, SHARED, "en")
    assert [step["icon"] for step in steps] == ["mail", "document"]


def test_a_pledge_that_is_over_has_no_poster(page: PledgePage) -> None:
    page.pledge.state = PledgeState.CLOSED
    steps = next_steps(page.pledge, page, SHARED, "en")
    assert [step["icon"] for step in steps] == ["mail"]


def test_it_is_written_in_her_language(page: PledgePage) -> None:
    with translation.override("es"):
        step = next_steps(page.pledge, page, SHARED, "es")[0]
    assert step["title"] == "Escribir a mi representante"


def test_a_form_for_organisations_offers_what_is_for_any_of_them() -> None:
    offered: Any = {code for code, _label in choices("pledge_kind", whom="OA")}
    assert offered == {term["code"] for term in terms("pledge_kind")} - {"share", "contact-rep"}
