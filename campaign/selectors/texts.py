"""Members' texts: the ones that a person may see, and where each stands."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from wagtail.models import TaskState

from home.differences import edits
from home.models import ReviewTaskState
from home.selectors.review import last_round
from home.selectors.staff import editors
from network.models import Membership

from ..models import PledgeIndexPage, PledgePage, StoryIndexPage, StoryPage, UpdatePage
from ..statuses import Status, status_of

INDEXES: dict[type, type] = {
    StoryPage: StoryIndexPage,
    UpdatePage: StoryIndexPage,
    PledgePage: PledgeIndexPage,
}
SHOWN_TEXTS = 50


def index_for(model: type, language: str | None = None) -> Any:
    """Return the index page of the interface's language under which texts of `model` are kept."""
    indexes = INDEXES[model].objects.live().select_related("locale")  # type: ignore[attr-defined]
    wanted = indexes.filter(locale__language_code=language or get_language())
    return wanted.first() or indexes.order_by("path").first()


def texts_of(user: Any, model: type) -> QuerySet[Any]:
    """Return the texts of `model` that `user` may see from inside.

    An author her own, a steward all of her organisation, an editor what she has typed in for
    others; nobody a translation made by staff.
    """
    memberships = Membership.objects.of(user)
    steward = memberships.filter(is_steward=True).values("organisation")
    author = memberships.filter(is_author=True).values("organisation")
    # Asked in the same statement: an editor what she has typed in, whoever speaks there.
    editor = editors().filter(pk=user.pk).values("pk")
    allowed = Q(organisation__in=steward) | Q(organisation__in=author, owner_id=user.pk)
    allowed |= Q(owner__in=editor)
    everything: QuerySet[Any] = model.objects.all()  # type: ignore[attr-defined]
    same = everything.filter(translation_key=OuterRef("translation_key"))
    if hasattr(model, "is_translated"):
        everything = everything.filter(translated_from=None)
    pages = everything.filter(allowed).exclude(Exists(same.filter(pk__lt=OuterRef("pk"))))
    return pages.select_related("organisation", "locale", "owner")


def status(page: Any) -> Status:
    """Return where one text stands."""
    return status_of(page, last_round(page))


def with_status(pages: Iterable[Any]) -> list[tuple[Any, Status]]:
    """Return each text with where it stands, in one query for all of them."""
    pages = list(pages)
    rounds = ReviewTaskState.objects.filter(
        workflow_state__object_id__in=[str(page.pk) for page in pages]
    ).select_related("taken_by", "workflow_state", "decline_reason")
    newest: dict[str, ReviewTaskState] = {}
    for state in rounds.order_by("started_at", "pk"):
        newest[state.workflow_state.object_id] = state
    return [(page, status_of(page, newest.get(str(page.pk)))) for page in pages]


def organisations_to_write_for(user: Any) -> list[Any]:
    """Return the organisations in whose name `user` may write."""
    memberships = Membership.objects.of(user).order_by("organisation__name")
    return [one.organisation for one in memberships if one.may_write]


def editors_edits(page: Any) -> list[tuple[str, str]]:
    """Return what a reviewer changed in the words, for their author to see.

    While she is asked: what would be published with her yes. Later: what was published.
    """
    state = last_round(page)
    if state is None or state.submitted_revision is None:
        return []
    theirs = state.proposed_revision if is_asked(state) else state.approved_revision
    if theirs is None or theirs.pk == state.submitted_revision_id:
        return []
    return edits(state.submitted_revision.content, theirs.content)


def asked_revision(page: Any) -> int | None:
    """Return the id of the version about which the author is asked; None when she is not."""
    state = last_round(page)
    return state.proposed_revision_id if state is not None and is_asked(state) else None


def is_asked(state: ReviewTaskState) -> bool:
    """Whether the author must say yes or no to changes."""
    return state.waits_for_author and state.status == TaskState.STATUS_IN_PROGRESS
