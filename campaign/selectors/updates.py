"""Updates about a pledge or of an organisation, newest first; each list is one query."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from home.compiled import compiled
from home.drawn import Shared
from home.page_paths import site_roots
from home.querysets import NEWEST_FIRST, PublicPageQuerySet
from home.selectors.staff import is_editor
from network.models import Organisation
from network.selectors.directory import organisation_url

from ..enums_alliance import PartnerState
from ..models import Pledge, PledgePage, UpdatePage
from .stories import shown_photos
from .texts import organisations_to_write_for

OFFERED_PLEDGES = 50
SHOWN = 3
PER_PAGE = 20
# Far more than anybody posts; whoever copies everything gets the newest alone.
LAST_PAGE = 50


@dataclass(frozen=True)
class ShownPhoto:
    """What the tag `photo` reads of a SiteImage."""

    copies: list[dict[str, Any]]
    released: bool
    width: int
    height: int


@dataclass(frozen=True)
class Update:
    """One update, ready to be shown."""

    url: str
    day: datetime | None
    text: SafeString
    language: str
    organisation: str
    photo: ShownPhoto | None
    alt_text: str


@dataclass(frozen=True)
class Updates:
    """Some updates, and whether there are older ones."""

    rows: Sequence[Update]
    more: bool


_PHOTO = tuple(one.name for one in fields(ShownPhoto))


def pledges_of(organisation: Organisation) -> QuerySet[Pledge]:
    """Return the public pledges about which `organisation` may post: its own, and as a partner.

    `shown_title` is the title in the interface's language, else in that of the original.
    """
    joined = Q(partners__organisation=organisation, partners__state=PartnerState.ACCEPTED)
    ours = Pledge.objects.filter(Q(organisation=organisation) | joined)
    pages = PledgePage.objects.live().filter(pledge=OuterRef("pk"))
    here = Q(locale__language_code=get_language())
    titles = pages.order_by(Case(When(here, then=0), default=1), "pk").values("title")
    found = Pledge.objects.filter(Exists(pages), pk__in=ours.values("pk"))
    return found.annotate(shown_title=Subquery(titles[:1]))


def subjects_for(user: Any, asked: str = "") -> list[tuple[Organisation, Pledge | None]]:
    """Return what `user` may post about: each organisation she writes for, and its pledges.

    Args:
        user: who writes.
        asked: slug of the organisation for which an editor types in what its people tell.
    """
    subjects: list[tuple[Organisation, Pledge | None]] = []
    organisations = organisations_to_write_for(user)
    if asked and is_editor(user):
        organisations = list(Organisation.objects.filter(slug=asked))
    for organisation in organisations:
        pledges = pledges_of(organisation).order_by("-pk")[:OFFERED_PLEDGES]
        subjects += [(organisation, None), *((organisation, pledge) for pledge in pledges)]
    return subjects


def public_updates(locale_id: int, **about: Any) -> PublicPageQuerySet:
    """Return what the public may read, each once, newest first, with the facts of its photo."""
    photo = {f"photo_{name}": F(f"photos__image__{name}") for name in _PHOTO}
    updates: PublicPageQuerySet = (
        UpdatePage.objects.live()
        .public()
        .filter(**about)
        .shown_in(locale_id)
        .select_related("organisation", "locale")
        .annotate(photo_pk=F("photos__image"), photo_alt=F("photos__alt_text"), **photo)
        .order_by(NEWEST_FIRST, "-pk")
    )
    return updates


def updates_of(
    request: HttpRequest | None, locale_id: int, number: int = 1, size: int = SHOWN, **about: Any
) -> Updates:
    """Return one page of updates.

    Args:
        request: for the addresses.
        locale_id: language in which a translation is preferred.
        number: of the page, from 1.
        size: of a page.
        about: the number of `about` (a pledge) or `organisation`: one of them.
    """
    if not 1 <= number <= LAST_PAGE:
        return Updates((), False)
    begin = size * (number - 1)
    ((kind, one),) = about.items()
    told = tuple(site_roots(request)), size
    rows, older = _newest.made(
        _read, *told, locale_id=locale_id, kind=kind, one=one, begin=begin, size=size + 1
    )
    return Updates(rows, older and number < LAST_PAGE)


def _read(found: list[Any], _roots: Any, size: int) -> tuple[Sequence[Update], bool]:
    return Shared(_shown(page) for page in found[:size]), len(found) > size


@compiled("locale_id", "one")
def _newest(locale_id: int, kind: str, one: int, begin: int, size: int) -> PublicPageQuerySet:
    return public_updates(locale_id, **{kind: one})[begin : begin + size]


def _shown(page: Any) -> Update:
    photo = None
    if page.photo_pk and not page.withheld:
        photo = ShownPhoto(**{name: getattr(page, f"photo_{name}") for name in _PHOTO})
    return Update(
        url=page.get_url() or "",
        day=page.first_published_at,
        text=page.marked_text,
        language=page.text_language,
        organisation=page.organisation.name,
        photo=photo,
        alt_text=page.photo_alt or "",
    )


def update_page_context(request: HttpRequest, page: UpdatePage) -> dict[str, Any]:
    """Return what surrounds an update: its photo, who speaks, the pledge it is about."""
    return {
        "photos": shown_photos(request, page),
        "organisation_url": organisation_url(page.organisation),
        "pledge_page": _pledge_page(page),
    }


def _pledge_page(page: UpdatePage) -> PledgePage | None:
    """Return the public page of the pledge, in the language of the page where there is one."""
    if page.about_id is None:
        return None
    pages = PledgePage.objects.live().public().filter(pledge=page.about_id)
    found: PledgePage | None = (
        pages.shown_in(page.locale_id).select_related("locale").order_by("pk").first()
    )
    return found
