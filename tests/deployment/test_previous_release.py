"""The release before, on the tables of this one: it reads, it signs, it queues mail.

The last tag, or what PREVIOUS_RELEASE names: any commit.
"""

import json
import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from campaign.models import PledgePage, Signature
from home.models import OutboxMail
from tests.database import ROOT
from tests.deployment.database_url import database_url
from tests.factories.campaign import ConsentTextFactory, pledge_page, sign_data
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db(transaction=True)
# Runs in the folder of the release before, with its code and its settings.
SMOKE = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
asked = json.loads(sys.argv[1])
answers = {path: Client().get(path).status_code for path in asked["read"]}
answers["sign"] = Client().post(asked["sign"], asked["form"]).status_code
print(json.dumps(answers))
"""


def previous_release() -> str:
    """Return the commit of the release before; skips when none has been tagged."""
    if named := os.environ.get("PREVIOUS_RELEASE"):
        return named
    done = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip("No release has been tagged yet, so there is none before this one.")
    return done.stdout.strip()


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The code of the release before, in a folder of its own."""
    archive = subprocess.run(
        ["git", "archive", previous_release()], cwd=ROOT, capture_output=True, check=True
    )
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        tar.extractall(tmp_path / "release", filter="data")
    return tmp_path / "release"


@pytest.fixture
def page() -> PledgePage:
    """A pledge that can be signed."""
    ConsentTextFactory()
    return pledge_page(site_tree("en")["en"])


def test_the_release_before_works_on_the_new_tables(release: Path, page: PledgePage) -> None:
    reads = ["/en/", page.url, "/en/account/login/", "/api/v1/pledges.json", "/sitemap.xml"]
    asked: dict[str, Any] = {
        "read": reads,
        "sign": f"/p/{page.pledge.code}/sign/",
        "form": sign_data(email="ama@example.org"),
    }
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", SMOKE, json.dumps(asked)],
        cwd=release,
        env={**os.environ, "DATABASE_URL": database_url()},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = json.loads(done.stdout.splitlines()[-1])
    assert answers == {**dict.fromkeys(reads, 200), "sign": 303}
    assert Signature.objects.get().email == "ama@example.org"
    assert OutboxMail.objects.count() == 1
