"""The pledges that synthetic signatures are for."""

from django.conf import settings
from django.utils import timezone

from network.models import Organisation

from ..actions.tally import count
from ..enums import PledgeForm, PledgeState
from ..models import ConsentText, Pledge, PledgeIndexPage, PledgePage


def make(number: int, organisation: Organisation, seed: int) -> list[Pledge]:
    """Return open calls, each with a live page where the site has an index of pledges."""
    index = PledgeIndexPage.objects.live().order_by("path").first()
    pledges = []
    for place in range(number):
        pledge = Pledge.objects.create(
            code=f"scale-{seed}-{place}",
            form=PledgeForm.CALL,
            kind="budget",
            state=PledgeState.OPEN,
            goal=1000,
            organisation=organisation,
        )
        if index is not None:
            _page(index, pledge)
        pledges.append(pledge)
    return pledges


def _page(index: PledgeIndexPage, pledge: Pledge) -> None:
    index.add_child(
        instance=PledgePage(
            title=f"Call {pledge.code}",
            slug=pledge.code,
            pledge=pledge,
            organisation=pledge.organisation,
            locale=index.locale,
            text_language=index.locale.language_code,
            ask="Put public money into child care near every market.",
            target="Ministry of Labour",
            text="We sell your vegetables. Who minds our children?",
        )
    )
    index.refresh_from_db()


def consent_texts() -> dict[str, ConsentText]:
    """Return the newest wording of each language."""
    found = {}
    for language, _name in settings.LANGUAGES:
        newest = ConsentText.objects.filter(language=language).order_by("-version").first()
        found[language] = newest or ConsentText.objects.create(
            language=language,
            version=1,
            text="I agree that Cradle keeps my name, address and country to count my signature.",
            valid_from=timezone.now(),
        )
    return found


def tally(pledges: list[Pledge]) -> None:
    """Count what was written, so that the first round of the worker has nothing to do."""
    for pledge in pledges:
        count(pledge.pk)
    Pledge.objects.filter(pk__in=[pledge.pk for pledge in pledges]).update(
        counted_at=timezone.now()
    )
