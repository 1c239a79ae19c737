"""What the tests of delivery packs share."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from campaign.actions import make_volumes as making
from campaign.enums import Visibility
from campaign.models import PledgePage, Signature
from tests.factories.campaign import SignatureFactory

NAMES = ["Rosa Quispe", "Ama Mensah", "Esi Owusu", "Juana Mamani", "Sunita Devi"]
IN_TWO = 3  # names in a volume of these tests: two volumes


@pytest.fixture(autouse=True)
def small_volumes(monkeypatch: Any) -> None:
    """Three names fill a volume."""
    monkeypatch.setattr(making, "VOLUME", IN_TWO)


@pytest.fixture
def signers(page: PledgePage) -> list[Signature]:
    """Five people who agreed to be shown with their full names."""
    begun = timezone.now() - timedelta(days=1)
    return [
        SignatureFactory.create(
            pledge=page.pledge,
            confirmed=True,
            confirmed_at=begun + timedelta(minutes=number),
            name=name,
            visibility=Visibility.FULL_NAME,
        )
        for number, name in enumerate(NAMES)
    ]
