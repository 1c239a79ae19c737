"""An author sends a story while an editor switches her trust off: off means off at once.

The test has a twin that shows the race without the lock. PostgreSQL alone.
"""

from typing import Any

import pytest
from wagtail.models import PageLogEntry

from campaign.actions.send_text import send_text
from home.actions import auto_approve as first
from home.actions.setup_roles import setup_roles
from home.actions.trust import distrust_author
from home.enums import TrustChange
from home.models import AuthorTrust
from tests.factories.review import draft_story
from tests.factories.staff import editor
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def went_live_after_the_switch(monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let an author send while an editor switches off; tell whether she went first after that."""
    branch = site_tree("en")["en"]
    setup_roles()
    page: Any = draft_story(branch)
    AuthorTrust.objects.create(author=page.owner, is_on=True, why=TrustChange.EDITOR)
    user = editor()
    overtaken(
        monkeypatch,
        (first, "risks_of"),
        lambda: send_text(page.pk, page.owner),
        lambda: distrust_author(page.owner, user),
    )
    entry = PageLogEntry.objects.get(page=page.pk, action="cradle.review.auto_approve")
    trust = AuthorTrust.objects.get()
    assert not trust.is_on
    return bool(entry.timestamp > trust.changed_at)


def test_no_story_goes_first_after_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not went_live_after_the_switch(monkeypatch)


def test_without_the_lock_one_would(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    assert went_live_after_the_switch(monkeypatch)
