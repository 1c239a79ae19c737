"""Every column that could tell something about a person is in the registry of personal data."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import translation
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from home.personal_data import Holding, Personal, personal_data, without_people
from home.personal_data_page import as_markdown
from tests.contracts.repository import APPS, ROOT
from tests.factories.campaign import SignatureFactory

TELLING = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
    StreamField,
)


def held_models() -> list[Any]:
    """Return our own tables, and those of libraries that are not said to hold nothing of people."""
    return [model for model in apps.get_models() if model._meta.label not in without_people]


def is_telling(field: Any) -> bool:
    """Tell whether a column could hold something about a person."""
    return isinstance(field, TELLING) or field.related_model is get_user_model()


def telling_columns() -> set[str]:
    """Return the columns that must be in the registry."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in held_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if is_telling(field)
    }


def registered_columns() -> set[str]:
    """Return the columns that are in the registry."""
    return {
        f"{label}.{name}" for label, holding in personal_data.items() for name in holding.fields
    }


def test_every_column_that_could_tell_something_is_registered() -> None:
    assert sorted(telling_columns() - registered_columns()) == []


def test_nothing_is_registered_that_is_not_there() -> None:
    assert sorted(registered_columns() - telling_columns()) == []


def test_only_tables_of_libraries_are_said_to_hold_nothing_with_a_reason() -> None:
    installed = {model._meta.label for model in apps.get_models()}
    # The one of the database that the site does not run on.
    elsewhere = {"wagtailsearch.SQLiteFTSIndexEntry"}
    for label, why in without_people.items():
        assert why
        assert label in installed | elsewhere
        assert label.split(".")[0] not in APPS
        assert label not in personal_data


@pytest.mark.parametrize("label", ["wagtailcore.Locale", "auth.Group"])
def test_a_table_of_a_library_in_neither_list_is_noticed(
    label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {name: why for name, why in without_people.items() if name != label}
    monkeypatch.setattr(without_people, "_entries", left)
    assert any(column.startswith(f"{label}.") for column in telling_columns())
    with pytest.raises(AssertionError):
        test_every_column_that_could_tell_something_is_registered()


def test_no_picture_is_kept_in_the_table_that_is_said_to_be_empty() -> None:
    assert get_image_model()._meta.label == "home.SiteImage"


@pytest.mark.parametrize(("label", "holding"), personal_data.items())
def test_every_entry_says_why_and_how_long(label: str, holding: Holding) -> None:
    for name, entry in holding.fields.items():
        if isinstance(entry, Personal):
            assert entry.purpose, name
            assert entry.retention, name
        else:
            assert entry.reason, name


@pytest.mark.parametrize(("label", "holding"), personal_data.items())
def test_every_personal_column_has_an_eraser_and_an_exporter(label: str, holding: Holding) -> None:
    by_itself = [one for one in holding.personal().values() if not (one.erased and one.exported)]
    assert holding.find is not None or not by_itself


@pytest.mark.django_db
def test_a_signer_is_handed_out_what_the_registry_says() -> None:
    holding = personal_data["campaign.Signature"]
    told = holding.as_data(SignatureFactory.create())
    own = {name for name, one in holding.personal().items() if not one.exported}
    kept_apart = {name for name, one in holding.personal().items() if one.exported}
    assert own - set(told) == set()
    assert kept_apart & set(told) == set()


def test_the_page_about_it_is_as_the_command_writes_it() -> None:
    with translation.override("en"):
        assert (ROOT / "docs" / "personal-data.md").read_text() == as_markdown()
