"""Pledges, their pages, consent texts and signatures for tests."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from campaign.enums import PledgeForm, PledgeState, SignatureState
from campaign.models import ConsentText, Pledge, PledgePage, Signature, SignatureSheet
from campaign.sheet_numbers import sheet_number
from tests.factories.network import OrganisationFactory
from tests.factories.tree import Branch


class PledgeFactory(factory.django.DjangoModelFactory[Pledge]):
    """A call that is open for signatures."""

    code = factory.Sequence(lambda number: f"call-{number}")
    form = PledgeForm.CALL
    kind = "budget"
    state = PledgeState.OPEN
    goal = 100
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Pledge


class AlliancePledgeFactory(PledgeFactory):
    """A promise that its owner is working on."""

    code = factory.Sequence(lambda number: f"promise-{number}")
    form = PledgeForm.ALLIANCE
    kind = "run-centre"
    state = PledgeState.PROGRESS
    due_on = date(2030, 1, 31)


class ConsentTextFactory(factory.django.DjangoModelFactory[ConsentText]):
    """The wording of one language, valid for two days."""

    language = "en"
    version = factory.Sequence(lambda number: number + 100)
    text = "I agree that Cradle keeps my name, address and country to count my signature."
    valid_from = factory.LazyFunction(lambda: timezone.now() - timedelta(days=2))

    class Meta:
        model = ConsentText


def letters_of(number: int) -> str:
    """Return a letter for each digit of a number."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


class SignatureFactory(factory.django.DjangoModelFactory[Signature]):
    """A signature that waits for its confirmation."""

    pledge = factory.SubFactory(PledgeFactory)
    # No digits: four of them are no name on the wall.
    name = factory.Sequence(lambda number: f"Signer {letters_of(number)}")
    email = factory.Sequence(lambda number: f"signer{number}@example.org")
    email_key = factory.Sequence(lambda number: f"{number:064x}")
    name_key = factory.Sequence(lambda number: f"{number:064x}")
    country = "GH"
    language = "en"
    consent_text = factory.SubFactory(ConsentTextFactory)

    class Meta:
        model = Signature

    class Params:
        confirmed = factory.Trait(
            state=SignatureState.CONFIRMED,
            confirmed_at=factory.LazyFunction(timezone.now),
            changed_at=factory.SelfAttribute("confirmed_at"),
        )


class SheetFactory(factory.django.DjangoModelFactory[SignatureSheet]):
    """A sheet that was printed."""

    pledge = factory.SubFactory(PledgeFactory)
    serial = factory.Sequence(lambda number: number + 1)
    number = factory.LazyAttribute(lambda sheet: sheet_number(sheet.pledge.pk, sheet.serial))
    language = "en"
    consent_text = factory.SubFactory(ConsentTextFactory)
    organisation = factory.SelfAttribute("pledge.organisation")
    country = "GH"
    place = "Makola market"
    printed_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = SignatureSheet


def pledge_page(branch: Branch, pledge: Pledge | None = None, **fields: Any) -> PledgePage:
    """Return a live page of `pledge` (default: a new call) in the language of `branch`."""
    pledge = pledge or PledgeFactory()
    fields = {
        "title": f"Pledge {pledge.code}",
        "slug": pledge.code,
        "ask": "Put public money into child care near every market.",
        "target": "Ministry of Labour",
        "text": "We sell your vegetables. Who minds our children?",
        "organisation": pledge.organisation,
        "text_language": branch.locale.language_code,
        "locale": branch.locale,
        **fields,
    }
    page: PledgePage = branch.pledges.add_child(instance=PledgePage(pledge=pledge, **fields))
    return page


def sign_data(**fields: Any) -> dict[str, Any]:
    """Return what a browser sends with a filled sign form."""
    return {
        "name": "Ama Mensah",
        "email": "ama@example.org",
        "country": "GH",
        "visibility": "nothing",
        "message": "",
        "consent": "on",
        "website": "",
        "language": "en",
        **fields,
    }
