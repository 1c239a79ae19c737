"""The photo of a report has an address as long as everybody shown agrees."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from campaign.actions.report_photos import follow_consents, follow_page
from campaign.actions.review_reports import publish_report
from campaign.models import PledgePage, PledgeReport
from home.models import ConsentRecord, SiteImage
from tests.factories.alliance import ReportFactory
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.pictures import picture_bytes, upload
from tests.factories.staff import editor
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(tree: dict[str, Branch]) -> PledgePage:
    return pledge_page(tree["en"], AlliancePledgeFactory.create())


@pytest.fixture
def report(page: PledgePage) -> PledgeReport:
    """A published report with a photo that is public."""
    consent = ConsentRecord.objects.create(
        wording_version="story-1",
        language="en",
        shows_children=False,
        expires_on=timezone.localdate() + timedelta(days=90),
    )
    photo = SiteImage.objects.create(title="The open door", file=upload(picture_bytes()))
    waiting = ReportFactory.create(
        pledge=page.pledge, photo=photo, alt_text="The open door", consent=consent
    )
    published = publish_report(waiting.pk, editor())
    assert is_released(published)
    return published


def is_released(report: PledgeReport) -> bool:
    return SiteImage.objects.get(pk=report.photo_id).released


@pytest.mark.parametrize(
    "ended",
    [
        {"withdrawn_at": timezone.now()},
        {"expires_on": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_a_photo_loses_its_address_when_its_consent_ends(
    report: PledgeReport, ended: dict[str, Any]
) -> None:
    assert follow_consents() == 0
    ConsentRecord.objects.update(**ended)
    assert follow_consents() == 1
    assert not is_released(report)
    assert follow_consents() == 0


def test_a_photo_loses_its_address_with_the_page_and_gets_it_back(
    report: PledgeReport, page: PledgePage
) -> None:
    page.refresh_from_db()
    page.unpublish()
    assert not is_released(report)
    PledgePage.objects.filter(pk=page.pk).update(live=True)
    page.refresh_from_db()
    follow_page(page.pledge)
    assert is_released(report)
