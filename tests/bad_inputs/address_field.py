"""Bad input in the address of the sign form: disguises, header lines, throwaway services."""

import pytest
import time_machine
from django.utils import timezone

from campaign.actions.confirm import confirm
from campaign.actions.tally import tally
from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.bad_inputs.sign_door import SignDoor, post, refused_at


@pytest.mark.django_db
class TestAddressField(SignDoor):
    """The address on a pledge's form."""

    @pytest.mark.parametrize("separator", ["\r\n", "\n", "\r", "%0d%0a", "\x0b", "\u2028"])
    def test_b09_an_address_cannot_add_a_header(self, page: PledgePage, separator: str) -> None:
        assert refused_at(post(page, email=f"a@example.org{separator}Bcc: b@example.net"), "email")

    @pytest.mark.parametrize("email", ["a@localhost", "user@[127.0.0.1]", "a@[IPv6:::1]"])
    def test_b11_an_address_of_an_internal_host_is_refused(
        self, page: PledgePage, email: str
    ) -> None:
        assert refused_at(post(page, email=email), "email")

    def test_b14_spellings_of_one_mailbox_sign_once(self, page: PledgePage) -> None:
        spellings = ["Ana.Lopez@gmail.com", "analopez+1@gmail.com", "ANALOPEZ@googlemail.com"]
        answers = [post(page, email=email) for email in spellings]
        assert {answer.status_code for answer in answers} == {303}
        assert Signature.objects.count() == 1
        assert OutboxMail.objects.count() <= 2

    @pytest.mark.parametrize(
        "email",
        ["ana@\uff47mail.com", "ana@g\uff4dail.com", "ana@gmail\uff0ecom", "\u212bna@x.org"],
    )
    def test_b14_wide_letters_make_no_other_mailbox(self, page: PledgePage, email: str) -> None:
        post(page, email="ana@gmail.com")
        post(page, email=email)
        assert list(Signature.objects.values_list("email", flat=True)) == ["ana@gmail.com"]

    def test_b14_a_domain_of_another_script_is_one_in_either_spelling(
        self, page: PledgePage
    ) -> None:
        for email in ("ana@B\u00fccher.example", "ana@bu\u0308cher.example"):
            post(page, email=email)
        post(page, email="ana@XN--bcher-kva.example")
        assert Signature.objects.get().email == "ana@xn--bcher-kva.example"

    @pytest.mark.parametrize(
        "email",
        [
            '"ana"@gmail.com',
            '"a\\na"@gmail.com',
            "ana@gma\u00adil.com",
            "ana@gmail\u034f.com",
            "ana@gmail\ufe0f.com",
            "\u017fara@gmail.com",
            "\u212aofi@gmail.com",
        ],
    )
    def test_b14_a_disguised_address_is_refused(self, page: PledgePage, email: str) -> None:
        assert refused_at(post(page, email=email), "email")

    def test_b16_a_throwaway_service_in_wide_letters_is_held(self, page: PledgePage) -> None:
        post(page, email="x@\uff4dailinator.com")
        tally()
        assert Signature.objects.get().held

    def test_b16_a_throwaway_address_is_held_and_not_told(self, page: PledgePage) -> None:
        with time_machine.travel(timezone.now(), tick=False):
            ordinary = post(page, email="x@ordinary12.com")
            held = post(page, email="x@mailinator.com")
        assert (ordinary.status_code, ordinary.content) == (held.status_code, held.content)
        assert sorted(ordinary.headers.items()) == sorted(held.headers.items())
        tally()
        signature = Signature.objects.get(email="x@mailinator.com")
        assert signature.held
        confirm(signature)
        tally()
        page.pledge.refresh_from_db()
        assert page.pledge.signature_count == 0
        assert OutboxMail.objects.count() == 2
