"""The locked requirements: exact, hashed, complete, and without an address to download from."""

import csv
import re
import tomllib
from datetime import date

import pytest

from tests.contracts.repository import ROOT, files

LOCKED = ["base.txt", "dev.txt", "uv.txt", "sentry.txt"]
# Written in two halves, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org"]
MEET_OTHERS = {
    *("django", "wagtail", "wagtail-localize", "django-allauth", "django-csp", "granian"),
    *("pillow", "av", "pypdf", "defusedxml", "openpyxl", "nh3", "markdown-it-py"),
    *("cryptography", "urllib3", "requests", "certifi", "psycopg", "redis", "django-anymail"),
}
PACKAGE = re.compile(r"^([a-z0-9._-]+)==([^ ;]+)", re.MULTILINE)


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions of each package in a locked file."""
    versions: dict[str, set[str]] = {}
    for package, version in PACKAGE.findall((ROOT / "requirements" / name).read_text()):
        versions.setdefault(package, set()).add(version)
    return versions


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text().replace("\\\n", " ")
    loose = [line for line in text.splitlines() if "==" not in line or "--hash=sha256:" not in line]
    assert loose == []


@pytest.mark.parametrize("name", LOCKED)
def test_a_lock_file_names_no_place_to_download_from(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert not re.search(r"://|index-url|find-links", text)


def test_no_file_names_a_package_registry() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in files()
        for host in HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert offenders == []


def test_the_tests_run_on_the_versions_that_are_deployed() -> None:
    base, dev = locked("base.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in base} == base


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for wanted, name in [
        (project["project"]["dependencies"], "base.txt"),
        (project["dependency-groups"]["dev"], "dev.txt"),
    ]:
        direct = {re.split(r"[\[<>=~! ]", entry)[0].lower() for entry in wanted}
        assert direct - locked(name).keys() == set()


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def test_no_package_is_older_than_the_version_that_is_known_to_be_safe() -> None:
    """The table says since when a version is the least, and why; see docs/security.md."""
    with (ROOT / "requirements" / "least.csv").open(newline="") as file:
        least = {row["package"]: row for row in csv.DictReader(file)}
    versions = {**locked("base.txt"), **locked("sentry.txt")}
    assert all(date.fromisoformat(row["since"]) <= date.today() for row in least.values())  # noqa: DTZ011
    assert least.keys() - versions.keys() == set()
    too_old = {
        package: found
        for package, row in least.items()
        for found in versions[package]
        if _number(found) < _number(row["version"])
    }
    assert too_old == {}
    # What meets visitors, opens their files or speaks to others has a least version.
    assert least.keys() >= MEET_OTHERS


def test_the_package_for_reports_of_errors_fits_the_others() -> None:
    base, sentry = locked("base.txt"), locked("sentry.txt")
    assert {name: base.get(name, found) for name, found in sentry.items()} == sentry
