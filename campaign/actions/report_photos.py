"""The photos of reports: public as long as their page is, and everybody shown agrees."""

from wagtail.models import ReferenceIndex

from home.actions.release_image import release_image, withdraw_image

from ..enums_alliance import ReportState
from ..models import Pledge, PledgeReport


def follow_consents() -> int:
    """Take back the photos of all reports to which somebody no longer agrees; return how many.

    Runs each day. A page hides such a photo at once; its file keeps its address until then.
    """
    released = PledgeReport.objects.filter(photo__released=True)
    return sum(_follow(report) for report in released.select_related("photo", "consent", "pledge"))


def follow_page(pledge: Pledge) -> None:
    """Release or take back the photos of a promise whose page was published or taken down."""
    reports = pledge.reports.filter(state=ReportState.PUBLISHED, photo__isnull=False)
    for report in reports.select_related("photo", "consent", "pledge"):
        _follow(report)


def _follow(report: PledgeReport) -> bool:
    """Let a photo be where its consent and its page say; return whether that changed."""
    photo, consent = report.photo, report.consent
    if photo is None:
        return False
    agreed = consent is not None and consent.is_live and report.state == ReportState.PUBLISHED
    public = agreed and Pledge.objects.published().filter(pk=report.pledge_id).exists()
    if public == photo.released or (not public and _is_used_elsewhere(report)):
        return False
    if public:
        release_image(photo)
    else:
        withdraw_image(photo)
    return True


def _is_used_elsewhere(report: PledgeReport) -> bool:
    """Whether a page shows the same picture on its own account, or another report does."""
    if ReferenceIndex.get_references_to(report.photo).exists():
        return True
    others = PledgeReport.objects.filter(photo=report.photo).exclude(pk=report.pk)
    return any(one.consent and one.consent.is_live for one in others.select_related("consent"))
