"""A profile reads its record in one statement, and the same as it was written."""

from typing import Any

import pytest
from django.test import Client

from network.actions.verify_facts import verify_facts
from network.enums_register import FactGroup
from network.facts import facts_in, write_facts
from network.models import Organisation
from network.selectors.record import fetch_record
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def known() -> Organisation:
    organisation = OrganisationFactory.create()
    write_facts(organisation, {
        "sector": ["hp", "mt"], "language": ["tw"], "town": "Tamale",
        "names": [
            {"kind": "other", "language": "fr", "name": "Porteuses"},
            {"kind": "former", "language": "", "name": "Old"},
        ],
        "contacts": [{"kind": "phone", "value": "+233201234567", "visibility": "public"}],
        "mbo": {
            "dues": {"is_met": True, "known_on": "2026-01-05"},
            "free": {"is_met": False, "known_on": "2026-01-06"},
        },
        "care": {"relation": "runs", "setting": "market", "provider": "mbo", "finance": "fees"},
    })  # fmt: skip
    verify_facts(organisation, editor(), FactGroup.PLACE, "a call")
    return organisation


def test_what_is_fetched_at_once_is_what_is_kept(
    known: Organisation, django_assert_num_queries: Any
) -> None:
    kept = facts_in(Organisation.objects.get(pk=known.pk))
    row = Organisation.objects.select_related("care_service").get(pk=known.pk)
    with django_assert_num_queries(1):
        fetch_record(row)
        assert facts_in(row) == kept
        [check] = row.checks.all()
    assert check.verified_on == known.checks.get().verified_on
    assert (check.how, check.confirmed_on) == ("a call", None)


def test_a_listing_takes_few_statements(
    known: Organisation, client: Client, django_assert_max_num_queries: Any
) -> None:
    site_tree("en")
    address = f"/en/network/{known.slug}/"
    client.get(address)
    with django_assert_max_num_queries(12):
        page = client.get(address).content.decode()
    assert "Tamale" in page
