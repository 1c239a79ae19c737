"""One world for the matrix of roles and addresses, and how each address is asked.

Two organisations, A and B; what an address names belongs to A, and is in English.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from accounts.models import User
from campaign.actions.claim_translation import claim_translation
from home.actions.translate_page import begin_translation
from home.models import ContactMessage, TakeBackRequest
from network.actions.change_facts import change_facts
from network.confirmation_links import make_token
from network.enums_register import FactGroup
from network.models import (
    ConfirmationRequest,
    DuplicatePair,
    FactChange,
    ImportBatch,
    ImportRow,
    Membership,
    Organisation,
)
from tests.contracts.repository import APPS
from tests.factories.alliance import EndorsementFactory, PartnerFactory, ReportFactory
from tests.factories.campaign import (
    AlliancePledgeFactory,
    PledgeFactory,
    SignatureFactory,
    pledge_page,
)
from tests.factories.libraries import session
from tests.factories.library import GlossaryTermFactory, PublicationFactory, StatisticFactory
from tests.factories.member_texts import update
from tests.factories.network import AffiliationFactory, OrganisationFactory
from tests.factories.paper import sheet
from tests.factories.programme import PlanActivityFactory, PolicySpaceFactory, TeamMemberFactory
from tests.factories.review import draft_story, submitted_story
from tests.factories.staff import editor, member, moderator, officer
from tests.factories.story_translations import public_story
from tests.factories.tree import site_tree
from tests.factories.ways import ClaimFactory, JoinRequestFactory, VouchFactory
from tests.network.help import invited

TABLE = Path(__file__).with_name("address_matrix.csv")
ROLES = ("anonymous", "member of A", "member of B", "other moderator", "editor", "officer")
ACCOUNT, MEMBERS, ADMIN = "en/account/", "en/members/", "admin/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def rows() -> dict[str, tuple[str, ...]]:
    """Return the table: the name of an address -> what each role gets."""
    with TABLE.open(newline="") as file:
        header, *lines = csv.reader(file)
    assert tuple(header[1:]) == ROLES
    return {name: tuple(cells) for name, *cells in lines}


def addresses() -> dict[str, tuple[str, URLPattern]]:
    """Return route and view of each address of members, of accounts, and of the admin of ours."""
    found = {}
    for name, route, entry in _walk(get_resolver()):
        if route.startswith((ACCOUNT, MEMBERS)) or (route.startswith(ADMIN) and _is_ours(entry)):
            assert entry.name, f"{route} has no name"
            found[name] = (route, entry)
    return found


def _walk(
    resolver: Any, start: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = start + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield ":".join((*spaces, entry.name or "")), route, entry
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, route, inner)


def _is_ours(entry: URLPattern) -> bool:
    """Tell whether a view of the admin is written here, or shows a table of ours."""
    view = getattr(entry.callback, "view_class", entry.callback)
    model = model_of(entry)
    ours = model is not None and model._meta.app_label in APPS
    return ours or view.__module__.partition(".")[0] in APPS


def model_of(entry: URLPattern) -> Any:
    """Return the table that a generic view shows, if it is one."""
    settings = getattr(entry.callback, "view_initkwargs", {})
    model = settings.get("model") or getattr(
        getattr(entry.callback, "view_class", None), "model", None
    )
    return model if hasattr(model, "_meta") else None


def asked_of(steward: User, organisation: Organisation) -> ConfirmationRequest:
    """Return a request to confirm that is open."""
    return ConfirmationRequest.objects.create(
        organisation=organisation, user=steward, expires_at="2100-01-01T00:00Z"
    )


def wishes(steward: User, organisation: Organisation) -> tuple[FactChange, FactChange]:
    """Make a wish that waits and a change that is public; return both."""
    change_facts(organisation, steward, FactGroup.IDENTITY, {"name": "New", "acronym": "N"})
    waiting, live = organisation.fact_changes.order_by("-state")
    return waiting, live


class World:
    """The people, what belongs to A, and browsers in which the people are signed in."""

    def __init__(self) -> None:
        # What a proxy would have kept for the next who asks.
        self.shared: list[tuple[str, str]] = []
        tree = site_tree("en", "es")
        self.own = OrganisationFactory.create(slug="own")
        steward = member(self.own, "steward")
        people = {
            "member of A": steward,
            "member of B": member(OrganisationFactory.create(), "steward"),
            "other moderator": moderator("es"),
            "editor": editor(),
            "officer": officer(),
        }
        self.clients = {role: Client(raise_request_exception=False) for role in ROLES}
        for role, user in people.items():
            self.clients[role].force_login(user)
        author = Membership.objects.get(user=member(self.own))
        self.story = draft_story(tree["en"], author=steward, organisation=self.own)
        self.update = update(steward, self.own)
        self.sent, _state = submitted_story(tree["en"], organisation=self.own, slug="sent")
        other = OrganisationFactory.create()
        pair = DuplicatePair.objects.create(first=self.own, second=other, likeness=90)
        batch = ImportBatch.objects.create(
            kind="organisation", state="done", created_at=timezone.now(), total=1
        )
        imported = ImportRow.objects.create(batch=batch, line=2, outcome="same")
        message = ContactMessage.objects.create(
            name="Ama", email="ama@example.org", message="Hello", language="en"
        )
        asked = TakeBackRequest.objects.create(story="Mine", contact="+233 1", language="en")
        call = PledgeFactory.create(code="call", organisation=self.own)
        promise = AlliancePledgeFactory.create(code="promise", organisation=self.own)
        for pledge in (call, promise):
            pledge_page(tree["en"], pledge, owner=steward)
        self.page = pledge_page(
            tree["en"],
            PledgeFactory.create(organisation=self.own),
            live=False,
            owner=steward,
            slug="draft",
        )
        self.page.save_revision(user=steward)
        SignatureFactory.create(pledge=call, confirmed=True)
        EndorsementFactory.create(pledge=call)
        PartnerFactory.create(pledge=promise)
        ReportFactory.create(pledge=promise)
        invitation = invited(steward=steward.memberships.get())
        claim = ClaimFactory.create()
        asking = JoinRequestFactory.create(organisation=self.own)
        original = public_story(tree["en"], organisation=self.own, slug="public")
        translation = claim_translation(original.pk, people["editor"], "es")
        kept = begin_translation(tree["en"].campaign.pk, people["editor"], "es")
        self.values = {
            "slug": self.own.slug,
            "kept": self.own.pk,
            "gone": other.pk,
            "number": sheet(self.own, pledge=call).number,
            "language": "en",
            "group": "members",
            "token": make_token(asked_of(steward, self.own).pk),
            "name": "approve",
            "guide_name": "decisions",
            "picture_name": "home.webp",
            "image_id": 1,
            "text_key": self.story.translation_key,
            "key": uuid4(),
            "translation_id": kept.pk,
            "page_id": kept.get_target_instance().pk,
        }
        self.codes = {
            "member_collect": "call",
            "member_print": "call",
            "member_promise": "promise",
            "member_report": "promise",
            "member_endorse": "call",
            "invitation": invitation.code,
            "account_slip": "ACDE-FGHJ-KMNP",
        }
        wish, change = wishes(steward, self.own)
        planned = PlanActivityFactory.create()
        PolicySpaceFactory.create()
        TeamMemberFactory.create()
        PublicationFactory.create()
        GlossaryTermFactory.create()
        self.numbers = {
            "member_change_revert": change.pk,
            "register_wish": wish.pk,
            "register_import_row": imported.pk,
            "register_import": imported.batch_id,
            "register_pair": pair.pk,
            "translation_": kept.pk,
            "register_organisation": self.own.pk,
            "member_story": self.story.pk,
            "member_update": self.update.pk,
            "member_translation": translation.pk,
            "member_pledge": self.page.pk,
            "member_affiliation": AffiliationFactory.create(organisation=self.own).pk,
            "member_claim_link": AffiliationFactory.create(network=self.own).pk,
            "member_claim_state": claim.pk,
            "claim": claim.pk,
            "member_vouch": VouchFactory.create(organisation=self.own, claim=claim).pk,
            "member_join_request": asking.pk,
            "member_join_answer": asking.pk,
            "member_own_invitation": invitation.invitation.pk,
            "member_end": author.pk,
            "member_roles": author.pk,
            "member_slip": author.pk,
            "member_lost_phone": author.pk,
            "member_invitation": invitation.invitation.pk,
            "account_sign_in_end": session(steward).pk,
            "library_supersede": StatisticFactory.create().pk,
            "campaign_promise": promise.pk,
            "campaign_report": promise.reports.get().pk,
            "campaign_partner": promise.partners.get().pk,
            "campaign_call": call.pk,
            "campaign_pack": call.pk,
            "campaign_endorsement": call.endorsements.get().pk,
            "review_": self.sent.pk,
            "take_back_request": asked.pk,
            "wagtailsnippets_home_contactmessage": message.pk,
            "wagtailsnippetchoosers_home_contactmessage": message.pk,
            "campaign_withdraw": call.signatures.get().pk,
            "library_plan_status": planned.pk,
            "library_plan_snapshot": planned.objective.plan_id,
        }

    def address(self, name: str, entry: URLPattern, route: str) -> str:
        """Return the address of what belongs to A."""
        return reverse(
            name, kwargs={key: self.value(key, name, entry) for key in PARAMETER.findall(route)}
        )

    def value(self, key: str, name: str, entry: URLPattern) -> Any:
        """Return what stands for a part of an address."""
        if key == "code":
            return next(code for start, code in self.codes.items() if name.startswith(start))
        if key != "pk":
            return self.values[key]
        for start, number in self.numbers.items():
            if name.startswith(start):
                return number
        model = model_of(entry)
        first = model._default_manager.order_by("pk").first() if model else None
        return first.pk if first else 1

    def answer(self, role: str, address: str) -> str:
        """Return what somebody gets: yes, 403, 404, or the way to the sign-in page.

        An address that only takes buttons is asked with an empty form. Nothing that it does stays.
        """
        client = self.clients[role]
        with transaction.atomic():
            answer = client.get(address)
            if answer.status_code == 405:
                answer = client.post(address)
            transaction.set_rollback(True)
        if "public" in answer.headers["Cache-Control"]:
            self.shared.append((role, address))
        return _in_a_word(answer)


def _in_a_word(answer: Any) -> str:
    where = answer.headers.get("Location", "")
    if answer.status_code == 401 or ("/account/login/" in where and "next=" in where):
        return "login"
    # Wagtail leads who has no permission to its first page.
    if answer.status_code == 403 or where == "/admin/":
        return "403"
    return str(answer.status_code) if answer.status_code in (404, 500) else "yes"
