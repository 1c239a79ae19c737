"""The pledge on other websites: framed, signed inside, without a cookie, and nothing else."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from campaign.enums import Channel, PledgeState
from campaign.enums_moderation import SwitchName
from campaign.models import Pledge, PledgePage, Signature, Switch
from campaign.selectors.attribution import counts_by_via, told_by_via
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import ConsentTextFactory, SignatureFactory, sign_data
from tests.factories.campaign import pledge_page as make_page
from tests.factories.staff import editor
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wording(db: None) -> None:
    """A wording in English and one in Spanish."""
    ConsentTextFactory()
    ConsentTextFactory(language="es")


@pytest.fixture
def address(page: PledgePage) -> str:
    """The embedded pledge."""
    return f"/embed/pledges/{page.pledge.code}/"


def may_be_framed(answer: Any) -> bool:
    policy = answer.headers["Content-Security-Policy"]
    anybody = "frame-ancestors *" in policy
    assert anybody != ("X-Frame-Options" in answer.headers)
    assert anybody or "frame-ancestors 'none'" in policy
    return anybody


def sign(page: PledgePage, **fields: Any) -> Any:
    return Client().post(
        f"/p/{page.pledge.code}/sign/",
        sign_data(channel="embed", **fields),
        headers={"Origin": "http://testserver"},
    )


def test_it_may_be_framed_and_loads_nothing_from_anybody_else(address: str) -> None:
    answer = Client().get(address)
    assert may_be_framed(answer)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "form-action 'self'" in policy
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == "public, max-age=3, s-maxage=3"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "http" not in {
        part.get("src", part.get("href", ""))[:4]
        for part in BeautifulSoup(answer.content, "html.parser").select("script, link, img")
    }


def test_no_other_page_may_be_framed(page: PledgePage) -> None:
    code = page.pledge.code
    for other in (page.url, "/en/", f"/p/{code}/names/", f"/p/{code}/sent/", "/p/nothing/"):
        assert not may_be_framed(Client().get(other))
    form = sign_data(email="")
    assert not may_be_framed(Client().post(f"/p/{code}/sign/", form))
    assert not may_be_framed(Client().post(f"/p/{code}/sign/", sign_data()))


def test_who_signs_inside_stays_inside(page: PledgePage) -> None:
    answer = sign(page)
    assert answer.status_code == 303
    assert may_be_framed(answer)
    assert not answer.cookies
    sent = Client().get(answer.headers["Location"])
    assert may_be_framed(sent)
    assert not sent.cookies
    assert "Check your e-mail" in sent.content.decode()
    signature = Signature.objects.get()
    assert (signature.channel, signature.name) == (Channel.EMBED, "Ama Mensah")


def test_a_refused_form_is_shown_again_inside(page: PledgePage) -> None:
    answer = sign(page, email="")
    assert answer.status_code == 422
    assert may_be_framed(answer)
    soup: Any = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("header.header") is None
    assert soup.select_one("[name=channel]")["value"] == "embed"
    assert soup.select_one("[name=name]")["value"] == "Ama Mensah"
    assert soup.select_one("#errors")


@pytest.mark.parametrize("told", ["paper", "assisted", "web", "", "<script>"])
def test_any_other_channel_is_the_web(page: PledgePage, told: str) -> None:
    form = sign_data(channel=told)
    answer = Client().post(f"/p/{page.pledge.code}/sign/", form)
    assert answer.status_code == 303
    assert not may_be_framed(answer)
    assert Signature.objects.get().channel == Channel.WEB


def test_a_form_of_another_website_is_refused(page: PledgePage) -> None:
    answer = Client().post(
        f"/p/{page.pledge.code}/sign/",
        sign_data(channel="embed"),
        headers={"Origin": "https://host.example"},
    )
    assert answer.status_code == 403
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("?lang=es", "en", "es"),
        ("?lang=es-PE", "en", "es"),
        ("?lang=ES", "en", "es"),
        ("?lang=xx", "es", "es"),
        ("", "es", "es"),
        ("", "", "en"),
    ],
)
def test_it_speaks_the_language_of_the_website(
    address: str, tree: dict[str, Branch], query: str, accepted: str, language: str
) -> None:
    pledge = Pledge.objects.get()
    make_page(tree["es"], pledge, slug="cuidado", title="Cuidado")
    answer = Client().get(address + query, headers={"Accept-Language": accepted})
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    assert ("Cuidado" in html) == (language == "es")
    assert answer.headers["Content-Language"] == language
    assert ("Accept-Language" in answer.headers.get("Vary", "")) == (not query)


def test_a_pledge_that_is_over_says_so_inside(address: str) -> None:
    Pledge.objects.update(state=PledgeState.CLOSED)
    answer = Client().get(address)
    assert may_be_framed(answer)
    assert "no longer takes signatures" in answer.content.decode()
    assert "<form" not in answer.content.decode()


def test_a_pause_is_told_inside(page: PledgePage, address: str) -> None:
    Switch.objects.create(name=SwitchName.SIGNING, paused=True, since=timezone.now())
    assert "Signing is paused." in Client().get(address).content.decode()
    answer = sign(page)
    assert answer.status_code == 503
    assert may_be_framed(answer)
    assert "Signing is paused." in answer.content.decode()
    assert "Ama Mensah" in answer.content.decode()


@pytest.mark.parametrize("end", ["", "sent/"])
def test_what_is_not_published_is_not_found_inside(tree: dict[str, Branch], end: str) -> None:
    draft = make_page(tree["en"], live=False)
    answer = Client().get(f"/embed/pledges/{draft.pledge.code}/{end}")
    assert answer.status_code == 404
    assert may_be_framed(answer)


def test_it_asks_little(address: str, page: PledgePage, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        Client().get(address)
    with django_assert_max_num_queries(4):
        Client().get(f"{address}sent/")


def test_the_script_is_small_and_readable_from_everywhere(address: str) -> None:
    answer = Client().get("/embed.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies
    assert len(answer.content) < 2048
    text = answer.content.decode()
    assert "event.origin !== home" in text
    assert not any(word in text for word in ("cookie =", "localStorage", "innerHTML", "eval("))


def test_webmasters_find_the_line_to_copy_on_the_pledge(page: PledgePage) -> None:
    soup: Any = BeautifulSoup(Client().get(page.url).content, "html.parser")
    lines = [line.text for line in soup.select("details code")]
    code = page.pledge.code
    assert lines[0] == (
        f'<script src="http://localhost:8000/embed.js" data-pledge="{code}" '
        'data-via="website" async></script>'
    )
    assert f"http://localhost:8000/embed/pledges/{code}/?lang=en&amp;via=website" in lines[1]


def via_in_form(address: str) -> str:
    soup: Any = BeautifulSoup(Client().get(address).content, "html.parser")
    return str(soup.select_one("#sign [name=via]").get("value", ""))


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("poster-7", "poster-7"),
        ("7F-K2.a", "7F-K2.a"),
        ("", ""),
        ("x" * 41, ""),
        ("ama@example.org", ""),
        ("<b>", ""),
        ("a b", ""),
    ],
)
def test_the_code_of_a_poster_comes_along_to_the_signature(
    page: PledgePage, asked: str, kept: str
) -> None:
    short = Client().get(f"/p/{page.pledge.code}/", {"via": asked})
    assert ("via=" in short.headers["Location"]) == bool(kept)
    assert via_in_form(short.headers["Location"]) == kept
    assert via_in_form(f"/embed/pledges/{page.pledge.code}/?via={asked}") == kept
    Client().post(f"/p/{page.pledge.code}/sign/", sign_data(via=asked))
    assert Signature.objects.get().via == kept


def test_the_code_survives_a_corrected_address(page: PledgePage) -> None:
    client = Client()
    client.post(f"/p/{page.pledge.code}/sign/", sign_data(via="poster-7"))
    soup: Any = BeautifulSoup(client.get(f"/p/{page.pledge.code}/sent/").content, "html.parser")
    assert soup.select_one("main form [name=via]")["value"] == "poster-7"


def test_the_code_of_a_website_stays_when_the_form_is_filled_in_again(page: PledgePage) -> None:
    answer = sign(page, via="coop-site")
    assert answer.headers["Location"].endswith("/sent/?lang=en&via=coop-site")
    soup: Any = BeautifulSoup(Client().get(answer.headers["Location"]).content, "html.parser")
    again = soup.find("a", string="Wrong address? Fill in the form again.")["href"]
    assert via_in_form(again) == "coop-site"


def test_editors_find_the_sums_beside_the_pledge_and_no_small_one(page: PledgePage) -> None:
    SignatureFactory.create_batch(12, pledge=page.pledge, confirmed=True, via="poster-7")
    SignatureFactory.create_batch(2, pledge=page.pledge, confirmed=True, via="slip-3")
    assert told_by_via(page.pledge) == [("poster-7", "On the web", 12), ("", "", 2)]
    address = f"/admin/snippets/campaign/pledge/edit/{page.pledge.pk}/"
    html = admin_client(editor()).get(address).content.decode()
    assert "poster-7" in html
    assert "slip-3" not in html


def test_editors_see_through_what_people_came(page: PledgePage) -> None:
    pledge = page.pledge
    SignatureFactory.create_batch(3, pledge=pledge, confirmed=True, via="poster-7")
    SignatureFactory(pledge=pledge, confirmed=True, via="site", channel=Channel.EMBED)
    SignatureFactory(pledge=pledge, confirmed=True)
    SignatureFactory(pledge=pledge, via="poster-7")
    assert counts_by_via(pledge) == [("poster-7", "web", 3), ("site", "embed", 1)]
