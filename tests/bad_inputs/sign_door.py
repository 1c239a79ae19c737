"""What every test at the sign form starts from."""

from typing import Any

import pytest
from django.test import Client

from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.factories.campaign import pledge_page, sign_data
from tests.factories.tree import Branch, site_tree


def post(page: PledgePage, **fields: Any) -> Any:
    return Client().post(f"/p/{page.pledge.code}/sign/", sign_data(**fields))


def refused_at(answer: Any, field: str) -> bool:
    """Tell whether the form came back with an error at `field` alone and nothing was kept."""
    assert not Signature.objects.exists()
    assert not OutboxMail.objects.exists()
    return answer.status_code == 422 and list(answer.context["form"].errors) == [field]


class SignDoor:
    """An open call, whose mails are queued."""

    @pytest.fixture(autouse=True)
    def outbox(self, settings: Any) -> None:
        """Queue mails as the site does."""
        settings.EMAIL_BACKEND = "home.mail.OutboxBackend"

    @pytest.fixture
    def branch(self) -> Branch:
        """A site in English."""
        return site_tree("en")["en"]

    @pytest.fixture
    def page(self, branch: Branch) -> PledgePage:
        """The page of an open call."""
        return pledge_page(branch)
