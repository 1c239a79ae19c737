"""The locked requirements: exact, hashed, complete, and without an address to download from."""

import re
import tomllib

import pytest

from tests.contracts.repository import ROOT, files

LOCKED = ["base.txt", "dev.txt", "uv.txt"]
# Written in two halves, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org"]
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
