"""nginx as a wall: the ends of requests, versions and ciphers of TLS, and what it never reads."""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.deployment.proxied import Application, Site
from tests.deployment.server import missing_programs

pytestmark = pytest.mark.skipif(
    bool(missing := [name for name in missing_programs() if name != "redis-server"]),
    reason=f"{', '.join(missing)} is not here: run .ci/system-packages",
)
# Chosen apart from those of TLS 1.2, and all good (RFC 8446, B.4).
TLS_1_3 = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """nginx, and an application behind it."""
    running = Site()
    yield running
    running.machine.end()


def raw(site: Site, message: bytes) -> bytes:
    """Send bytes over TLS as they are, and return what is answered until the line is closed."""
    trusted = ssl.create_default_context(cafile=str(site.machine.certificate))
    trusted.set_alpn_protocols(["http/1.1"])
    address = ("localhost", site.machine.ports["https"])
    with (
        socket.create_connection(address, timeout=5) as bare,
        trusted.wrap_socket(bare, server_hostname="localhost") as line,
    ):
        line.sendall(message)
        answer = b""
        with suppress(TimeoutError, ConnectionError):
            while part := line.recv(65_536):
                answer += part
    return answer


HIDDEN = b"GET /en/members/hidden/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize(
    "framing",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
    ],
)
def test_a_form_whose_end_can_be_read_in_two_ways_is_refused(site: Site, framing: bytes) -> None:
    asked = len(Application.asked)
    start = b"POST /p/x/sign/ HTTP/1.1\r\nHost: localhost\r\n"
    answer = raw(site, start + framing + b"\r\n0\r\n\r\n" + HIDDEN)
    assert answer.split(b"\r\n")[0].split()[1] in {b"400", b"501"}
    assert len(Application.asked) == asked


def test_the_application_is_told_one_length_alone(site: Site) -> None:
    chunks = b"5\r\nname=\r\n3\r\nAma\r\n0\r\n\r\n"
    head = b"POST /p/x/sign/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    answer = raw(site, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    seen = json.loads(answer.rpartition(b"\r\n\r\n")[2])
    assert seen["Content-Length"] == "8"
    assert "Transfer-Encoding" not in seen


def handshake(site: Site, **limits: Any) -> tuple[str, str]:
    """Return version and cipher of a line to the site; ssl.SSLError when it is refused."""
    context = ssl.create_default_context(cafile=str(site.machine.certificate))
    for name, value in limits.items():
        setattr(context, name, value)
    if "maximum_version" in limits:
        # This machine would not even try the old ones.
        context.minimum_version = limits["maximum_version"]
        context.set_ciphers("ALL:@SECLEVEL=0")
    address = ("localhost", site.machine.ports["https"])
    with (
        socket.create_connection(address, timeout=5) as bare,
        context.wrap_socket(bare, server_hostname="localhost") as line,
    ):
        cipher = line.cipher()
        return str(line.version()), str(cipher and cipher[0])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_only_new_versions_of_tls_are_spoken_the_newest_first(site: Site) -> None:
    assert handshake(site)[0] == "TLSv1.3"
    assert handshake(site, maximum_version=ssl.TLSVersion.TLSv1_2)[0] == "TLSv1.2"
    for old in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        with pytest.raises(ssl.SSLError):
            handshake(site, maximum_version=old)


def test_only_ciphers_that_stay_secret_later_are_spoken(site: Site) -> None:
    context = ssl.create_default_context(cafile=str(site.machine.certificate))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ALL:@SECLEVEL=0")
    spoken = set()
    for name in sorted({one["name"] for one in context.get_ciphers()} - TLS_1_3):
        context.set_ciphers(f"{name}:@SECLEVEL=0")
        with (
            suppress(ssl.SSLError, ConnectionError),
            socket.create_connection(("localhost", site.machine.ports["https"])) as bare,
            context.wrap_socket(bare, server_hostname="localhost") as line,
        ):
            spoken.add(str((line.cipher() or ("",))[0]))
    assert spoken
    for name in spoken:
        assert name.startswith("ECDHE-"), name
        assert name.endswith(("GCM-SHA256", "GCM-SHA384", "CHACHA20-POLY1305")), name


def test_programs_that_ask_in_the_open_are_not_led_on(site: Site) -> None:
    for path in ("/api/v1/pledges.json", "/metrics"):
        assert site.plain(path).status == 403


def test_a_request_is_not_sent_back_and_folders_are_not_listed(site: Site) -> None:
    asked = len(Application.asked)
    assert site.get("/en/", "TRACE").status == 405
    assert len(Application.asked) == asked
    for folder in ("static/css", "media/images"):
        (site.machine.var / folder).mkdir(parents=True, exist_ok=True)
        (site.machine.var / folder / "listed.txt").write_text("x")
    for path in ("/static/", "/static/css/", "/media/", "/media/images/", "/unavailable/"):
        answer = site.get(path)
        assert b"listed.txt" not in answer.body
        assert b"Index of" not in answer.body


def test_nginx_reads_and_asks_only_what_its_file_names(site: Site) -> None:
    """Neither a variable of the visitor nor another host stands where it reads or asks."""
    folder = site.machine.root / "etc/nginx"
    files = [folder / "sites-available/cradle.conf", *(folder / "cradle").glob("*.conf")]
    text = "\n".join(path.read_text() for path in files).replace(str(site.machine.root), "")
    assert set(re.findall(r"proxy_pass (\S+);", text)) == {"http://cradle_web"}
    upstream = text.partition("upstream cradle_web {")[2].partition("}")[0]
    assert set(re.findall(r"server (\S+?)[; ]", upstream)) == {
        "unix:/run/cradle/web.sock",
        "127.0.0.1:1",
    }
    roots = set(re.findall(r"\b(?:root|alias) (\S+);", text))
    assert roots == {"/var/lib/cradle", "/var/lib/cradle-acme", "/opt/cradle/current/deploy/server"}
    assert "autoindex" not in text
    assert "resolver" not in text
