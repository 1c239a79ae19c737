"""Organisations that stand behind a pledge: shown and counted apart from people."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import ngettext

from home.compiled import compiled
from home.drawn import Shared
from home.renditions import copies_of
from home.templatetags.ui import number
from home.viewing import viewing
from home.vocabularies import label
from network.models import Membership
from network.selectors.directory import organisation_url
from network.selectors.places import country_name

from ..constituencies import VOCABULARY
from ..enums_alliance import LIVE_ENDORSEMENTS, EndorsementState
from ..models import Endorsement, Pledge

# More than these are counted, and named on the wall of the alliance and in the open data.
SHOWN = 60
# So many logos weigh no more than one large photo.
LOGOS = 12
_ON_WALL = (
    *("members_counted", "constituency", "decided_by", "decided_on", "logo_allowed"),
    *(f"organisation__{name}" for name in ("name", "slug", "country")),
    *(f"organisation__logo__{name}" for name in ("copies", "released", "width", "height")),
)


def endorsed_by(pledge: Pledge) -> dict[str, Any]:
    """Return how many organisations with how many members endorse, and who they are.

    One query, whose rows are added up here: the database counts only where there are more than are
    shown.
    """
    organisations, members, rows = _named.made(_read, viewing().lite, pledge_id=pledge.pk)
    if not rows:
        return {"organisations": 0, "members": 0, "line": "", "rows": rows, "more": 0}
    if organisations > SHOWN:
        sums = _accepted(pledge.pk).aggregate(
            organisations=Count("pk"), members=Sum("members_counted")
        )
        organisations, members = sums["organisations"], sums["members"]
    return {
        "organisations": organisations,
        "members": members,
        "line": endorsed_line(organisations, members),
        "rows": rows,
        "more": max(0, organisations - SHOWN),
    }


def _read(rows: list[Endorsement], lite: bool) -> tuple[int, int, Sequence[dict[str, Any]]]:
    """Return how many there are, with how many members, and what is shown of them."""
    shown = Shared(_rows(rows[:SHOWN], 0 if lite else LOGOS))
    return len(rows), sum(row.members_counted for row in rows), shown


def _accepted(pledge_id: int) -> QuerySet[Endorsement]:
    return Endorsement.objects.accepted().filter(pledge=pledge_id)


@compiled("pledge_id")
def _named(pledge_id: int) -> QuerySet[Endorsement]:
    named = _accepted(pledge_id).select_related("organisation__logo").only(*_ON_WALL)
    return named.order_by("organisation__name", "pk")[: SHOWN + 1]


def endorsed_line(organisations: int, members: int) -> str:
    """Return "31 organisations with 212,000 members" in the reader's language."""
    first = ngettext("%(shown)s organisation", "%(shown)s organisations", organisations)
    second = ngettext("with %(shown)s member", "with %(shown)s members", members)
    return f"{first % {'shown': number(organisations)}} {second % {'shown': number(members)}}"


def _rows(endorsements: list[Endorsement], left: int) -> list[dict[str, Any]]:
    """Return what is shown of each; the first few that may show a logo do."""
    rows = []
    for endorsement in endorsements:
        logo = _logo(endorsement) if left else None
        left -= 1 if logo else 0
        rows.append(_row(endorsement) | {"logo": logo})
    return rows


def _logo(endorsement: Endorsement) -> Any:
    """Return the logo that may be shown here: allowed, looked at, and its copies public."""
    logo = endorsement.organisation.logo if endorsement.logo_allowed else None
    if logo is None or not logo.released:
        return None
    return logo if any(copy.is_public for copy in copies_of(logo)) else None


def _row(endorsement: Endorsement) -> dict[str, Any]:
    organisation = endorsement.organisation
    return {
        "name": organisation.name,
        "url": organisation_url(organisation),
        "country": country_name(organisation.country.code),
        "constituency": label(VOCABULARY, endorsement.constituency)
        if endorsement.constituency
        else "",
        "members": endorsement.members_counted,
        "decided_by": endorsement.get_decided_by_display(),
        "decided_on": endorsement.decided_on,
    }


def organisations_to_endorse_for(user: Any) -> list[Any]:
    """Return the organisations in whose name `user` may endorse."""
    hers = Membership.objects.of(user).with_role("steward").order_by("organisation__name")
    return [one.organisation for one in hers]


def endorsements_here(pledge: Pledge, organisations: list[Any]) -> list[Endorsement]:
    """Return what these organisations have said to a pledge, the newest first."""
    found = Endorsement.objects.filter(pledge=pledge, organisation__in=organisations)
    return list(found.select_related("organisation"))


def can_be_endorsed(pledge: Pledge, organisations: list[Any], said: list[Endorsement]) -> list[Any]:
    """Return those of `organisations` that neither promise it nor have a live endorsement."""
    live = {one.organisation_id for one in said if one.state in LIVE_ENDORSEMENTS}
    partners = set(pledge.partners.values_list("organisation_id", flat=True))
    taken = live | partners | {pledge.organisation_id}
    return [one for one in organisations if one.pk not in taken]


def waiting_endorsements() -> Any:
    """Return the endorsements that wait for a check, oldest first."""
    waiting = Endorsement.objects.filter(state=EndorsementState.SUBMITTED)
    return waiting.select_related("pledge", "organisation", "created_by").order_by("created_at")
