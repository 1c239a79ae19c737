"""Handing out and erasing what libraries keep about somebody."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from home.actions.personal_data import erase_person, export_person
from tests.factories.libraries import TRACES, leave_traces
from tests.factories.network import OrganisationFactory
from tests.factories.staff import member

pytestmark = pytest.mark.django_db
ADDRESS = "ama@example.org"


@pytest.fixture
def ama() -> Any:
    """A member of whom every library remembers something."""
    user = member(OrganisationFactory.create(), email=ADDRESS, name="Ama Zorblax")
    leave_traces(user)
    return user


def test_she_gets_with_what_she_signed_in_and_what_was_done_with_her_records(ama: Any) -> None:
    found, _receipt = export_person(ADDRESS)
    assert {label: len(found[label]) for label in TRACES} == TRACES
    session = found["usersessions.UserSession"][0]
    assert session["user_agent"] == "Zorblax phone"
    assert "203.0.113.9" not in str(found)
    assert found["account.EmailAddress"][0]["email"] == ADDRESS
    assert found["wagtailusers.UserProfile"][0]["preferred_language"] == "es"
    assert {one["about"].split(" @")[0] for one in found["wagtailcore.ModelLogEntry"]} == {
        "Ama Zorblax"
    }


def test_nothing_is_handed_out_with_which_one_could_act_as_her(ama: Any) -> None:
    keys = list(ama.usersession_set.values_list("session_key", flat=True))
    told = str(export_person(ADDRESS)[0])
    assert "secret" not in told
    assert keys
    assert not any(key in told for key in keys)


def test_her_files_go_from_the_disk(ama: Any) -> None:
    profile = UserProfile.objects.get(user=ama)
    storage, name = profile.avatar.storage, profile.avatar.name
    assert storage.exists(name)
    erase_person(ADDRESS)
    assert not storage.exists(name)


def test_the_log_keeps_what_was_done_and_not_with_whom(ama: Any) -> None:
    erase_person(ADDRESS)
    entries = ModelLogEntry.objects.filter(action="wagtail.edit")
    assert {(one.label, str(one.data)) for one in entries} == {("erased", "{}")}
    assert {one.user_id for one in entries} >= {ama.pk}


def test_somebody_elses_rows_stay(ama: Any) -> None:
    other = member(OrganisationFactory.create(), name="Kofi")
    leave_traces(other)
    erase_person(ADDRESS)
    assert Authenticator.objects.get().user == other
    assert export_person(other.email)[0].keys() >= TRACES.keys()
    assert ModelLogEntry.objects.filter(label__startswith="Kofi").count() == 2
