"""Bad input at the sign form: odd characters, wrong addresses, programs, guesses."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.tally import tally
from campaign.enums import PledgeState, SignatureState
from campaign.models import PledgePage, Signature
from home.mail import restore
from home.models import OutboxMail
from tests.bad_inputs.seen import acting_marks, policy_of, seen_when_counted
from tests.bad_inputs.sign_door import SignDoor, post, refused_at
from tests.factories.campaign import PledgeFactory, pledge_page, sign_data
from tests.factories.tree import Branch
from tests.mails import written


@pytest.mark.django_db
class TestSignForm(SignDoor):
    """The form on a pledge."""

    def test_b01_a_nul_byte_in_the_name_is_refused_there(self, page: PledgePage) -> None:
        assert refused_at(post(page, name="Ana\x00B"), "name")

    def test_b01_no_field_lets_a_nul_byte_cause_an_error_of_ours(self, page: PledgePage) -> None:
        for field in sign_data():
            assert post(page, **{field: "\x00"}).status_code in (303, 422)

    def test_b02_a_name_that_nobody_can_see_is_asked_for(self, page: PledgePage) -> None:
        answer = post(page, name="\u200b")
        assert refused_at(answer, "name")
        assert "Enter your name" in answer.content.decode()

    def test_b03_direction_controls_are_taken_out_of_a_name(self, page: PledgePage) -> None:
        post(page, name="Ana \u202egnp.exe\u2066")
        assert Signature.objects.get().name == "Ana gnp.exe"

    def test_b03_what_is_left_of_it_stands_apart_on_the_wall(self, page: PledgePage) -> None:
        post(page, name="\u202eAna\u2066 Pérez")
        for html in seen_when_counted(page):
            assert "<bdi>Ana Pérez</bdi>" in html
            assert "\u202e" not in html
            assert "\u2066" not in html

    @pytest.mark.parametrize(
        "name",
        [
            "O’Brien",
            "Ángela María de la Concepción Rodríguez-Ibáñez",
            "सुनीता",
            "نور",
            "Ng",
            "X Æ A-12",
            "李",
        ],
    )
    def test_b05_honest_names_are_kept_and_shown_as_typed(
        self, page: PledgePage, name: str
    ) -> None:
        assert post(page, name=name).status_code == 303
        assert Signature.objects.get().name == name
        mail = str(written(OutboxMail.objects.get()).body)
        assert f"Hello {name}," in mail
        link = re.search(r"http://localhost:8000(/p/\S+)", mail)
        assert link is not None
        assert f"<bdi>{name}</bdi>" in Client().get(link[1]).content.decode()
        for html in seen_when_counted(page):
            assert f"<bdi>{name}</bdi>" in html

    def test_b07_a_formula_is_a_name_like_any_other(self, page: PledgePage) -> None:
        assert post(page, name="=cmd|' /C calc'!A0").status_code == 303
        assert Signature.objects.get().name == "=cmd|' /C calc'!A0"

    def test_b08_a_script_is_text_everywhere(self, page: PledgePage) -> None:
        name, message = "<img src=x onerror=alert(1)>", "</script><svg onload=alert(1)>"
        client = Client()
        client.post(f"/p/{page.pledge.code}/sign/", sign_data(name=name, message=message))
        signature = Signature.objects.get()
        assert (signature.name, signature.message) == (name, message)
        mail = written(OutboxMail.objects.get())
        link = re.search(r"http://localhost:8000(/p/\S+)", str(mail.body))
        assert link is not None
        seen = [
            str(mail.alternatives[0][0]),
            client.get(f"/p/{page.pledge.code}/sent/").content.decode(),
            client.get(link[1]).content.decode(),
            post(page, name=name, message=message, email="").content.decode(),
        ]
        shown = seen_when_counted(page)
        for html in shown:
            assert "<bdi>&lt;img src=x onerror=alert(1)&gt;</bdi>" in html
        assert "&lt;/script&gt;&lt;svg onload=alert(1)&gt;" in shown[-1]
        told = [Client().get(f"/api/v1/{path}") for path in ("pledges.json", "openapi.json")]
        for html in [*seen, *shown, *(answer.content.decode() for answer in told)]:
            assert "<img src=x" not in html
            assert "<svg onload" not in html
            assert acting_marks(html) == []

    def test_b08_no_page_allows_a_script_that_came_with_its_text(self, page: PledgePage) -> None:
        post(page, name="<img src=x onerror=alert(1)>")
        for address in (page.url, f"/p/{page.pledge.code}/names/"):
            policy = Client().get(address).headers["Content-Security-Policy"]
            assert policy_of(policy, "script-src") == "'self'"
            assert policy_of(policy, "default-src") == "'none'"

    def test_b17_who_asks_whether_somebody_signed_learns_nothing(self, page: PledgePage) -> None:
        seen, subjects = [], []
        with time_machine.travel(timezone.now(), tick=False):
            for _ in range(3):
                client = Client()
                with CaptureQueriesContext(connection) as queries:
                    answer = client.post(f"/p/{page.pledge.code}/sign/", sign_data())
                after = client.get(f"/p/{page.pledge.code}/sent/")
                seen.append(
                    (
                        answer.status_code,
                        sorted(answer.headers.items()),
                        answer.cookies.output(),
                        answer.content,
                        after.content,
                        len(queries),
                    )
                )
                subjects.append(str(written(OutboxMail.objects.latest("pk")).subject))
                Signature.objects.update(
                    state=SignatureState.CONFIRMED, confirmed_at=timezone.now(), last_mail_at=None
                )
        assert seen[0] == seen[1] == seen[2]
        assert [subject.split(":")[0] for subject in subjects] == [
            "Confirm your signature",
            "You have already signed",
            "You have already signed",
        ]

    def test_b18_the_same_form_sent_again_is_one_signature_and_one_mail(
        self, page: PledgePage
    ) -> None:
        first, second = post(page), post(page)
        assert (first.status_code, first.url) == (second.status_code, second.url)
        assert Signature.objects.count() == 1
        assert OutboxMail.objects.count() == 1

    def test_b20_a_filled_trap_is_held_without_a_mail(self, page: PledgePage) -> None:
        with time_machine.travel(timezone.now(), tick=False):
            honest = post(page, email="a@example.org")
            trapped = post(page, email="b@example.org", website="http://x", elapsed_ms="90")
        assert (honest.status_code, honest.content) == (trapped.status_code, trapped.content)
        assert Signature.objects.get(email="b@example.org").held
        assert [mail.to for mail in OutboxMail.objects.all()] == [["a@example.org"]]

    def test_b20_speed_alone_only_adds_to_the_score(self, page: PledgePage) -> None:
        post(page, elapsed_ms="90")
        tally()
        signature = Signature.objects.get()
        assert (signature.held, signature.held_reasons) == (False, ["speed"])
        assert OutboxMail.objects.count() == 1

    @pytest.mark.parametrize("code", ["-1", "99999999999999999999", "abc", "%00", "a" * 300, "ü"])
    def test_b21_an_unknown_pledge_is_not_found(self, branch: Branch, code: str) -> None:
        for answer in (
            Client().post(f"/p/{code}/sign/", sign_data()),
            Client().get(f"/p/{code}/"),
            Client().get(f"/p/{code}/sent/"),
        ):
            assert answer.status_code == 404

    def test_b21_nothing_can_be_signed_that_is_not_public(
        self, branch: Branch, page: PledgePage
    ) -> None:
        draft = pledge_page(branch, live=False)
        closed = pledge_page(branch, PledgeFactory(state=PledgeState.CLOSED))
        page.unpublish()
        for asked, status in ((draft, 404), (page, 404), (closed, 410)):
            answer = post(asked)
            assert answer.status_code == status
            assert f'href="{branch.pledges.url}"' in answer.content.decode()
        assert not Signature.objects.exists()

    def test_b21_a_language_without_a_page_gets_the_page_there_is(self, page: PledgePage) -> None:
        assert post(page, language="pt").status_code == 303
        assert post(page, language="xx", email="b@example.org").status_code == 303

    def test_b22_fields_that_the_form_does_not_have_are_ignored(self, page: PledgePage) -> None:
        post(
            page,
            state="confirmed",
            confirmed_at="2020-01-01",
            is_staff="1",
            signature_number="1",
            slot="2",
            held="1",
            pledge="999",
            visibility="first",
        )
        signature = Signature.objects.get()
        assert (signature.state, signature.confirmed_at) == (SignatureState.PENDING, None)
        assert (signature.visibility, signature.slot, signature.held) == ("first", 1, False)

    def test_b23_without_consent_nothing_is_kept(self, page: PledgePage) -> None:
        answer = post(page, consent="")
        assert refused_at(answer, "consent")
        assert 'href="#id_consent"' in answer.content.decode()
        assert not answer.cookies

    def test_b75_another_site_cannot_sign_with_a_visitors_session(self, page: PledgePage) -> None:
        answer = Client().post(
            f"/p/{page.pledge.code}/sign/", sign_data(), headers={"Origin": "https://evil.example"}
        )
        assert answer.status_code == 403
        assert not Signature.objects.exists()
        for path in (f"/p/{page.pledge.code}/", page.url):
            shown = Client().get(path)
            assert "Access-Control-Allow-Origin" not in shown.headers
            assert "frame-ancestors 'none'" in shown.headers["Content-Security-Policy"]

    def test_b75_public_data_is_open_without_credentials(self, page: PledgePage) -> None:
        answer = Client().get("/api/v1/pledges.json", headers={"Origin": "https://evil.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert not answer.cookies

    def test_a_name_that_is_an_address_is_not_passed_on_by_mail(self, page: PledgePage) -> None:
        post(page, name="Win now http://spam.example/x")
        mail = restore(OutboxMail.objects.get())
        assert "spam.example" not in str(mail.message())
