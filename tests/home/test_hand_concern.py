"""A moderator hands a concern to a data officer: nobody else lets the text stay meanwhile."""

from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.hand_concern import hand_back, hand_over
from home.actions.report_concern import report_concern
from home.actions.take import release_all
from home.actions.take_down import dismiss_concerns, take_down
from home.enums_concern import ConcernKind, HiddenLevel
from home.models import Concern, HiddenText
from home.selectors.concerns import waiting_worries
from tests.factories.review import submitted_story
from tests.factories.staff import editor, moderator, officer, person
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ASK = "Is the guard in it known to them?"
FOUND = "He is not: the name is invented."


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


@pytest.fixture
def page(branch: Branch) -> Any:
    """A public page that a reader has reported."""
    report_concern(branch.home.url, ConcernKind.DANGER, networks=["a"])
    mail.outbox.clear()
    return branch.home


def hidden(page: Any) -> HiddenText:
    """Return what is kept about the text of a page."""
    return HiddenText.objects.get(text_key=page.translation_key)


def handed(page: Any, asker: Any, ama: Any) -> UUID:
    """Hand the concerns about a page over; return the key of its text."""
    key: UUID = page.translation_key
    hand_over(key, asker, str(ama.pk), ASK)
    return key


def test_what_is_handed_over_nobody_else_lets_stay(page: Any) -> None:
    ama = officer()
    key = handed(page, moderator("en"), ama)
    for somebody in (editor(), moderator("en")):
        with pytest.raises(NotAllowed, match="data officer looks at these concerns"):
            dismiss_concerns(key, somebody, "It is fine.", 10**6)
    dismiss_concerns(key, officer(), FOUND, 10**6)
    row = hidden(page)
    assert (row.is_handed_over, row.handed_to, row.handed_note) == (False, None, "")
    assert not Concern.objects.filter(answered_at=None).exists()


def test_nobody_in_danger_waits_for_an_officer(page: Any) -> None:
    key = handed(page, editor(), officer())
    take_down(key, moderator("en"), "danger", "He is known.")
    row = hidden(page)
    assert (row.level, row.is_handed_over) == (HiddenLevel.DOWN, False)


def test_the_officer_has_a_mail_and_finds_it_first(branch: Branch, page: Any) -> None:
    ama = officer(language="fr")
    report_concern("/en/", ConcernKind.CHILD, networks=["a"])
    other = branch.stories
    report_concern(other.url, ConcernKind.OTHER)
    mail.outbox.clear()
    handed(other, editor(name="Efua"), ama)
    told = mail.outbox[-1]
    assert told.to == [ama.email]
    assert ASK in told.body
    assert "Efua" in told.body
    assert "/admin" not in told.body
    keys = [worry.text_key for worry in waiting_worries(user=ama)]
    assert keys == [other.translation_key, page.translation_key]
    assert waiting_worries(user=editor())[0].text_key == page.translation_key


def test_she_hands_it_back_with_words(page: Any) -> None:
    asker, ama = moderator("en"), officer()
    key = handed(page, asker, ama)
    with pytest.raises(NotAllowed, match="Only a data officer"):
        hand_back(key, asker, FOUND)
    with pytest.raises(Invalid, match="Say what you have found"):
        hand_back(key, ama, "")
    hand_back(key, ama, FOUND)
    row = hidden(page)
    assert (row.is_handed_over, row.officer_answer) == (False, FOUND)
    assert (mail.outbox[-1].to, FOUND in mail.outbox[-1].body) == ([asker.email], True)
    with pytest.raises(Conflict, match="No data officer has"):
        hand_back(key, ama, FOUND)
    dismiss_concerns(key, asker, "It stays.", 10**6)
    assert hidden(page).officer_answer == ""
    acts = PageLogEntry.objects.filter(page=page.pk, action__startswith="cradle.concern.")
    assert list(acts.order_by("pk").values_list("action", flat=True)) == [
        *("cradle.concern.hand_over", "cradle.concern.hand_back", "cradle.concern.dismiss")
    ]


def test_it_is_handed_to_another_officer_with_words_and_once(page: Any) -> None:
    asker, ama = officer(), officer()
    key = page.translation_key
    with pytest.raises(NotAllowed):
        hand_over(key, person(), str(ama.pk), ASK)
    with pytest.raises(Invalid, match="what the data officer should look at"):
        hand_over(key, asker, str(ama.pk), "")
    for nobody in ("", "x", "9" * 40, str(asker.pk), str(editor().pk)):
        with pytest.raises(Invalid, match="Choose a data officer"):
            hand_over(key, asker, nobody, ASK)
    handed(page, asker, ama)
    with pytest.raises(Conflict, match="already"):
        hand_over(key, editor(), str(ama.pk), ASK)


def test_its_author_is_not_the_officer_who_looks(branch: Branch) -> None:
    author = officer()
    story, _state = submitted_story(branch, author=author, live=True)
    report_concern(story.url, ConcernKind.OTHER)
    with pytest.raises(Invalid, match="not the author"):
        handed(story, editor(), author)


def test_what_is_answered_is_not_handed_over(page: Any) -> None:
    dismiss_concerns(page.translation_key, editor(), "It stays.", 10**6)
    with pytest.raises(Conflict, match="Somebody else has answered"):
        handed(page, editor(), officer())


def test_an_address_without_a_page_is_handed_over_too(branch: Branch) -> None:
    concern = report_concern("/en/nothing-here/", ConcernKind.DANGER)
    ama = officer()
    hand_over(concern.text_key, editor(), str(ama.pk), ASK)
    assert ASK in mail.outbox[-1].body
    assert ModelLogEntry.objects.filter(action="cradle.concern.hand_over").exists()


def test_when_the_officer_leaves_any_other_answers(page: Any) -> None:
    ama = officer()
    key = handed(page, editor(), ama)
    release_all(ama)
    assert (hidden(page).handed_to, hidden(page).is_handed_over) == (None, True)
    hand_back(key, officer(), FOUND)


def test_the_screen_offers_it_shows_who_has_it_and_takes_the_answer(
    page: Any, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    asker, ama = moderator("en"), officer(name="Ama")
    address = reverse("concern_text", args=[page.translation_key])
    hand = reverse("concern_hand", args=[page.translation_key])
    client.force_login(asker)
    assert f'<option value="{ama.pk}">' in client.get(address).content.decode()
    wrong = client.post(hand, {"officer": "x", "comment": ASK}, follow=True).content.decode()
    assert "Choose a data officer" in wrong
    client.post(hand, {"officer": str(ama.pk), "comment": ASK})
    shown = client.get(address).content.decode()
    assert "<bdi>Ama</bdi>, a data officer, looks at it." in shown
    assert "Take it down" in shown
    assert "It stays: I found nothing wrong" not in shown
    assert "a data officer, looks at it" in client.get(reverse("concerns")).content.decode()
    client.force_login(ama)
    assert ASK in client.get(address).content.decode()
    client.post(hand, {"comment": FOUND})
    client.force_login(asker)
    assert FOUND in client.get(address).content.decode()
    dismiss_concerns(page.translation_key, asker, "It stays.", 10**6)
    over = client.post(hand, {"officer": str(ama.pk), "comment": ASK}, follow=True)
    assert "Somebody else has answered" in over.content.decode()


def test_the_list_takes_no_more_queries_for_what_is_handed_over(
    branch: Branch, page: Any, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(officer())

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("concerns")).status_code == 200
        return len(seen)

    queries()
    few = queries()
    for number in range(4):
        concern = report_concern(f"/en/nothing-{number}/", ConcernKind.DANGER)
        hand_over(concern.text_key, editor(), str(officer().pk), ASK)
    assert queries() <= few
