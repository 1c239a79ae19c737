"""What holds for every request: read once, answered without telling, and refusals written down."""

import logging
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from campaign.models import PledgePage, Signature
from tests.factories.campaign import PledgeFactory, pledge_page, sign_data
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
SECRET = "SELECT secret FROM somewhere"


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in one language."""
    return site_tree("en")


@pytest.fixture
def page(tree: dict[str, Branch]) -> PledgePage:
    """A pledge that can be signed."""
    return pledge_page(tree["en"], PledgeFactory())


def test_what_was_encoded_twice_is_decoded_once(tree: dict[str, Branch]) -> None:
    html = Client().get("/en/search/?q=%253Cb%253E").content.decode()
    assert 'value="%3Cb%3E"' in html
    assert "<b>" not in html.partition("<main")[2].partition("</form>")[0]
    assert Client().get("/en/%2573earch/").status_code == 404


def test_the_address_adds_nothing_to_a_form(page: PledgePage) -> None:
    address = f"/p/{page.pledge.code}/sign/"
    refused = Client().post(f"{address}?name=Ama&consent=on", sign_data(name=""))
    assert refused.status_code == 422
    Client().post(f"{address}?name=Other&email=other@example.org", sign_data())
    assert Signature.objects.get().name == sign_data()["name"]


def test_an_error_tells_nothing_to_its_visitor_and_all_to_the_log(
    tree: dict[str, Branch], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_(*_given: Any) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("search.views.site.search_context", break_)
    browser = Client(raise_request_exception=False)
    answer = browser.get("/en/search/?q=care")
    html = answer.content.decode()
    assert answer.status_code == 500
    assert not any(word in html for word in (SECRET, "RuntimeError", "Traceback", "site.py"))
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert SECRET in str(record.exc_info and record.exc_info[1])
    monkeypatch.undo()
    assert browser.get("/en/search/?q=care").status_code == 200


def test_who_is_refused_leaves_a_line_in_the_log(
    page: PledgePage, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SIGNING_RATE_LIMIT = 0
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(member(OrganisationFactory.create()))
    assert browser.get("/admin/").status_code == 403
    assert browser.post("/en/members/account/", {"name": "x"}).status_code == 403
    assert browser.post(f"/p/{page.pledge.code}/sign/", sign_data()).status_code == 429
    lines = {(one.name, one.getMessage()) for one in caplog.records}
    assert ("django.request", "Forbidden: /admin/") in lines
    assert any(name == "django.security.csrf" for name, _line in lines)
    assert any(line.startswith("Too Many Requests: /p/") for _name, line in lines)


def test_the_name_of_a_file_adds_no_header(settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    name = 'x"; filename="evil.html\r\nSet-Cookie: a=b.pdf'
    document = Document(title="Any")
    document.file.save(name, ContentFile(b"%PDF-1.7"))
    browser = Client()
    browser.force_login(editor())
    answer = browser.get(document.url)
    said = answer.headers["Content-Disposition"]
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert said.count('"') in {0, 2}
    assert not any(sign in said for sign in "\r\n")
    assert answer.headers["Content-Type"] == "application/pdf"
    document.file.delete(save=False)
