"""What libraries keep is forgotten by schedule, and by nobody's hand."""

import os
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Page, Revision, UploadedFile
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslationContext,
    TranslationSource,
)

from home.actions import forget_leftovers
from home.actions.forget_leftovers import (
    forget_admin_traces,
    forget_revisions,
    forget_sessions,
    forget_translations,
    forget_uploads,
)
from home.models import StandardPage
from home.registry import daily_jobs
from tests.factories.libraries import leave_traces, session, upload
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member, person
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def later(**time: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


@pytest.fixture
def standard() -> StandardPage:
    """A page that is public, in its first version."""
    home = site_tree("en")["en"].home
    page = StandardPage(title="About Zorblax", slug="about", summary="Zorblax began it.")
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_all_of_it_runs_every_day() -> None:
    jobs = [job for name, job in vars(forget_leftovers).items() if name.startswith("forget_")]
    assert len(jobs) == 5
    assert set(jobs) <= set(daily_jobs)


def test_a_session_is_forgotten_when_it_ends_with_address_and_browser() -> None:
    user = person()
    session(user, days=1)
    lasting = session(user, days=3)
    with later(days=2):
        assert forget_sessions() == 1
    assert UserSession.objects.get() == lasting
    assert Session.objects.get().session_key == lasting.session_key


def test_who_edited_what_is_forgotten_after_an_hour_and_forms_after_a_day() -> None:
    leave_traces(member(OrganisationFactory.create()))
    assert forget_admin_traces() == 0
    with later(hours=1.1):
        assert forget_admin_traces() == 1
    assert not EditingSession.objects.exists()
    with later(days=1.1):
        assert forget_admin_traces() == 1
    assert not FormState.objects.exists()


def test_a_file_that_becomes_nothing_is_deleted_after_a_day() -> None:
    young, old = upload(person()), upload(person())
    yesterday = (timezone.now() - timedelta(days=1.1)).timestamp()
    os.utime(old.file.path, (yesterday, yesterday))
    assert forget_uploads() == 1
    assert UploadedFile.objects.get() == young
    assert not old.file.storage.exists(old.file.name)
    assert young.file.storage.exists(young.file.name)


def test_a_version_is_forgotten_a_year_after_it_was_replaced(standard: StandardPage) -> None:
    standard.summary = "We began it."
    standard.save_revision().publish()
    with later(days=364):
        assert forget_revisions() == 0
    with later(days=366):
        assert forget_revisions() == 1
    assert "Zorblax began" not in str(list(Revision.objects.values_list("content", flat=True)))
    standard.refresh_from_db()
    assert standard.latest_revision == standard.live_revision == Revision.objects.get()


def test_shown_newest_and_scheduled_versions_stay(standard: StandardPage) -> None:
    standard.save_revision(approved_go_live_at=timezone.now() + timedelta(days=900))
    standard.save_revision()
    with later(days=800):
        assert forget_revisions() == 0
    assert Revision.objects.count() == 3


def copied(page: Page) -> None:
    """Copy a page for translating, and translate its summary."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale_id=page.locale_id,
            data="Zorblax!",
        )


def test_what_was_copied_for_translating_goes_with_its_page(standard: StandardPage) -> None:
    copied(standard)
    assert forget_translations() == 0
    assert String.objects.filter(data="Zorblax began it.").exists()
    sentences = String.objects.count()
    standard.delete()
    assert forget_translations() == sentences
    for model in (TranslationSource, TranslationContext, String, StringTranslation):
        assert not model.objects.exists()


def test_words_of_two_pages_are_forgotten_with_the_second(standard: StandardPage) -> None:
    second = StandardPage(title="More", slug="more", summary="Zorblax began it.")
    standard.get_parent().add_child(instance=second)
    for page in (standard, second):
        copied(page)
    standard.delete()
    forget_translations()
    assert String.objects.filter(data="Zorblax began it.").exists()
    second.delete()
    forget_translations()
    assert not String.objects.exists()


def test_words_that_leave_a_page_are_forgotten_with_their_translation(
    standard: StandardPage,
) -> None:
    copied(standard)
    standard.summary = "We began it."
    standard.save()
    TranslationSource.objects.get().update_from_db()
    assert forget_translations() == 1
    assert not String.objects.filter(data="Zorblax began it.").exists()
    assert TranslationSource.objects.exists()
    assert StringTranslation.objects.exists()
