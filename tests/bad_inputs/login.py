"""Bad input at sign-in: guessing, spraying, wrong redirects, fixed sessions, used invitations."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.actions.errors import Conflict
from network.actions.invite import Invited, invite
from network.actions.redeem_invitation import redeem_invitation
from network.enums import Role
from network.models import Membership
from tests.accounts.help import ask_for_code, is_signed_in, sign_in_by_code, sign_in_by_words
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory

ELSEWHERE = [
    "//evil.example",
    "https:evil.example",
    "/\\evil.example",
    "\t//evil.example",
    "http://localhost@evil.example",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x=1",
    "https://evil.example/",
    "http://testserver/en/",
]


def body(answer: Any, email: str) -> str:
    """Return a page without what differs for everybody: the address and the form's token."""
    text = answer.content.decode().replace(email, "ADDRESS")
    token = answer.context["csrf_token"]
    return str(text).replace(str(token), "TOKEN")


def an_invitation() -> Invited:
    """Return an invitation by mail."""
    steward = MembershipFactory.create(steward=True)
    return invite(
        steward.organisation,
        steward.user,
        name="Efua",
        email="efua@example.org",
        language="en",
        roles={Role.AUTHOR},
    )


@pytest.mark.django_db
class TestLogin:
    """Sign-in, invitations and sessions."""

    @pytest.fixture(autouse=True)
    def english(self) -> Any:
        """Start in English: a request leaves its language active in the thread."""
        with translation.override("en"):
            yield

    @pytest.mark.parametrize("page", ["account_login", "account_signup"])
    def test_b28_known_and_unknown_addresses_look_the_same_and_both_get_a_mail(
        self, page: str
    ) -> None:
        known, unknown = str(UserFactory.create().email), "nobody@example.org"
        seen = []
        for email in (known, unknown):
            client = Client()
            first = client.post(reverse(page), {"login": email, "email": email})
            second = client.get(first.url)
            seen.append((first.status_code, first.url, second.status_code, body(second, email)))
        assert seen[0] == seen[1]
        assert [message.to for message in mail.outbox] == [[known], [unknown]]

    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_b29_nobody_is_sent_to_another_host(self, client: Client, target: str) -> None:
        user = UserFactory.create()
        answer = sign_in_by_code(client, str(user.email), next=target)
        assert answer.status_code == 302
        to = urlsplit(answer.url)
        assert (to.scheme, to.netloc) == ("", "")
        assert answer.url.startswith("/")
        assert not answer.url.startswith(("//", "/\\"))
        assert "x" not in answer.cookies

    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_b29_signing_out_sends_nobody_elsewhere(self, client: Client, target: str) -> None:
        client.force_login(UserFactory.create())
        answer = client.post(reverse("account_logout"), {"next": target})
        assert urlsplit(answer.url).netloc == ""

    def test_b30_one_passphrase_sprayed_over_many_accounts_is_stopped(self, client: Client) -> None:
        for number in range(10):
            assert sign_in_by_words(client, f"somebody{number}", "wrong words").status_code == 200
        answer = sign_in_by_words(client, "somebody10", "wrong words")
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert "Too many tries" in answer.content.decode()

    def test_b30_one_account_guessed_from_many_addresses_is_stopped(self, client: Client) -> None:
        user = WordsUserFactory.create()
        for number in range(5):
            answer = sign_in_by_words(
                client, str(user.username), "wrong", REMOTE_ADDR=f"192.0.2.{number}"
            )
            assert answer.status_code == 200
        answer = sign_in_by_words(client, str(user.username), WORDS, REMOTE_ADDR="192.0.2.9")
        assert answer.status_code == 429
        assert not is_signed_in(client)

    def test_b30_the_address_comes_from_the_trusted_proxy_and_not_from_the_visitor(
        self, client: Client, settings: Any
    ) -> None:
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        for number in range(10):
            forged = f"198.51.100.{number}, 203.0.113.7"
            sign_in_by_words(client, f"somebody{number}", "wrong", HTTP_X_FORWARDED_FOR=forged)
        forged = "198.51.100.99, 203.0.113.7"
        answer = sign_in_by_words(client, "somebody", "wrong", HTTP_X_FORWARDED_FOR=forged)
        assert answer.status_code == 429

    def test_b30_the_admins_sign_in_page_takes_no_password(self, client: Client) -> None:
        for _try in range(12):
            answer = client.post("/admin/login/", {"username": "a@example.org", "password": "b"})
            assert answer.status_code == 302
        assert not is_signed_in(client)

    def test_b32_the_session_changes_at_sign_in_and_sign_out(self, client: Client) -> None:
        user = WordsUserFactory.create()
        client.cookies["sessionid"] = "attackerschosenkey12345678901234"
        ask_for_code(client, "nobody@example.org")
        before = client.cookies["sessionid"].value
        assert before != "attackerschosenkey12345678901234"
        sign_in_by_words(client, str(user.username), WORDS)
        during = client.cookies["sessionid"].value
        assert during != before
        client.post(reverse("account_logout"))
        old = Client()
        old.cookies["sessionid"] = during
        assert old.get(reverse("member_home")).status_code == 302
        fixed = Client()
        fixed.cookies["sessionid"] = before
        assert fixed.get(reverse("member_home")).status_code == 302

    def test_b35_an_invitation_works_once(self, client: Client) -> None:
        made = an_invitation()
        address = reverse("invitation", args=[made.code])
        client.force_login(UserFactory.create(email="efua@example.org"))
        assert client.post(address, {"join": "1"}).status_code == 302
        second = Client()
        second.force_login(UserFactory.create())
        assert second.post(address, {"join": "1"}).status_code == 410
        with pytest.raises(Conflict):
            redeem_invitation(made.invitation, UserFactory.create())
        joined = Membership.objects.filter(organisation=made.invitation.organisation)
        assert joined.count() == 2

    def test_b35_an_invitation_leads_only_into_the_organisation_that_invited(
        self, client: Client
    ) -> None:
        made, other = an_invitation(), OrganisationFactory.create()
        user = UserFactory.create(email="efua@example.org")
        client.force_login(user)
        client.post(
            reverse("invitation", args=[made.code]),
            {
                "join": "1",
                "organisation": other.pk,
                "organisation_id": other.pk,
                "is_steward": "on",
            },
        )
        membership = Membership.objects.get(user=user)
        assert membership.organisation == made.invitation.organisation
        assert membership.roles == [Role.AUTHOR]

    @pytest.mark.parametrize(
        "path",
        [
            "/admin/",
            "/admin/api/main/pages/",
            "/admin/images/chooser/",
            "/admin/login/",
            "/admin/pages/1/",
        ],
    )
    def test_b78_members_see_nothing_of_the_admin(self, client: Client, path: str) -> None:
        assert client.get(path).status_code == 302
        member = MembershipFactory.create(steward=True).user
        assert not member.has_perm("wagtailadmin.access_admin")
        client.force_login(member)
        answer = client.get(path)
        assert answer.status_code == 403
        assert "Root" not in answer.content.decode()
