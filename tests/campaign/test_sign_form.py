"""What the sign form accepts, and in which words it refuses."""

from typing import Any

import pytest
from django.utils import translation

from campaign.email_keys import canonical, email_key, is_disposable, name_key, suggestion
from campaign.forms.sign import SignForm
from home.forms.country import country_choices
from tests.factories.campaign import ConsentTextFactory, sign_data


def filled(**fields: Any) -> SignForm:
    return SignForm(ConsentTextFactory.build(), sign_data(**fields))


def test_a_filled_form_is_accepted() -> None:
    assert filled().is_valid()


def test_what_is_public_is_nothing_until_she_chooses() -> None:
    assert SignForm(ConsentTextFactory.build())["visibility"].initial == "nothing"


def test_no_box_is_ticked_for_her() -> None:
    empty = SignForm(ConsentTextFactory.build())
    assert "checked" not in f"{empty['wants_news']}{empty['consent']}"


def test_the_consent_box_says_the_current_wording() -> None:
    assert filled()["consent"].label.startswith("I agree that Cradle keeps")


@pytest.mark.parametrize("missing", ["name", "email", "country", "visibility", "consent"])
def test_a_missing_answer_is_named_at_its_field(missing: str) -> None:
    form = filled(**{missing: ""})
    assert list(form.errors) == [missing]


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "...", "\u202e"])
def test_a_name_without_letters_is_asked_for(name: str) -> None:
    assert filled(name=name).errors["name"] == ["Enter your name"]


def test_direction_marks_are_taken_out_of_a_name() -> None:
    form = filled(name="Ana \u202egnp.exe")
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Ana gnp.exe"


@pytest.mark.parametrize(
    "email",
    [
        "a@localhost",
        "user@[127.0.0.1]",
        "a@[IPv6:::1]",
        "a@10.0.0.1",
        "a@127.0.0.10",
        "a@printer.local",
        "a@example.org\r\nBcc: b@example.net",
        "a@example.org\n",
        "a b@example.org",
        "a@example.org\x00",
        "a\u202e@example.org",
        "a@b@example.org",
        "a@",
    ],
)
def test_an_address_that_no_mail_reaches_is_refused(email: str) -> None:
    assert list(filled(email=email).errors) == ["email"]


@pytest.mark.parametrize("email", [" ana@example.org ", "ana@demo.test", "a@bücher.example"])
def test_an_ordinary_address_is_accepted(email: str) -> None:
    assert filled(email=email).is_valid()


def test_a_country_outside_the_list_is_refused() -> None:
    assert list(filled(country="XX").errors) == ["country"]


def test_countries_are_named_and_sorted_in_the_readers_language() -> None:
    names = dict(country_choices("es"))
    assert names["DE"] == "Alemania"
    assert [code for code, _ in country_choices("es")].index("DE") < 10
    assert len(names) == len(country_choices("en"))


def test_the_chosen_country_stays_chosen() -> None:
    with translation.override("fr"):
        assert '<option value="GH" selected>Ghana</option>' in str(filled(country="GH")["country"])


def test_a_country_cannot_write_into_the_page() -> None:
    assert "<script" not in str(filled(country='"><script>')["country"])


def test_a_message_that_is_too_long_is_refused() -> None:
    assert list(filled(message="x" * 501).errors) == ["message"]
    assert filled(message="\r\n".join(["x" * 99] * 5)).is_valid()


@pytest.mark.parametrize("field", ["website", "elapsed_ms", "language", "wording"])
def test_hidden_fields_are_never_refused(field: str) -> None:
    assert filled(**{field: "\x00" * 2000}).is_valid()


def test_time_is_read_only_when_it_is_a_number() -> None:
    assert filled(elapsed_ms="90").elapsed == 90
    assert filled(elapsed_ms="-1").elapsed is None
    assert filled(elapsed_ms="9" * 400).elapsed is None


@pytest.mark.parametrize(
    ("typed", "mailbox"),
    [
        ("Ana.Lopez+1@googlemail.com", "analopez@gmail.com"),
        ("Ana.Lopez@example.org", "ana.lopez@example.org"),
        ("ana+shop@outlook.com", "ana@outlook.com"),
        ("ana+shop@example.org", "ana+shop@example.org"),
    ],
)
def test_one_mailbox_has_one_spelling(typed: str, mailbox: str) -> None:
    assert canonical(typed) == mailbox


def test_keys_do_not_show_what_they_stand_for(settings: Any) -> None:
    key = email_key("ana@gmail.com")
    assert len(key) == 64
    settings.SECRET_KEY = "another"
    assert email_key("ana@gmail.com") != key


def test_a_name_is_the_same_without_its_accents_and_case() -> None:
    assert name_key("José  Núñez") == name_key("jose nunez")
    assert name_key("नूर") != name_key("नीर")
    assert name_key("李") != name_key("王")


def test_a_throwaway_service_is_known_by_its_domain_and_below() -> None:
    assert is_disposable("x@mailinator.com")
    assert is_disposable("x@a.b.mailinator.com")
    assert not is_disposable("x@example.org")


def test_a_common_typing_mistake_is_noticed() -> None:
    assert suggestion("ana@gmial.com") == "ana@gmail.com"
    assert suggestion("ana@gmail.com") == ""
