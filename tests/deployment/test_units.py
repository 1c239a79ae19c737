"""The units of systemd: right, hardened, and leading to commands that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.database import ROOT
from tests.deployment.files import UNITS, Unit, place, under

HIGHEST_EXPOSURE = 1.5
SERVICES = [name for name in UNITS if name.endswith(".service")]

needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd-analyze is not here: install systemd"
)


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units as they are placed, their folders moved to where this code is."""
    root = tmp_path_factory.mktemp("machine")
    place(root, "cradle.example.org")
    (root / "opt/cradle").mkdir(parents=True)
    (root / "opt/cradle/current").symlink_to(ROOT)
    folder = root / "etc/systemd/system"
    for name in UNITS:
        (folder / name).write_text(under(root, (folder / name).read_text()))
    return folder


@needs_systemd
def test_systemd_finds_no_fault_with_the_units(units: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(f"./{name}" for name in UNITS)],
        cwd=units,
        env={"PATH": "/usr/bin:/bin", "SYSTEMD_UNIT_PATH": f"{units}:"},
        capture_output=True,
        text=True,
    )
    ours = [line for line in done.stderr.splitlines() if "cradle" in line]
    assert (done.returncode, ours) == (0, [])


@needs_systemd
@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_do_little(units: Path, name: str) -> None:
    done = subprocess.run(
        [
            *("systemd-analyze", "security", "--offline=yes", "--no-pager"),
            *(f"--threshold={int(HIGHEST_EXPOSURE * 10)}", f"./{name}"),
        ],
        cwd=units,
        capture_output=True,
        text=True,
    )
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert exposure is not None
    assert float(exposure[1]) <= HIGHEST_EXPOSURE
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_not_root_and_writes_to_its_folders_alone(units: Path, name: str) -> None:
    unit = Unit.read((units / name).read_text())
    assert (unit.one("User"), unit.one("Group")) == ("cradle", "cradle")
    assert unit.one("ProtectSystem") == "strict"
    writes = {Path(path).name for path in unit.one("ReadWritePaths").split()}
    assert writes == {"cradle"}
    assert unit.one("EnvironmentFile").endswith("/etc/cradle/env")
    assert "SECRET" not in "".join(unit.all("Environment"))


def test_the_backup_runs_each_night_and_catches_up(units: Path) -> None:
    timer = Unit.read((units / "cradle-backup.timer").read_text())
    assert timer.one("OnCalendar", "Timer").startswith("*-*-* 0")
    assert timer.one("Persistent", "Timer") == "true"
    command = Unit.read((units / "cradle-backup.service").read_text()).one("ExecStart").split()
    folder = command[command.index("--to") + 1]
    writes = Unit.read((units / "cradle-backup.service").read_text()).one("ReadWritePaths")
    assert folder == writes
    assert int(command[command.index("--keep") + 1]) >= 7


def test_the_release_that_serves_is_found_anew_at_each_reload(units: Path) -> None:
    web = Unit.read((units / "cradle-web.service").read_text())
    command = web.one("ExecStart").split()
    code = command[command.index("--working-dir") + 1]
    assert code.endswith("/opt/cradle/current")
    # Python looks into the folder in which granian was started before any other.
    assert not web.one("WorkingDirectory").startswith(code)
    assert "HUP" in web.one("ExecReload")
    assert int(command[command.index("--workers") + 1]) > 1
