"""Invitations as people meet them: in a mail, on paper, on the page."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from accounts.models import User
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.once import new_key
from home.models import FormKey
from network.actions.decline_invitation import decline_invitation
from network.actions.join_without_email import join_without_email
from network.actions.redeem_invitation import redeem_invitation
from network.actions.resend_invitation import resend_invitation
from network.enums import InvitationState, Role
from network.models import Invitation, Membership
from tests.accounts.help import is_signed_in, mailed_code, sign_in_by_words
from tests.factories.accounts import UserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.network.help import invited, link

pytestmark = pytest.mark.django_db


def test_the_journey_of_a_member_who_gets_a_mail(client: Client) -> None:
    made = invited("efua@example.org", language="fr")
    assert "Efua" in str(mail.outbox[0].body)
    page = client.get(link(mail.outbox[0]))
    assert escape(made.invitation.organisation.name) in page.content.decode()
    assert not Membership.objects.filter(user__email="efua@example.org").exists()
    answer = client.post(link(mail.outbox[0]), {"join": "1"})
    assert answer.status_code == 302
    answer = client.post(answer.url, {"code": mailed_code()}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse(
        "member_organisation", args=[made.invitation.organisation.slug]
    ).replace("/en/", "/fr/")
    member = Membership.objects.get(user__email="efua@example.org")
    assert member.roles == [Role.AUTHOR]
    assert member.user.language == "fr"
    assert member.user.name == "Efua"


def test_opening_the_link_accepts_nothing_and_shows_no_secret(client: Client) -> None:
    made = invited("efua@example.org")
    assert client.get(reverse("invitation", args=[made.code])).status_code == 200
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.OPEN
    assert not User.objects.filter(email="efua@example.org").exists()


def test_the_link_alone_signs_nobody_in(client: Client) -> None:
    UserFactory.create(email="efua@example.org")
    made = invited("efua@example.org")
    client.post(reverse("invitation", args=[made.code]), {"join": "1"})
    assert not is_signed_in(client)
    client.get(reverse("invitation_accept"))
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.OPEN


def test_somebody_signed_in_with_another_address_does_not_join(client: Client) -> None:
    user = UserFactory.create(email="stranger@example.org")
    made = invited("other@example.org", roles={Role.STEWARD})
    client.force_login(user)
    address = reverse("invitation", args=[made.code])
    page = client.get(address)
    assert page.status_code == 200
    assert "sent to another e-mail address" in page.content.decode()
    assert 'name="join"' not in page.content.decode()
    assert reverse("account_logout") in page.content.decode()
    assert client.post(address, {"join": "1"}).status_code == 403
    with pytest.raises(NotAllowed):
        redeem_invitation(made.invitation, user)
    assert not Membership.objects.filter(user=user).exists()
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.OPEN


def test_the_session_of_a_pressed_button_lets_no_other_address_join(client: Client) -> None:
    made = invited("other@example.org")
    client.post(reverse("invitation", args=[made.code]), {"join": "1"})
    user = UserFactory.create()
    client.force_login(user)
    session = client.session
    session["network.invitation"] = made.code
    session.save()
    assert client.get(reverse("invitation_accept")).url == reverse("member_home")
    assert not Membership.objects.filter(user=user).exists()


def test_an_address_that_she_has_not_confirmed_is_not_hers(client: Client) -> None:
    user = UserFactory.create()
    row = EmailAddress.objects.create(user=user, email="Other@example.org", verified=False)
    made = invited("other@example.org")
    client.force_login(user)
    address = reverse("invitation", args=[made.code])
    assert client.post(address, {"join": "1"}).status_code == 403
    row.verified = True
    row.save()
    answer = client.post(address, {"join": "1"})
    assert answer.url == reverse("member_organisation", args=[made.invitation.organisation.slug])
    assert Membership.objects.live().filter(user=user).count() == 1


def test_somebody_signed_in_joins_with_a_paper(client: Client) -> None:
    user = UserFactory.create()
    made = invited()
    client.force_login(user)
    client.post(reverse("invitation", args=[made.code]), {"join": "1"})
    assert Membership.objects.live().filter(user=user).count() == 1


def test_signing_in_without_pressing_the_button_joins_nothing(client: Client) -> None:
    user = UserFactory.create(email="efua@example.org")
    invited("efua@example.org")
    client.force_login(user)
    assert client.get(reverse("invitation_accept")).url == reverse("member_home")
    assert not Membership.objects.filter(user=user).exists()


def test_a_person_without_email_joins_with_a_paper_and_gets_words_once(client: Client) -> None:
    made = invited(name="Asha Devi")
    assert mail.outbox == []
    address = reverse("invitation", args=[made.code.lower().replace("-", "")])
    answer = client.post(address, {"join": "1", "name": "Asha Devi"})
    member = answer.context["member"]
    page = answer.content.decode()
    assert member.passphrase in page
    assert member.user.username in page
    assert is_signed_in(client)
    other = Client()
    sign_in_by_words(other, str(member.user.username), member.passphrase)
    assert is_signed_in(other)
    assert client.post(address, {"join": "1"}).status_code == 410


def test_the_code_of_a_paper_can_be_typed(client: Client) -> None:
    made = invited()
    answer = client.post(reverse("invitation_code"), {"code": made.code.lower()})
    assert client.get(answer.url).status_code == 200
    wrong = client.post(reverse("invitation_code"), {"code": "AAAA-AAAA-AAAA"})
    assert wrong.status_code == 422
    assert "AAAA-AAAA-AAAA" in wrong.content.decode()


def test_joining_on_paper_without_a_name_is_refused_and_makes_no_account(client: Client) -> None:
    made = invited()
    before = User.objects.count()
    answer = client.post(reverse("invitation", args=[made.code]), {"join": "1", "name": " "})
    assert answer.status_code == 422
    assert User.objects.count() == before
    with pytest.raises(Invalid):
        join_without_email(made.invitation, " ", "en")


def test_an_unknown_code_is_not_found(client: Client) -> None:
    assert client.get(reverse("invitation", args=["AAAA-AAAA-AAAA"])).status_code == 404


def test_inviting_twice_leaves_one_working_link(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    first = invited("efua@example.org", steward=steward)
    second = invited("efua@example.org", steward=steward)
    assert client.get(reverse("invitation", args=[first.code])).status_code == 410
    assert client.get(reverse("invitation", args=[second.code])).status_code == 200


def test_sending_again_makes_a_new_link_and_waits_five_minutes(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    made = invited("efua@example.org", steward=steward)
    with pytest.raises(Conflict):
        resend_invitation(made.invitation, steward.user)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        again = resend_invitation(made.invitation, steward.user)
    assert len(mail.outbox) == 2
    assert client.get(reverse("invitation", args=[made.code])).status_code == 404
    assert client.get(reverse("invitation", args=[again.code])).status_code == 200


def test_declining_closes_the_invitation(client: Client) -> None:
    made = invited("efua@example.org")
    answer = client.post(reverse("invitation", args=[made.code]), {"decline": "1"})
    assert answer.status_code == 200
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.DECLINED
    with pytest.raises(Conflict):
        decline_invitation(made.invitation)


def test_a_steward_invites_from_the_member_area(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    client.force_login(steward.user)
    address = reverse("member_invite", args=[steward.organisation.slug])
    fields = {"name": "Efua", "email": "Efua@example.org", "language": "fr", "roles": ["author"]}
    assert client.post(address, fields).status_code == 302
    assert mail.outbox[0].to == ["efua@example.org"]
    assert link(mail.outbox[0]).startswith("/fr/")
    refused = client.post(address, {**fields, "email": "efua@", "roles": []})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="efua@"' in page
    assert "Choose at least one responsibility." in page


def test_a_paper_with_a_qr_code_is_shown_once_for_people_without_email(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    client.force_login(steward.user)
    address = reverse("member_invite", args=[steward.organisation.slug])
    fields = {"name": "Asha", "email": "", "language": "en", "roles": ["collector"]}
    answer = client.post(address, fields)
    code = answer.context["code"]
    assert code in answer.content.decode()
    assert "data:image/svg+xml" in answer.content.decode()
    people = client.get(reverse("member_people", args=[steward.organisation.slug]))
    assert code not in people.content.decode()
    assert "Asha" in people.content.decode()


def test_the_same_form_sent_twice_makes_one_invitation_and_shows_its_paper_again(
    client: Client,
) -> None:
    steward = MembershipFactory.create(steward=True)
    client.force_login(steward.user)
    address = reverse("member_invite", args=[steward.organisation.slug])
    fields = {"name": "Asha", "email": "", "language": "en", "roles": ["collector"]}
    key = client.get(address).context["key"]
    codes = {client.post(address, {**fields, "key": key}).context["code"] for _ in range(2)}
    assert len(codes) == 1
    assert Invitation.objects.count() == 1
    FormKey.objects.all().delete()
    assert client.post(address, {**fields, "key": key}).context["code"] in codes
    assert Invitation.objects.count() == 1
    other = client.post(address, {**fields, "key": client.get(address).context["key"]})
    assert other.context["code"] not in codes


def test_the_same_form_sent_twice_sends_one_mail(client: Client) -> None:
    steward = MembershipFactory.create(steward=True)
    client.force_login(steward.user)
    address = reverse("member_invite", args=[steward.organisation.slug])
    fields = {"name": "Efua", "email": "efua@example.org", "language": "en", "roles": ["author"]}
    key = client.get(address).context["key"]
    for _ in range(2):
        assert client.post(address, {**fields, "key": key}).status_code == 302
    assert len(mail.outbox) == 1


def test_a_form_whose_invitation_has_a_newer_paper_says_so() -> None:
    steward = MembershipFactory.create(steward=True)
    key = new_key()
    made = invited(steward=steward, key=key)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        resend_invitation(made.invitation, steward.user)
    with pytest.raises(Conflict, match="newer"):
        invited(steward=steward, key=key)


def test_a_key_gives_another_person_no_code_of_somebody_else() -> None:
    steward = MembershipFactory.create(steward=True)
    other = MembershipFactory.create(steward=True, organisation=steward.organisation)
    key = new_key()
    first, second = invited(steward=steward, key=key), invited(steward=other, key=key)
    assert first.invitation != second.invitation
    assert first.code != second.code


def test_somebody_of_another_organisation_cannot_touch_its_invitations(client: Client) -> None:
    made = invited("efua@example.org")
    stranger = MembershipFactory.create(steward=True)
    client.force_login(stranger.user)
    for slug in (made.invitation.organisation.slug, stranger.organisation.slug):
        address = reverse("member_invitation", args=[slug, made.invitation.pk])
        assert client.post(address, {"withdraw": "1"}).status_code == 404
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.OPEN


def test_an_invitation_into_an_organisation_says_who_invites(client: Client) -> None:
    organisation = OrganisationFactory.create(name="Kayayei Union")
    user = UserFactory.create(name="Ama Serwaa")
    steward = MembershipFactory.create(steward=True, user=user, organisation=organisation)
    made = invited("efua@example.org", steward=steward)
    page = client.get(reverse("invitation", args=[made.code])).content.decode()
    assert "Ama Serwaa" in page
    assert "Kayayei Union" in page
