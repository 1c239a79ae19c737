"""The mails to signers: text and HTML, in her language, with links that work."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from campaign.emails import sign_mail, write_sign_mail
from campaign.enums import SignatureState
from campaign.models import Signature
from tests.factories.campaign import PledgeFactory, SignatureFactory


def mail(**fields: Any) -> Any:
    told = {
        "signature_id": 7,
        "version": 1,
        "state": SignatureState.PENDING,
        "name": "Ama & <Kofi>",
        "email": "ama@example.org",
        "language": "en",
        "pledge": PledgeFactory.build(code="care"),
        "title": "Care & work",
        **fields,
    }
    sent = sign_mail(**told)
    return message_from_bytes(sent.message().as_bytes(), policy=policy.default)


def parts(message: Any) -> tuple[str, str]:
    """Return the text and the HTML of a mail."""
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    return text, html


@pytest.mark.parametrize("state", [SignatureState.PENDING, SignatureState.CONFIRMED])
def test_a_mail_has_text_and_html_and_comes_from_cradle(state: str) -> None:
    message = mail(state=state)
    text, html = parts(message)
    assert str(message["From"]).startswith("Cradle <")
    assert message["To"] == "ama@example.org"
    assert "Care & work" in message["Subject"]
    assert "Ama & <Kofi>" in text
    assert "Ama &amp; &lt;Kofi&gt;" in html


def test_both_forms_hold_the_link_to_confirm() -> None:
    for part in parts(mail()):
        assert "http://localhost:8000/p/care/confirm/7-1." in part


def test_who_has_signed_gets_the_short_link_and_no_button_to_confirm() -> None:
    for part in parts(mail(state=SignatureState.CONFIRMED)):
        assert "http://localhost:8000/p/care/" in part
        assert "/confirm/" not in part


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_mail_says_its_language(language: str) -> None:
    message = mail(language=language)
    assert message["Content-Language"] == language
    assert f'<html lang="{language}"' in parts(message)[1]


@pytest.mark.parametrize("name", ["Buy http://spam.example", "spam.example", "a@spam.example"])
def test_a_name_that_is_an_address_is_left_out(name: str) -> None:
    for part in parts(mail(name=name)):
        assert "spam.example" not in part


@pytest.mark.parametrize("name", ["J. R. Mensah", "Dr. Ama", "Ng"])
def test_a_name_with_a_dot_is_a_name(name: str) -> None:
    assert f"Hello {name}," in parts(mail(name=name))[0]


@pytest.mark.parametrize(
    ("evidence", "words"), [("checked", "on paper"), ("witness", "with a collector")]
)
def test_the_first_mail_after_paper_or_a_collector_says_that_it_counts(
    evidence: str, words: str
) -> None:
    message = mail(state=SignatureState.CONFIRMED, counted_by=evidence)
    assert str(message["Subject"]) == f"Your signature {words} counts: Care & work"
    for part in parts(message):
        assert words in part
        assert "Nothing has changed" not in part
        assert "/confirm/" not in part
        assert "http://localhost:8000/p/care/mine/7-1." in part


@pytest.mark.django_db
def test_who_signs_again_on_the_web_later_is_told_that_nothing_has_changed() -> None:
    on_paper = SignatureFactory.create(
        confirmed=True, channel="paper", evidence="checked", mails_sent=1, email="a@example.org"
    )
    first = write_sign_mail({"signature": on_paper.pk})
    assert first is not None
    assert "on paper counts" in first.subject
    Signature.objects.update(mails_sent=2)
    again = write_sign_mail({"signature": on_paper.pk})
    assert again is not None
    assert "already signed" in again.subject
