"""The yearly numbers of review: counted from the records, and nobody singled out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.appeal import appeal
from home.actions.review import act_on_review
from home.models import ReviewTaskState
from home.selectors.moderation_numbers import tellable, year_of_review
from tests.factories.network import OrganisationFactory
from tests.factories.review import submitted_story
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en", "es")["en"]


@pytest.fixture
def send(branch: Branch) -> Any:
    """Send stories of one author; gives their rounds."""
    organisation = OrganisationFactory()
    author = member(organisation)

    def stories(name: str, number: int) -> list[ReviewTaskState]:
        return [
            submitted_story(
                branch, slug=f"{name}-{count}", organisation=organisation, author=author
            )[1]
            for count in range(number)
        ]

    return stories


def decline(state: ReviewTaskState, reason: str) -> None:
    """Decline a round for a reason."""
    act_on_review(state, editor(), "decline", reason=reason, comment="No.")


def test_every_text_counts_once_by_what_became_of_it(send: Any) -> None:
    for state in send("yes", 6):
        act_on_review(state, editor(), "approve")
    for state in send("spam", 5):
        decline(state, "spam")
    send("open", 5)
    ReviewTaskState.objects.exclude(finished_at=None).update(
        started_at=timezone.now() - timedelta(hours=30), finished_at=timezone.now()
    )
    told = year_of_review(timezone.localdate().year)
    assert (told.received, told.published, told.undecided, told.others) == (16, 6, 5, 0)
    assert [(reason.code, size) for reason, size in told.declined] == [("spam", 5)]
    assert told.first_answer is not None
    assert told.first_answer // timedelta(hours=1) == 30


def test_an_appeal_is_the_same_text_and_its_answer_the_last_one(send: Any) -> None:
    states = send("again", 5)
    for state in states:
        decline(state, "harm")
    for state in states:
        page = state.workflow_state.content_object.specific
        act_on_review(appeal(page.pk, page.owner, "It is known."), editor(), "approve")
    told = year_of_review(YEAR)
    assert (told.received, told.published, told.declined) == (5, 5, [])


def test_a_text_belongs_to_the_year_in_which_it_was_first_sent(send: Any) -> None:
    old = send("old", 5)
    for state in old:
        act_on_review(state, editor(), "reject", comment="Say when.")
        ReviewTaskState.objects.filter(pk=state.pk).update(
            started_at=datetime(YEAR - 1, 12, 30, tzinfo=UTC)
        )
        page = state.workflow_state.content_object.specific
        page.current_workflow_state.resume(page.owner)
    assert year_of_review(YEAR).received == 0
    assert year_of_review(YEAR - 1).received == 5


def test_a_small_number_is_not_told_nor_what_it_could_be_worked_out_from() -> None:
    assert tellable({"published": 9, "spam": 6, "harm": 5}) == (
        {"published": 9, "spam": 6, "harm": 5},
        0,
    )
    assert tellable({"published": 9, "spam": 6, "harm": 1}) == ({"published": 9}, 7)
    assert tellable({"published": 9, "spam": 3, "harm": 3}) == ({"published": 9}, 6)
    assert tellable({"published": 4, "spam": 1}) == ({}, 5)


def test_a_year_with_few_texts_tells_nothing_of_them(send: Any, client: Client) -> None:
    for state in send("few", 4):
        decline(state, "attack")
    told = client.get(f"/en/moderation/{YEAR}/").content.decode()
    assert "Fewer than 5 texts were sent." in told
    assert "attacks" not in told


def test_the_page_shows_the_year_in_each_language(send: Any, client: Client) -> None:
    for state in send("spam", 5):
        decline(state, "spam")
    english = client.get(f"/en/moderation/{YEAR}/")
    assert "public" in english.headers["Cache-Control"]
    told = english.content.decode()
    assert "5 texts were sent to us." in told
    assert "Not published: It looks like spam" in told
    assert "Half of the authors had the first answer within 1 hour." in told
    assert "Parece correo basura" in client.get(f"/es/moderation/{YEAR}/").content.decode()


def test_only_years_with_records_are_there(branch: Branch, client: Client) -> None:
    address = branch.home.url
    assert f"/en/moderation/{YEAR}/" in client.get(address).content.decode()
    assert "No text was sent." in client.get(f"/en/moderation/{YEAR}/").content.decode()
    for year in (0, YEAR - 1, YEAR + 1, 10**12):
        assert client.get(f"/en/moderation/{year}/").status_code == 404


def test_the_page_takes_few_queries_however_many_texts_there_are(send: Any, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/en/moderation/{YEAR}/").status_code == 200
        return len(seen)

    for state in send("spam", 5):
        decline(state, "spam")
    queries()
    few = queries()
    for state in send("harm", 6):
        decline(state, "harm")
    assert queries() <= few <= 12


def test_the_page_asks_nothing_twice(send: Any, client: Client) -> None:
    for state in send("spam", 5):
        decline(state, "spam")
    with CaptureQueriesContext(connection) as seen:
        client.get(f"/en/moderation/{YEAR}/")
    asked = [query["sql"] for query in seen]
    assert len(asked) == len(set(asked))
