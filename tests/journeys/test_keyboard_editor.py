"""Every page type is made, previewed and published with the keyboard alone."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.text import slugify
from playwright.sync_api import Page, expect
from wagtail.models import Locale
from wagtail.models import Page as WagtailPage

from campaign.enums import PledgeForm
from campaign.models import Pledge
from network.models import Organisation
from tests.journeys.conftest import SignIn
from tests.journeys.editor_steps import enter
from tests.journeys.keyboard import Keyboard
from tests.journeys.page_kinds import CODE, KINDS, NAME, UNKNOWN, Kind

SECONDS_OF_A_SAVE = 20


@pytest.fixture
def pledge(rows_of_the_demo: None) -> Iterator[Pledge]:
    """A record without a page; all that the test makes goes when it ends."""
    newest = WagtailPage.objects.latest("pk").pk
    organisation = Organisation.objects.get(slug="blue-umbrella")
    record = Pledge.objects.create(
        code=CODE, form=PledgeForm.CALL, kind="endorse", state="open", organisation=organisation
    )
    Organisation.objects.create(name=UNKNOWN, slug="keyboard-union", org_type="union", country="GH")
    yield record
    deadline = time.monotonic() + SECONDS_OF_A_SAVE
    while not cleared(newest):
        assert time.monotonic() < deadline


def cleared(newest: int) -> bool:
    """Delete all that came after a page; not while the editor of a failed test still saves."""
    with suppress(IntegrityError, ProtectedError), transaction.atomic():
        for page in WagtailPage.objects.filter(pk__gt=newest).order_by("-depth"):
            page.delete()
        Pledge.objects.filter(code=CODE).delete()
        Organisation.objects.filter(name=UNKNOWN).delete()
        return True
    return False


@pytest.fixture
def hands(pledge: Pledge, laptop: Page, sign_in: SignIn) -> Keyboard:
    """The keyboard of an editor who is signed in; her window closes before the pages go."""
    enter(laptop, sign_in)
    return Keyboard(laptop)


def parent_of(kind: Kind) -> WagtailPage:
    """Return the page under which the new one is made: a fresh one where there is room for one."""
    if kind.parent is WagtailPage:
        return WagtailPage.get_first_root_node()
    english = Locale.objects.get(language_code="en")
    found = kind.parent.objects.filter(locale=english).exclude(title__startswith=NAME).get()
    if not kind.fresh_parent:
        return found
    slug = f"keyboard-{kind.model.split('.')[1]}"
    fresh = kind.parent(title=f"{NAME} parent", slug=slug, locale=english)
    added: WagtailPage = found.get_parent().add_child(instance=fresh)
    return added


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.model)
def test_a_page_is_made_previewed_and_published_with_the_keyboard_alone(
    hands: Keyboard, pledge: Pledge, kind: Kind
) -> None:
    title = f"{NAME} {kind.model.split('.')[1]}"
    parent = parent_of(kind)
    add = reverse("wagtailadmin_pages:add", args=[*kind.model.split("."), parent.pk])
    hands.open(f"{add}?outline=")
    hands.type("#id_title", title)
    for name, words in kind.chosen.items():
        hands.choose(name, words)
    for name, words in kind.words.items():
        hands.type(f"#id_{name}", words)
    for name, words in kind.told.items():
        hands.type(f"[data-contentpath={name}] [role=textbox]", words)
    if kind.slug_is_asked:
        # It follows the title, a moment later.
        expect(hands.page.locator("#id_slug")).to_have_value(slugify(title))
    if kind.slug:
        hands.next_tab()
        hands.type("#id_slug", kind.slug)
        # Leaving the title has set the address once more, a moment later.
        hands.page.wait_for_timeout(1000)
        hands.type("#id_slug", kind.slug)
    hands.preview(title)
    hands.let_it_save()
    hands.from_more_actions("[name=action-submit]" if kind.reviewed else "[name=action-publish]")

    page = WagtailPage.objects.get(title=title)
    assert page.live is not kind.reviewed
    assert bool(page.specific.current_workflow_state) is kind.reviewed
