"""Every verb and every role: what the registered policy answers is what home/roles.py says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from home.enums import TrustChange
from home.models import AuthorTrust
from home.registry import policies
from home.roles import TABLE, Only, Role
from home.selectors.review import open_round
from network.models import FactChange, Membership
from tests.factories.alliance import EndorsementFactory, PartnerFactory, ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, PledgeFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.paper import sheet
from tests.factories.review import draft_story
from tests.factories.staff import editor, member, moderator, officer, translator
from tests.factories.translations import keep_translation
from tests.factories.tree import Branch, site_tree
from tests.factories.ways import ClaimFactory, VouchFactory

pytestmark = pytest.mark.django_db

Violated = frozenset[Only]
NONE: Violated = frozenset()


class World:
    """Two organisations, two languages, and somebody for every role."""

    def __init__(self) -> None:
        self.tree: dict[str, Branch] = site_tree("en", "es")
        self.own = OrganisationFactory()
        self.other = OrganisationFactory()
        self.people: dict[Role, Any] = {
            Role.ANONYMOUS: AnonymousUser(),
            Role.AUTHOR: member(self.own, "author"),
            Role.COLLECTOR: member(self.own, "collector"),
            Role.STEWARD: member(self.own, "steward"),
            Role.EDITOR: editor(),
            Role.MODERATOR: moderator("en"),
            Role.TRANSLATOR: translator("en"),
            Role.OFFICER: officer(),
        }
        self.number = 0

    def branch(self, violated: Violated) -> Branch:
        return self.tree["es" if Only.HER_LANGUAGES in violated else "en"]

    def organisation(self, _user: Any, violated: Violated) -> Any:
        return self.other if Only.OWN_ORGANISATION in violated else self.own

    def text(self, user: Any, violated: Violated, by_herself: bool) -> Any:
        """Return a story for which every condition holds but those of `violated`."""
        self.number += 1
        owner = user if by_herself and user.is_authenticated else member(self.other)
        page = draft_story(
            self.branch(violated),
            author=owner,
            organisation=self.organisation(user, violated),
            slug=f"story-{self.number}",
        )
        if Only.SUBMITTED not in violated:
            page.get_workflow().start(page, owner)
            assert open_round(page) is not None
        return page

    def her_text(self, user: Any, violated: Violated) -> Any:
        return self.text(user, violated, by_herself=Only.HER_OWN not in violated)

    def text_to_review(self, user: Any, violated: Violated) -> Any:
        return self.text(user, violated, by_herself=Only.FOUR_EYES in violated)

    def public_page(self, _user: Any, violated: Violated) -> Any:
        return self.branch(violated).home

    def translated_page(self, _user: Any, violated: Violated) -> Any:
        """Return a home page whose words are translated from the other language's."""
        page = self.branch(violated).home
        source = next(one.home for one in self.tree.values() if one.home.pk != page.pk)
        keep_translation(source, page.locale, enabled=Only.BEING_TRANSLATED not in violated)
        return page

    def translation(self, user: Any, violated: Violated) -> Any:
        """Return the translation of a home page, of which she wrote a part, or not."""
        page = self.branch(violated).home
        source = next(one.home for one in self.tree.values() if one.home.pk != page.pk)
        translation = keep_translation(source, page.locale)
        self.number += 1
        po: Any = translation.export_po()
        for entry in po:
            entry.msgstr = f"translated {self.number}"
        own = Only.FOUR_EYES in violated and user.is_authenticated
        translation.import_po(po, user=user if own else None)
        return translation

    def public_pledge(self, _user: Any, _violated: Violated) -> Any:
        pledge = PledgeFactory()
        pledge_page(self.tree["en"], pledge)
        return pledge

    def typed_sheet(self, user: Any, violated: Violated) -> Any:
        """Return a sheet that she typed herself, or somebody else."""
        own = user.is_authenticated and Only.FOUR_EYES in violated
        return sheet(organisation=self.organisation(user, violated), typists=[user] if own else [])

    def promise(self, user: Any, violated: Violated) -> Any:
        return AlliancePledgeFactory(organisation=self.organisation(user, violated))

    def partner(self, user: Any, violated: Violated) -> Any:
        organisation = self.organisation(user, violated)
        return PartnerFactory(organisation=organisation, pledge__organisation=self.other)

    def report(self, user: Any, violated: Violated) -> Any:
        by_herself = Only.FOUR_EYES in violated and user.is_authenticated
        return ReportFactory(created_by=user if by_herself else member(self.other))

    def endorsement(self, user: Any, violated: Violated) -> Any:
        by_herself = Only.FOUR_EYES in violated and user.is_authenticated
        return EndorsementFactory(created_by=user if by_herself else member(self.other))

    def author(self, user: Any, violated: Violated) -> Any:
        """Return an author: somebody else, or herself."""
        own = user.is_authenticated and Only.FOUR_EYES in violated
        return user if own else member(self.other)

    def language_to_write(self, user: Any, violated: Violated) -> str:
        """Return a language; who writes for an organisation is trusted, or not."""
        if user in (self.people[Role.AUTHOR], self.people[Role.STEWARD]):
            trust = {"is_on": Only.TRUSTED not in violated, "why": TrustChange.EDITOR}
            AuthorTrust.objects.update_or_create(author=user, defaults=trust)
        return self.branch(violated).locale.language_code

    def wish(self, user: Any, violated: Violated) -> Any:
        by_herself = Only.FOUR_EYES in violated and user.is_authenticated
        asked = user if by_herself else member(self.other, "steward")
        other: Any = self.other
        change = FactChange(organisation=other, group="identity", state="waiting")
        change.made_by = asked
        return change

    def organisation_to_check(self, user: Any, violated: Violated) -> Any:
        """Return an organisation, which editors do not belong to, or do."""
        if Only.FOUR_EYES not in violated:
            return self.other
        if user == self.people[Role.EDITOR]:
            Membership.objects.get_or_create(user=user, organisation=self.own, is_author=True)
        return self.own

    def vouch(self, user: Any, violated: Violated) -> Any:
        return VouchFactory.create(organisation=self.organisation(user, violated))

    def claim(self, user: Any, violated: Violated) -> Any:
        """Return a claim of somebody else, or her own."""
        own = user.is_authenticated and Only.FOUR_EYES in violated
        return ClaimFactory.create(user=user) if own else ClaimFactory.create()

    def nothing(self, _user: Any, _violated: Violated) -> Any:
        return None


SUBJECTS: dict[str, Callable[[World, Any, Violated], Any]] = {
    "read_page": World.public_page,
    "sign_pledge": World.public_pledge,
    "write_text": World.organisation,
    "revise_text": World.her_text,
    "read_draft": World.her_text,
    "review_text": World.text_to_review,
    "trust_author": World.author,
    "take_down": World.nothing,
    "help_take_back": World.nothing,
    "edit_page": World.public_page,
    "publish_page": World.public_page,
    "translate_page": World.translated_page,
    "publish_translation": World.translation,
    "translate_story": World.language_to_write,
    "edit_menu": World.nothing,
    "edit_plan": World.nothing,
    "edit_figures": World.nothing,
    "answer_contact": World.nothing,
    "collect": World.organisation,
    "decide_held": World.nothing,
    "use_switch": World.nothing,
    "list_signatures": World.nothing,
    "see_signers": World.nothing,
    "send_news": World.nothing,
    "make_delivery_pack": World.nothing,
    "check_sheet": World.typed_sheet,
    "withdraw_line": World.typed_sheet,
    "withdraw_for": World.nothing,
    "import_sheets": World.nothing,
    "import_organisations": World.nothing,
    "merge_organisations": World.nothing,
    "answer_partner": World.partner,
    "report_progress": World.promise,
    "review_report": World.report,
    "follow_call": World.public_pledge,
    "endorse": World.organisation,
    "check_endorsement": World.endorsement,
    "edit_organisation": World.organisation,
    "decide_change": World.wish,
    "trust_scout": World.author,
    "verify_facts": World.organisation_to_check,
    "manage_people": World.organisation,
    "affiliate": World.organisation,
    "enter": World.nothing,
    "vouch": World.vouch,
    "decide_claim": World.claim,
    "give_staff_role": World.nothing,
}


def test_every_verb_has_a_policy_and_every_policy_a_verb() -> None:
    assert set(TABLE) == {name for name, _policy in policies.items()}
    assert set(TABLE) == set(SUBJECTS)


@pytest.mark.parametrize("verb", sorted(TABLE))
def test_policies_answer_as_the_table_says(verb: str) -> None:
    world = World()
    row = TABLE[verb]
    conditions = sorted(frozenset().union(*row.values()), key=lambda one: one.name)
    for role, user in world.people.items():
        cell = row.get(role)
        for violated in [NONE, *(frozenset({one}) for one in conditions)]:
            subject = SUBJECTS[verb](world, user, violated)
            answer: Any = policies[verb](user, subject)
            expected = cell is not None and not (violated & cell)
            story = f"{role.value}: {verb}, violating {violated or 'nothing'}"
            assert answer.allowed == expected, f"{story}: {answer.reason}"
            assert answer.allowed or answer.reason, story
