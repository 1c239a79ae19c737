"""Who may read keys and logs on a server, and what never gets there."""

import re
import stat
from pathlib import Path

import pytest

from config.settings import base
from tests.database import ROOT
from tests.deployment.files import ENV_EXAMPLE, SERVER, place, variables


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for /, after the installation has placed its files."""
    root = tmp_path_factory.mktemp("machine")
    place(root, "cradle.example.org")
    return root


def folders() -> dict[str, tuple[str, str, str]]:
    """Return mode, owner and group of each folder that the installation makes."""
    text = (SERVER / "tmpfiles.d/cradle.conf").read_text()
    return {
        path: (mode, owner, group)
        for path, mode, owner, group in re.findall(r"^d (\S+) +(\d+) +(\S+) +(\S+)", text, re.M)
    }


def test_keys_are_read_by_who_needs_them_alone(machine: Path) -> None:
    """The application reads its own file and no key of TLS; nobody else reads either."""
    assert stat.S_IMODE((machine / "etc/cradle/env").stat().st_mode) == 0o640
    assert "chown root:cradle /etc/cradle/env" in (SERVER / "install").read_text()
    assert folders()["/etc/cradle"] == ("0750", "root", "cradle")
    assert folders()["/etc/cradle/tls"] == ("0700", "root", "root")
    for folder in ("/var/lib/cradle/private", "/var/backups/cradle"):
        assert folders()[folder][:2] == ("0700", "cradle")


def test_no_key_is_the_same_on_two_servers(machine: Path, tmp_path: Path) -> None:
    assert variables(ENV_EXAMPLE.read_text())["SECRET_KEY"] == ""
    place(tmp_path, "cradle.example.org")
    keys = [
        variables((root / "etc/cradle/env").read_text())["SECRET_KEY"]
        for root in (machine, tmp_path)
    ]
    assert keys[0] != keys[1]
    assert min(map(len, keys)) >= 60
    compose = (ROOT / "deploy/container/compose.yaml").read_text()
    assert "POSTGRES_PASSWORD: ${DATABASE_PASSWORD:?" in compose


def test_the_database_knows_the_application_by_its_user_who_is_no_superuser() -> None:
    install = (SERVER / "install").read_text()
    assert re.search(r"createuser cradle$", install, re.MULTILINE)
    assert "--superuser" not in install
    address = variables(ENV_EXAMPLE.read_text())["DATABASE_URL"]
    assert address == "postgres://cradle@%2Frun%2Fpostgresql/cradle"


def test_what_serves_holds_no_history_of_the_code() -> None:
    release = (SERVER / "release").read_text()
    assert re.search(r'archive "\$commit" \| tar -x -C "\$target"', release)
    assert "git clone" not in release
    assert ".git" in (ROOT / ".dockerignore").read_text().split()


def test_logs_are_read_by_administrators_and_changed_by_no_application(machine: Path) -> None:
    assert folders()["/var/log/nginx/cradle"] == ("0750", "www-data", "adm")
    rotated = (machine / "etc/logrotate.d/cradle").read_text()
    assert "create 0640 www-data adm" in rotated
    for name in ("web", "worker", "backup"):
        unit = (machine / f"etc/systemd/system/cradle-{name}.service").read_text()
        # The journal takes lines from the application and gives none back.
        assert "LogNamespace=cradle" in unit
        assert "User=cradle" in unit
        assert "/var/log" not in unit


SECURITY = (ROOT / "docs" / "security.md").read_text()


def test_the_page_names_every_log_and_how_long_it_is_kept(machine: Path) -> None:
    site = (machine / "etc/nginx/sites-available/cradle.conf").read_text()
    for kept in set(re.findall(r"(?:access|error)_log (/\S+)", site)):
        assert f"| `{kept}` | group `adm` | 7 days |" in SECURITY
    assert "rotate 7\n" in (machine / "etc/logrotate.d/cradle").read_text()
    journal = (machine / "etc/systemd/journald@cradle.conf").read_text()
    assert "MaxRetentionSec=14day" in journal
    assert "| `journalctl --namespace=cradle` | administrators | 14 days |" in SECURITY


def test_the_application_writes_to_no_other_log() -> None:
    assert set(base.LOGGING["handlers"]) == {"stderr"}
    assert base.LOGGING["handlers"]["stderr"]["class"] == "logging.StreamHandler"
    assert all(not logger.get("handlers") for logger in base.LOGGING["loggers"].values())


def test_the_page_names_everybody_whom_cradle_speaks_to() -> None:
    example = ENV_EXAMPLE.read_text()
    addresses = set(re.findall(r"^#?([A-Z_]+_(?:URL|DSN))=", example, re.MULTILINE))
    spoken = (addresses - {"BASE_URL"}) | {"MACHINE_TRANSLATOR", "CHECK_OUTSIDE_LINKS"}
    assert {name for name in spoken if f"| `{name}` |" not in SECURITY} == set()


def test_the_page_says_how_soon_packages_are_mended() -> None:
    words = " ".join(SECURITY.split())
    assert "mended within two days, any other within two weeks" in words
    assert "requirements/least.csv" in words
