"""Migrations: complete, and free of what changes every week."""

import pytest
from django.core.management import call_command

from tests.contracts.repository import ROOT, files


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_block_definitions_stay_out_of_migrations() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in files(".py")
        if path.parent.name == "migrations" and "block_lookup" in path.read_text()
    ]
    assert offenders == []
