"""Every column that could tell something about a person is in the registry of personal data."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import translation
from wagtail.fields import StreamField

from home.personal_data import Holding, Personal, personal_data
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


def own_models() -> list[Any]:
    """Return the tables of our apps."""
    return [model for model in apps.get_models() if model._meta.app_label in APPS]


def is_telling(field: Any) -> bool:
    """Tell whether a column could hold something about a person."""
    return isinstance(field, TELLING) or field.related_model is get_user_model()


def telling_columns() -> set[str]:
    """Return the columns that must be in the registry."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in own_models()
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
