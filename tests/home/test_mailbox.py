"""The demo's mailbox: readable, harmless, and in the demo alone."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.test import Client

from home.mail import FolderBackend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Keep the mails of each test apart."""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def deliver(subject: str = "Confirme su firma", html: str = "<p>Pulse</p>") -> str:
    """Write a mail as the worker does and return the name of its file."""
    mail = EmailMultiAlternatives(
        subject,
        "Pulse aquí:\nhttps://cradle.example/p/x/confirm/t/\n\n<script>alert(1)</script>",
        to=["ana@example.org"],
        headers={"Content-Language": "es"},
    )
    mail.attach_alternative(html, "text/html")
    before = set(Path(os.fspath(_folder())).glob("*.eml"))
    FolderBackend().send_messages([mail])
    return (set(_folder().glob("*.eml")) - before).pop().stem


def _folder() -> Path:
    from django.conf import settings

    return Path(settings.EMAIL_FILE_PATH)


def test_each_mail_is_a_file_whose_name_sorts_by_time(folder: Path) -> None:
    FolderBackend().send_messages([EmailMessage("1", "x", to=["a@b.org"])])
    FolderBackend().send_messages([EmailMessage(str(n), "x", to=["a@b.org"]) for n in (2, 3)])
    subjects = [path.read_text().split("Subject: ")[1][0] for path in sorted(folder.iterdir())]
    assert subjects == ["1", "2", "3"]


def test_an_empty_mailbox_says_so(demo: None, client: Client) -> None:
    assert "No mail yet" in client.get("/demo/mailbox/").content.decode()


def test_the_newest_mail_is_first(demo: None, client: Client) -> None:
    for subject in ("older", "newer"):
        deliver(subject)
    page = BeautifulSoup(client.get("/demo/mailbox/").content, "html.parser")
    assert [link.get_text() for link in page.select("main li a")] == ["newer", "older"]


def test_a_mail_is_read_as_text_with_links_and_in_its_language(demo: None, client: Client) -> None:
    name = deliver()
    page = BeautifulSoup(client.get(f"/demo/mailbox/{name}/").content, "html.parser")
    assert page.select_one("main [lang=es] a[href='https://cradle.example/p/x/confirm/t/']")
    assert page.select_one("main a[href$='/html/']")
    assert not page.select("main script")


def test_the_html_of_a_mail_loads_and_runs_nothing(demo: None, client: Client) -> None:
    name = deliver(html="<p style='color:red'>Pulse</p><script>alert(1)</script>")
    response = client.get(f"/demo/mailbox/{name}/html/")
    assert b"<p style" in response.content
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert not response.cookies


@pytest.mark.parametrize("name", ["none", "..", "../../secret_key", "%2e%2e%2fsecret", "a.eml"])
def test_other_files_are_not_mails(demo: None, client: Client, name: str, folder: Path) -> None:
    deliver()
    (folder.parent / "secret.eml").write_text("secret")
    assert client.get(f"/demo/mailbox/{name}/").status_code == 404


def test_a_broken_mail_does_not_hide_the_others(demo: None, client: Client, folder: Path) -> None:
    deliver("whole")
    (folder / "20260101-broken.eml").write_bytes(b"\xff\x00 no mail\nDate: never")
    assert "whole" in client.get("/demo/mailbox/").content.decode()


def test_other_sites_have_no_mailbox(client: Client) -> None:
    name = deliver()
    for path in ("/demo/mailbox/", f"/demo/mailbox/{name}/", f"/demo/mailbox/{name}/html/"):
        assert client.get(path).status_code == 404


def test_production_has_no_address_under_demo() -> None:
    check = """
import django; django.setup()
from django.urls import Resolver404, resolve
for path in ("/demo/mailbox/", "/demo/components/", "/media/images/x.webp"):
    try:
        resolve(path)
    except Resolver404:
        continue
    raise SystemExit(f"{path} exists")
"""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "x" * 60,
        "DATABASE_URL": "sqlite:///:memory:",
        "BASE_URL": "https://cradle.example",
        "ALLOWED_HOSTS": "cradle.example",
        "EMAIL_URL": "smtp://mail.example:25",
        "TRUSTED_PROXY_COUNT": "0",
    }
    subprocess.run([sys.executable, "-c", check], env=environment, check=True)
