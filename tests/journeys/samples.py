"""What the screens show: pages of the demo, and people, texts and signatures made for them."""

import hashlib
import secrets
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Max
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from accounts.models import User
from campaign.actions.change_choices import change_news
from campaign.actions.consent_events import note_signed
from campaign.actions.pledge_drafts import create_pledge
from campaign.actions.send_text import send_text
from campaign.actions.withdraw import withdraw
from campaign.enums import PledgeForm, PledgeState
from campaign.models import ConsentText, Pledge, PledgePage, Signature, StoryPage
from campaign.tokens import make_token
from home.models import BasePage
from network.actions.invite import invite
from network.actions.withdraw_invitation import withdraw_invitation
from network.enums import Role
from network.models import Membership, Organisation
from tests.factories.alliance import PartnerFactory
from tests.factories.campaign import SignatureFactory
from tests.factories.member_texts import story, update
from tests.factories.network import OrganisationFactory
from tests.factories.paper import NAMES, sheet, typed
from tests.factories.staff import editor, member, person
from tests.journeys.demo_site import DemoSite
from tests.journeys.samples_library import library
from tests.journeys.samples_register import confirmations, scout
from tests.journeys.samples_translating import elsewhere, translation
from tests.journeys.samples_ways import ways

CODE = "public-child-care"
IN_A_YEAR = timezone.localdate() + timedelta(days=365)


def page_samples(language: str) -> dict[str, str]:
    """Return one address of each page type and of the states that look different, and the year."""
    found = {}
    for model in apps.get_models():
        if issubclass(model, BasePage):
            pages = model.objects.live().filter(locale__language_code=language)
            found[model.__name__] = pages.order_by("pk").first().url
    pledges = PledgePage.objects.live().filter(locale__language_code=language)
    promise = pledges.filter(pledge__form=PledgeForm.ALLIANCE).first()
    ended = pledges.exclude(pledge__state=PledgeState.OPEN).filter(pledge__form=PledgeForm.CALL)
    stories = StoryPage.objects.live()
    found |= library(language) | elsewhere(language)
    return found | {
        "language": language,
        "year": str(timezone.localdate().year),
        "PledgePage": pledges.get(pledge__code=CODE).url,
        "promise": promise.url,
        "ended": ended.first().url,
        "overdue": pledges.get(pledge__code="night-creche").url,
        "urdu": stories.filter(text_language="ur").first().url,
        "hindi": stories.filter(text_language="hi").first().url,
    }


def links(language: str) -> dict[str, str]:
    """Return the links of mails about signatures that wait, count and are no more."""
    key = secrets.token_hex(32)
    shared = {
        "pledge": Pledge.objects.get(code=CODE),
        "language": language,
        "consent_text": ConsentText.objects.filter(language=language).first(),
    }
    names = [{"email_key": key, "name_key": key, "slot": slot} for slot in (1, 2)]
    waiting = SignatureFactory.create(**shared, **names[0])
    confirmed = SignatureFactory.create(
        confirmed=True, **shared, email_key=key, name_key=secrets.token_hex(32), slot=2
    )
    gone = SignatureFactory.create(confirmed=True, **shared, email_key=None)
    note_signed([confirmed])
    withdraw(gone, tell=False)

    def link(purpose: str, signature: Signature, version: int = 1) -> str:
        return f"/p/{CODE}/{purpose}/{make_token(purpose, signature.pk, version)}/"

    return {
        "waiting": link("confirm", waiting),
        "confirmed": link("confirm", confirmed),
        "expired": link("confirm", waiting, 2),
        "mine": link("mine", confirmed),
        "mine_waiting": link("mine", waiting),
        "mine_withdrawn": link("mine", gone),
        "mine_old": link("mine", waiting, 2),
        "news": link("news", wanting(confirmed)),
        "news_stopped": link("news", waiting),
    }


def wanting(signature: Signature) -> Signature:
    """Return the signature of somebody who gets news."""
    change_news(signature, True)
    return signature


def session_of(user: User, **values: Any) -> str:
    """Return the key of a session, as signing in by a mailed code leaves it."""
    session = SessionStore()
    now = time.time() - values.pop("seconds_ago", 0)
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods"] = [
        {"method": "code", "at": now, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return str(session.session_key)


def half_way(user: User) -> str:
    """Return the key of a session of somebody who is asked for her second factor."""
    session = SessionStore()
    state = {"stages": {"current": "mfa_authenticate"}}
    session["account_login"] = Login(user=user, email=user.email, state=state).serialize()
    session.save()
    return str(session.session_key)


def passkey() -> dict[str, Any]:
    """Return what a phone sends when a passkey is made on it."""
    number = secrets.token_bytes(16)
    public = ES256({1: 2, 3: -7, -1: 1, -2: secrets.token_bytes(32), -3: secrets.token_bytes(32)})
    proof = AuthenticatorData.create(
        hashlib.sha256(b"localhost").digest(),
        AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP,
        0,
        bytes(AttestedCredentialData.create(Aaguid.NONE, number, public)),
    )
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    return {
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", proof, {})),
        },
    }


def with_second_factor() -> tuple[User, Authenticator]:
    """Return somebody with a code app, recovery codes and a passkey."""
    user = person(email=f"staff-{secrets.token_hex(4)}@example.org")
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    data = {"name": "Phone", "credential": passkey()}
    key = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)
    return user, key


def texts(steward: User, organisation: Organisation, language: str) -> dict[str, str]:
    """Return the numbers of drafts of a story, a call and an update, and of a story in review."""
    draft = story(steward, organisation, text_language=language)
    sent = story(steward, organisation, title="Deux", text_language=language)
    send_text(sent.pk, steward)
    words = {
        "title": "Water at the market",
        "ask": "Bring water to the market.",
        "target": "The city",
        "text": "We carry it from the river.",
        "goal": 50,
        "closes_on": IN_A_YEAR,
        "text_language": "en",
    }
    call = create_pledge(steward, organisation, PledgeForm.CALL, words)
    new = update(steward, organisation, text_language=language)
    numbers = {"draft": draft.pk, "sent": sent.pk, "call": call.pk, "update": new.pk}
    return {name: str(number) for name, number in numbers.items()}


def promises(steward: User, organisation: Organisation) -> dict[str, str]:
    """Return the codes of a public promise of hers, and of one that asks for her yes."""
    words = {
        "title": "A tap beside the stalls",
        "kind": "space",
        "ask": "We put a tap beside the stalls.",
        "text": "Carrying water takes an hour a day.",
        "how_we_know": "Water runs.",
        "place": "Kumasi",
        "due_on": IN_A_YEAR,
        "text_language": "en",
    }
    ours = create_pledge(steward, organisation, PledgeForm.ALLIANCE, words)
    PledgePage.objects.filter(pk=ours.pk).update(live=True, first_published_at=timezone.now())
    other = OrganisationFactory.create(slug=f"other-{secrets.token_hex(3)}")
    asked = create_pledge(member(other, "steward"), other, PledgeForm.ALLIANCE, words)
    PartnerFactory.create(pledge=asked.pledge, organisation=organisation)
    return {"ours": ours.pledge.code, "asked": asked.pledge.code}


def papers(organisation: Organisation) -> dict[str, str]:
    """Return the numbers of a sheet to type in, and of one that waits for its check."""
    pledge = Pledge.objects.get(code=CODE)
    collector = member(organisation, "collector")
    wording = ConsentText.objects.filter(language="en").first()
    last = pledge.sheets.aggregate(last=Max("serial"))["last"] or 0
    fresh, waiting = (
        sheet(organisation, pledge=pledge, serial=last + place, consent_text=wording)
        for place in (1, 2)
    )
    typed(waiting, collector, *(f"{name} {secrets.token_hex(2)}" for name in NAMES))
    return {"sheet": fresh.number, "typed": waiting.number}


def newest_letter(folder: Path, seconds: float = 30) -> str:
    """Wait until a mail has been written; return the name of the latest."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if mails := sorted(folder.glob("*.eml")):
            return mails[-1].stem
        time.sleep(0.2)
    raise AssertionError("No mail arrived")


class Samples:
    """The values of one language's braces, and who is signed in with which session."""

    def __init__(self, language: str, site: DemoSite) -> None:
        """Make what the demo does not have."""
        self.site = site.url
        unique = secrets.token_hex(3)
        organisation = OrganisationFactory.create(
            slug=f"union-{unique}", last_confirmed_at=timezone.localdate() - timedelta(days=9)
        )
        steward = member(organisation, "steward", email=f"steward-{unique}@example.org")
        Membership.objects.filter(user=steward).update(is_author=True)
        author = member(organisation, email=f"author-{unique}@example.org")
        no_mail = User.objects.create_user(
            username=f"ama-{unique}", name="Ama", password=secrets.token_hex(8)
        )
        place = Membership.objects.create(user=no_mail, organisation=organisation, is_author=True)
        invited = {"name": "Efua", "language": language, "roles": {Role.AUTHOR}}
        open_one = invite(organisation, steward, **invited, email=f"efua-{unique}@example.org")
        closed = invite(organisation, steward, **invited)
        withdraw_invitation(closed.invitation, steward)
        staff, key = with_second_factor()
        nameless = person(email=f"nameless-{unique}@example.org", name="")
        scouting, listing = scout(unique)
        self.sessions = {
            "scout": session_of(scouting),
            "steward": session_of(steward),
            "author": session_of(author),
            "editor": session_of(translator := editor()),
            "words": session_of(no_mail),
            "words longago": session_of(no_mail, seconds_ago=100_000),
            "staff": session_of(staff),
            "longago": session_of(staff, seconds_ago=100_000),
            "between": half_way(staff),
            "nameless": session_of(nameless),
        }
        self.values = {
            **page_samples(language),
            **links(language),
            **texts(steward, organisation, language),
            **promises(steward, organisation),
            **papers(organisation),
            **listing,
            **confirmations(steward, organisation, language),
            **ways(organisation, author),
            **translation(translator, language),
            "organisation": organisation.slug,
            "no_mail": str(place.pk),
            "invitation": open_one.code,
            "withdrawn": closed.code,
            "key": str(key.pk),
            "letter": newest_letter(site.var / "mail"),
        }

    def fill(self, text: str) -> str:
        """Replace what stands in braces."""
        return text.format_map(self.values)
