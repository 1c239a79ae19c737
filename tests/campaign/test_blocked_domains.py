"""The editors' own list of mail services."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from campaign.actions.block_domain import block_domain, unblock_domain
from campaign.models import BlockedDomain
from home.actions.errors import Invalid, NotAllowed
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, translator

pytestmark = pytest.mark.django_db


def test_a_mail_service_is_set_aside_once_and_trusted_again() -> None:
    her = editor()
    row = block_domain(her, " @Wave.EXAMPLE. ", "a wave")
    assert block_domain(her, "wave.example") == row
    assert (row.domain, row.added_by) == ("wave.example", her)
    assert unblock_domain(her, row)
    assert not unblock_domain(her, row)
    told = ModelLogEntry.objects.filter(action__startswith="cradle.domain.").order_by("pk")
    assert [one.action for one in told] == ["cradle.domain.block", "cradle.domain.unblock"]


def test_a_domain_is_listed_as_mails_write_it() -> None:
    assert block_domain(editor(), "B\u00fccher.example").domain == "xn--bcher-kva.example"


@pytest.mark.parametrize("domain", ["", "example", "a b.example", "-a.example", "x" * 200 + ".org"])
def test_what_is_no_domain_is_refused(domain: str) -> None:
    with pytest.raises(Invalid):
        block_domain(editor(), domain)


def test_a_mail_service_of_very_many_people_is_not_set_aside() -> None:
    with pytest.raises(Invalid, match="Very many people"):
        block_domain(editor(), "gmail.com")


def test_the_list_is_in_lower_case_and_has_each_domain_once() -> None:
    BlockedDomain.objects.create(domain="wave.example")
    for domain in ("wave.example", "Other.example"):
        with pytest.raises(IntegrityError), transaction.atomic():
            BlockedDomain.objects.create(domain=domain)


def test_only_editors_and_officers_change_the_list() -> None:
    row = BlockedDomain.objects.create(domain="wave.example")
    people = [
        AnonymousUser(),
        moderator("en"),
        translator("en"),
        *(member(OrganisationFactory(), role) for role in ("author", "collector", "steward")),
    ]
    for user in people:
        with pytest.raises(NotAllowed):
            block_domain(user, "other.example")
        with pytest.raises(NotAllowed):
            unblock_domain(user, row)
    assert BlockedDomain.objects.get() == row
