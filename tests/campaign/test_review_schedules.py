"""Two hundred random afternoons: author, reviewers and teller act on one story at the same time.

Whatever the order, nothing is public but words that were approved, and nothing without consent.
PostgreSQL alone: SQLite lets one writer in at a time.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import copy
from typing import Any

import pytest
from wagtail.models import PageLogEntry

from campaign.actions.send_text import send_text, take_back
from campaign.actions.story_drafts import save_story
from campaign.models import StoryPage
from home import policies, removal_ledger
from home.actions import answer
from home.actions.errors import ActionError
from home.actions.review import act_on_review
from home.actions.setup_roles import setup_roles
from home.actions.withdraw_consent import withdraw_consent
from home.consent_codes import code_for
from home.models import ConsentRecord, ReviewTaskState
from home.policies import may_edit_in_review
from home.selectors.review import open_round
from tests.factories.network import OrganisationFactory
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree
from tests.races import ON_POSTGRESQL, at_once

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
SCHEDULES = 200
STEPS = 5
LONGEST_PAUSE = 0.004
FIRST_SEED = 20260101
# Acts of one actor, the likelier ones more often.
AUTHOR = ("send", "send", "save", "save", "take_back")
REVIEWER = ("take", "approve", "approve", "approve", "edit", "reject", "decline", "release")


class Afternoon:
    """One story, its people, and what each of them tries in which order."""

    def __init__(self, branch: Branch, seed: int, people: list[Any]) -> None:
        """Send a story to review and draw lots with `seed`."""
        self.dice = random.Random(seed)
        self.author, *self.reviewers = people
        organisation = self.author.memberships.get().organisation
        slug = f"afternoon-{seed}"
        self.page: StoryPage = draft_story(
            branch, author=self.author, organisation=organisation, slug=slug, agreed=False
        )
        self.record = consent(self.page)
        # Who said yes, and to which revision.
        self.read: list[tuple[int, int]] = []
        send_text(self.page.pk, self.author)
        self.plans = [self._plan(self.author, AUTHOR)]
        self.plans += [self._plan(reviewer, REVIEWER) for reviewer in self.reviewers]
        if self.dice.random() < 0.3:
            self.plans.append([(self._pause() * STEPS, self._withdraw)])

    def _pause(self) -> float:
        return self.dice.random() * LONGEST_PAUSE

    def _plan(self, user: Any, acts: tuple[str, ...]) -> list[tuple[float, Callable[[], Any]]]:
        """Return pauses in seconds, each with what comes after it."""
        chosen = self.dice.choices(acts, k=STEPS)
        if user != self.author:
            chosen[0] = "take"
        return [(self._pause(), self._act(user, name)) for name in chosen]

    def _act(self, user: Any, name: str) -> Callable[[], Any]:
        """Return what does `name` as `user`, with the story as it is then."""
        word = f"word{self.dice.randrange(10**6)}"
        return lambda: getattr(self, f"_{name}", self._answer)(user, name, word)

    def _send(self, user: Any, _name: str, _word: str) -> None:
        send_text(self.page.pk, user)

    def _take_back(self, user: Any, _name: str, _word: str) -> None:
        take_back(self.page.pk, user)

    def _save(self, user: Any, _name: str, word: str) -> None:
        words = {"title": "Rain", "kind": "worker", "text": word, "text_language": "en"}
        save_story(self.page.pk, user, words)

    def _edit(self, user: Any, _name: str, word: str) -> None:
        """Change a word as the editor's form does: looked at first, saved a moment later."""
        page = fresh(self.page)
        if may_edit_in_review(user, page, ReviewTaskState.objects.latest("pk").task.specific):
            draft = page.get_latest_revision_as_object()
            draft.text += f" {word}"
            draft.save_revision(user=user)

    def _answer(self, user: Any, name: str, word: str) -> None:
        """Open the story, read it for a moment, and answer what was read."""
        page = fresh(self.page)
        state = open_round(page)
        if state is None:
            return
        reader = copy(user)
        reader.opened_revision_id = page.latest_revision_id
        time.sleep(self.dice.random() * LONGEST_PAUSE)
        act_on_review(state, reader, name, comment=word, reason="spam" * (name == "decline"))
        if name == "approve":
            self.read.append((user.pk, reader.opened_revision_id))

    def _withdraw(self) -> None:
        withdraw_consent(code_for(self.record.reference))

    def pass_by(self) -> None:
        """Let everybody act at the same time; refusals are part of it."""

        def run(place: int) -> None:
            for pause, act in self.plans[place]:
                time.sleep(pause)
                with suppress(ActionError):
                    act()

        at_once(len(self.plans), run)

    def _was_read(self, revision: Any) -> bool:
        """Whether somebody said yes to these words, or changed them herself after reading."""
        return any(
            revision.pk == opened or (revision.user_id == reader and revision.pk > opened)
            for reader, opened in self.read
        )

    def harm(self) -> list[str]:
        """Return what went wrong: words that nobody approved, or a story without consent."""
        page = fresh(self.page)
        entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish")
        wrong = [
            f"revision {entry.revision_id} was published, read were {self.read}"
            for entry in entries.select_related("revision")
            if not self._was_read(entry.revision)
        ]
        standing = ConsentRecord.objects.filter(pk=self.record.pk, withdrawn_at=None).exists()
        if page.live and not standing:
            wrong.append("public without consent")
        if page.live and page.text != page.live_revision.as_object().text:
            wrong.append("other words are public than were approved")
        return wrong


@pytest.fixture
def afternoons(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Callable[[], Iterator[Afternoon]]:
    """Yield one afternoon after another, each with lots of its own, after it has passed by."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")
    branch = site_tree("en")["en"]
    setup_roles()
    people = [member(OrganisationFactory()), editor(), editor()]

    def pass_by() -> Iterator[Afternoon]:
        for seed in range(FIRST_SEED, FIRST_SEED + SCHEDULES):
            afternoon = Afternoon(branch, seed, people)
            afternoon.pass_by()
            yield afternoon

    return pass_by


def test_no_order_of_acts_publishes_what_was_not_approved_or_agreed_to(
    afternoons: Callable[[], Iterator[Afternoon]],
) -> None:
    published = 0
    for afternoon in afternoons():
        assert afternoon.harm() == []
        entries = PageLogEntry.objects.filter(page=afternoon.page.pk, action="wagtail.publish")
        published += entries.exists()
    # Else nothing was put to the test.
    assert published > SCHEDULES / 10


def test_without_the_checks_some_order_publishes_what_nobody_approved(
    afternoons: Callable[[], Iterator[Afternoon]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which revision was read, and who has the text in hand.
    monkeypatch.setattr(answer, "what_was_read", lambda page, *_who: page.get_latest_revision())
    monkeypatch.setattr(policies, "may_hold", policies.may_review)
    assert any(afternoon.harm() for afternoon in afternoons())
