"""Which organisations of the demo belong to which networks, in every state."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo.days import day
from network.models import Affiliation

from .source import Demo, read


def _moment(offset: int) -> datetime:
    return timezone.now() + timedelta(days=offset)


def load_affiliations(demo: Demo) -> None:
    """Make the affiliations: said by one side, confirmed by both, ended."""
    for entry in read("affiliations"):
        confirmed, ended = entry.get("confirmed"), entry.get("ended")
        Affiliation.objects.create(
            organisation=demo.organisations[entry["organisation"]],
            network=demo.organisations[entry["network"]],
            kind=entry["kind"],
            since=day(entry.get("since")),
            until=day(ended),
            asserted_side=entry["side"],
            asserted_at=_moment(-7 if confirmed is None else confirmed),
            confirmed_at=None if confirmed is None else _moment(confirmed),
            ended_at=None if ended is None else _moment(ended),
        )
