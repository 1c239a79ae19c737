"""Tests of config.demo: what a second start skips, and what ends the demo."""

import json
import socket
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from config.demo import prepare as preparation
from config.demo import serve as serving
from config.demo.__main__ import in_use, take, write_environment
from config.demo.welcome import welcome


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one file, and one step that depends on it."""
    (tmp_path / "var").mkdir()
    (tmp_path / "content.txt").write_text("one")
    monkeypatch.setattr(preparation, "BASE_DIR", tmp_path)
    monkeypatch.setattr(preparation, "VAR_DIR", tmp_path / "var")
    monkeypatch.setattr(preparation, "STAMPS", tmp_path / "var" / "demo.json")
    return tmp_path


@pytest.fixture
def runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that ran, in order."""
    ran: list[str] = []
    steps = {
        "Content": (lambda: ran.append("Content"), ("content.txt",)),
        "Address": (lambda: ran.append("Address"), ("BASE_URL",)),
    }
    monkeypatch.setattr(preparation, "STEPS", steps)
    monkeypatch.setenv("BASE_URL", "http://localhost:8000")
    return ran


def test_a_second_start_does_nothing_again(runs: list[str]) -> None:
    preparation.prepare()
    preparation.prepare()
    assert runs == ["Content", "Address"]


def test_changed_content_is_loaded_again(runs: list[str], folder: Path) -> None:
    preparation.prepare()
    (folder / "content.txt").write_text("two")
    preparation.prepare()
    assert runs == ["Content", "Address", "Content"]


def test_another_port_sets_the_address_again(
    runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    preparation.prepare()
    monkeypatch.setenv("BASE_URL", "http://localhost:8123")
    preparation.prepare()
    assert runs == ["Content", "Address", "Address"]


def test_a_step_that_failed_runs_again(
    runs: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setitem(preparation.STEPS, "Address", (fail, ("BASE_URL",)))
        with pytest.raises(RuntimeError):
            preparation.prepare()
    assert set(json.loads((folder / "var" / "demo.json").read_text())) == {"Content"}
    preparation.prepare()
    assert runs == ["Content", "Address"]


@pytest.mark.parametrize(("status", "stamped"), [(0, {"Static"}), (1, set())])
def test_a_step_that_runs_beside_others_counts_only_when_it_succeeds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, status: int, stamped: set[str]
) -> None:
    program = [sys.executable, "-c", f"raise SystemExit({status})"]
    beside = (lambda: subprocess.Popen(program), ())
    monkeypatch.setattr(preparation, "STEPS", {"Static": beside})
    with nullcontext() if status == 0 else pytest.raises(SystemExit):
        preparation.prepare()
    stamps = folder / "var" / "demo.json"
    assert set(json.loads(stamps.read_text()) if stamps.exists() else ()) == stamped


def test_a_reset_forgets_the_data_and_keeps_the_key(folder: Path) -> None:
    var = folder / "var"
    (var / "media" / "images").mkdir(parents=True)
    for name in ("cradle.sqlite3", "cradle.sqlite3-wal", "demo.json", "secret_key"):
        (var / name).touch()
    preparation.forget()
    assert [path.name for path in var.iterdir()] == ["secret_key"]


def test_only_one_demo_runs_on_the_same_data(tmp_path: Path) -> None:
    path = tmp_path / "demo.lock"
    with path.open("w") as mine, path.open("w") as yours:
        assert take(mine)
        assert not take(yours)


def test_a_port_that_something_listens_on_is_in_use() -> None:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        assert not in_use(port)
        listener.listen()
        assert in_use(port)


def test_manage_py_finds_the_settings_of_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.demo.__main__.VAR_DIR", tmp_path)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    monkeypatch.setenv("BASE_URL", "http://localhost:8123")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    write_environment()
    assert (tmp_path / "env").read_text().splitlines() == [
        "DJANGO_SETTINGS_MODULE=config.settings.demo",
        "BASE_URL=http://localhost:8123",
    ]


def test_the_demo_ends_when_one_program_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    patient = [sys.executable, "-c", "import time; time.sleep(60)"]
    hasty = [sys.executable, "-c", "pass"]
    monkeypatch.setattr(serving, "programs", lambda _port: {"web server": patient, "worker": hasty})
    monkeypatch.setattr(serving.signal, "signal", lambda *_: None)
    assert serving.serve(port=9) == "worker"


def test_the_welcome_names_every_account_and_the_passphrase(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BASE_URL", "http://localhost:8123")
    text = welcome()
    for login in ("editor@demo.test", "steward2@demo.test", "asha", "admin@demo.test"):
        assert f"\n  {login} " in text
    assert "http://localhost:8123/demo/mailbox/" in text
    assert "passphrase: " in text
