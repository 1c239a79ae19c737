"""Bad input at the link of the mail: used twice, at once, or by a program."""

import pytest
from django.test import Client

from campaign.actions.tally import tally
from campaign.enums import SignatureState
from campaign.models import Signature
from campaign.tokens import make_token
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page
from tests.factories.tree import site_tree


def link(signature: Signature) -> str:
    token = make_token("confirm", signature.pk, signature.token_version)
    return f"/p/{signature.pledge.code}/confirm/{token}/"


@pytest.mark.django_db
class TestConfirmLink:
    """The link of the mail."""

    @pytest.fixture
    def waiting(self) -> Signature:
        """A signature that waits on a public pledge."""
        return SignatureFactory.create(pledge=pledge_page(site_tree("en")["en"]).pledge)

    def test_b25_a_link_used_twice_counts_once_and_looks_the_same(self, waiting: Signature) -> None:
        address = link(waiting)
        first = Client().post(address, follow=True)
        waiting.refresh_from_db()
        confirmed_at = waiting.confirmed_at
        second = Client().post(address, follow=True)
        waiting.refresh_from_db()
        assert (first.status_code, first.content) == (second.status_code, second.content)
        assert waiting.confirmed_at == confirmed_at
        assert not OutboxMail.objects.exists()
        tally()
        waiting.pledge.refresh_from_db()
        assert waiting.pledge.signature_count == 1

    @pytest.mark.parametrize("method", ["get", "head", "options"])
    def test_b26_a_mail_scanner_confirms_nothing(self, waiting: Signature, method: str) -> None:
        getattr(Client(), method)(link(waiting))
        waiting.refresh_from_db()
        assert (waiting.state, waiting.confirmed_at) == (SignatureState.PENDING, None)
