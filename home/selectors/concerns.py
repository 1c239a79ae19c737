"""Which page a concern is about, what has been reported, and what is hidden."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from ..enums_concern import NETWORK_DAYS, URGENT, ConcernState, HiddenLevel
from ..models import Concern, HiddenText
from ..routing import site_root_path
from .staff import is_officer

LONGEST_PATH = 500


def page_at(path: str) -> Page | None:
    """Return the page of a public address, also while it is hidden; None when there is none."""
    language, _slash, rest = path.strip("/").partition("/")
    root = site_root_path(language)
    if root is None or "\x00" in path:
        return None
    url_path = f"{root}{rest}/" if rest else root
    was_public = Q(live=True) | Q(first_published_at__isnull=False)
    return Page.objects.filter(was_public, url_path=url_path).first()


def text_key_of(path: str, page: Page | None) -> UUID:
    """Return what all concerns about one text share; an address without page has its own."""
    source = page.alias_of if page is not None and page.alias_of_id else page
    return source.translation_key if source is not None else uuid5(NAMESPACE_URL, path)


def pages_of(text_key: UUID) -> list[Page]:
    """Return the pages of a text in all languages, with their aliases."""
    family = Q(translation_key=text_key) | Q(alias_of__translation_key=text_key)
    return list(Page.objects.filter(family).order_by("pk"))


def another_network_worries(text_key: UUID, networks: list[str], since: datetime | None) -> bool:
    """Whether somebody in another network has sent an urgent concern, that is not answered.

    Args:
        text_key: the text.
        networks: hashes of who reports now; nobody is another network than an unknown one.
        since: earlier concerns do not count.
    """
    if not networks:
        return False
    begin = timezone.now() - timedelta(days=NETWORK_DAYS)
    others = Concern.objects.filter(text_key=text_key, kind__in=URGENT, state=ConcernState.OPEN)
    others = others.filter(created_at__gt=max(begin, since or begin))
    return others.exclude(network__in=["", *networks]).exists()


def open_concerns() -> QuerySet[Concern]:
    """Return what nobody has answered yet."""
    return Concern.objects.filter(state=ConcernState.OPEN)


@dataclass
class Worry:
    """One text with what was reported about it."""

    text_key: UUID
    hidden: HiddenText | None = None
    page: Page | None = None
    concerns: list[Concern] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Return the address that was reported last."""
        return self.concerns[-1].path if self.concerns else ""

    @property
    def kinds(self) -> list[str]:
        """Return what is worried about, each once."""
        return list(dict.fromkeys(str(one.get_kind_display()) for one in self.concerns))

    @property
    def is_handed_over(self) -> bool:
        """Whether a data officer looks at it."""
        return self.hidden is not None and self.hidden.is_handed_over

    @property
    def is_urgent(self) -> bool:
        """Whether a child or a person may be in danger."""
        return any(one.kind in URGENT for one in self.concerns)


def waiting_worries(limit: int = 100, user: Any = None) -> list[Worry]:
    """Return the texts with concerns that wait: what is hidden and what is urgent first.

    For `user`, if she is a data officer, what is handed to her and her like before all.
    """
    worries: dict[UUID, Worry] = {}
    for concern in open_concerns()[: limit * 10]:
        worries.setdefault(concern.text_key, Worry(concern.text_key)).concerns.append(concern)
    _complete(worries)
    officer = user is not None and is_officer(user)
    order = sorted(
        worries.values(),
        key=lambda one: (
            not (officer and one.is_handed_over),
            not _is_hidden(one),
            not one.is_urgent,
        ),
    )
    return order[:limit]


def texts_taken_down(limit: int = 100) -> list[Worry]:
    """Return the texts that moderators took down, newest first."""
    rows = HiddenText.objects.filter(level=HiddenLevel.DOWN).select_related("reviewed_by")
    worries = {row.text_key: Worry(row.text_key, hidden=row) for row in rows[:limit]}
    _complete(worries)
    return list(worries.values())


def worry_about(text_key: UUID) -> Worry:
    """Return one text with its open concerns."""
    worry = Worry(text_key, concerns=list(open_concerns().filter(text_key=text_key)))
    _complete({text_key: worry})
    return worry


def _is_hidden(worry: Worry) -> bool:
    return worry.hidden is not None and worry.hidden.level != HiddenLevel.SHOWN


def _complete(worries: dict[UUID, Worry]) -> None:
    """Add pages and what is hidden, in two queries."""
    keys: Any = list(worries)
    hidden = HiddenText.objects.filter(text_key__in=keys)
    for row in hidden.select_related("reviewed_by", "handed_to", "handed_by"):
        worries[row.text_key].hidden = row
    pages = Page.objects.filter(translation_key__in=keys).select_related("locale")
    for page in pages.order_by("-pk"):
        worries[page.translation_key].page = page
