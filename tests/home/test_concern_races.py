"""Two readers report at the same moment; one reports while a moderator decides."""

from typing import Any

import pytest
from django.core import mail
from wagtail.models import PageLogEntry

from home.actions import report_concern as reporting
from home.actions import take_down as deciding
from home.actions.report_concern import report_concern
from home.actions.take_down import dismiss_concerns
from home.enums_concern import HiddenLevel
from home.models import Concern, HiddenText
from tests.factories.review import draft_story, fresh
from tests.factories.staff import editor
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


@pytest.fixture
def story() -> Any:
    """A public story."""
    page = draft_story(site_tree("en")["en"])
    type(page).objects.filter(pk=page.pk).update(live=True)
    public = fresh(page)
    # The row that says what is hidden is there before anybody races for it.
    HiddenText.objects.create(text_key=public.translation_key)
    return public


def level_after_two_reports(monkeypatch: pytest.MonkeyPatch, story: Any) -> str:
    """Let two networks report danger at once; return what is hidden then."""
    overtaken(
        monkeypatch,
        (reporting, "another_network_worries"),
        lambda: report_concern(story.url, "danger", networks=["a"]),
        lambda: report_concern(story.url, "danger", networks=["b"]),
    )
    return HiddenText.objects.get().level


def test_two_reports_at_once_hide_the_whole_text(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    assert level_after_two_reports(monkeypatch, story) == HiddenLevel.WHOLE
    assert not fresh(story).live


def test_without_the_lock_two_reports_at_once_would_not_see_each_other(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    without_locks(monkeypatch)
    assert level_after_two_reports(monkeypatch, story) == HiddenLevel.PART
    assert fresh(story).live


def hidings_and_alerts(monkeypatch: pytest.MonkeyPatch, story: Any) -> tuple[int, int]:
    """Let two more networks report at once what is hidden in part; return what follows."""
    editor()
    report_concern(story.url, "child", networks=["a"])
    before = PageLogEntry.objects.filter(action="cradle.text.hide").count()
    mail.outbox.clear()
    overtaken(
        monkeypatch,
        (reporting, "another_network_worries"),
        lambda: report_concern(story.url, "child", networks=["b"]),
        lambda: report_concern(story.url, "child", networks=["c"]),
    )
    assert Concern.objects.count() == 3
    hidings = PageLogEntry.objects.filter(action="cradle.text.hide").count() - before
    return hidings, len(mail.outbox)


def test_two_more_networks_at_once_hide_it_once_and_alert_once(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    assert hidings_and_alerts(monkeypatch, story) == (1, 1)
    assert HiddenText.objects.get().put_back["pages"] == [[story.pk, None]]


def test_without_the_lock_both_would_hide_it_and_alert(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    without_locks(monkeypatch)
    assert hidings_and_alerts(monkeypatch, story) == (2, 2)


def is_public_after_dismissal(monkeypatch: pytest.MonkeyPatch, story: Any) -> bool:
    """Let a second network report while a moderator dismisses the first report."""
    seen = report_concern(story.url, "danger", networks=["a"]).pk
    moderator = editor()
    overtaken(
        monkeypatch,
        (reporting, "another_network_worries"),
        lambda: report_concern(story.url, "danger", networks=["b"]),
        lambda: dismiss_concerns(story.translation_key, moderator, "Nothing is wrong", seen),
    )
    return bool(fresh(story).live)


def test_a_dismissal_outlives_a_report_that_came_just_before(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    assert is_public_after_dismissal(monkeypatch, story)
    assert HiddenText.objects.get().level == HiddenLevel.SHOWN


def test_without_the_lock_a_report_would_hide_what_was_just_dismissed(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    without_locks(monkeypatch)
    assert not is_public_after_dismissal(monkeypatch, story)


def test_a_report_after_the_dismissal_hides_nothing(
    monkeypatch: pytest.MonkeyPatch, story: Any
) -> None:
    seen = report_concern(story.url, "danger", networks=["a"]).pk
    moderator = editor()
    overtaken(
        monkeypatch,
        (deciding, "lock_text"),
        lambda: dismiss_concerns(story.translation_key, moderator, "Nothing is wrong", seen),
        lambda: report_concern(story.url, "danger", networks=["b"]),
    )
    assert fresh(story).live
    assert HiddenText.objects.get().level == HiddenLevel.SHOWN
