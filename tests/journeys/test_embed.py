"""A pledge on somebody else's website: shown in a frame, signed inside, with and without script."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.enums import Channel
from campaign.models import Signature
from tests.journeys.browser import PHONE, Visitor, with_and_without_script
from tests.journeys.demo_site import DemoSite
from tests.journeys.mailbox import Mailbox
from tests.journeys.test_supporter import CODE, sign

WITH_SCRIPT = (
    '<script src="{site}/embed.js" data-pledge="{code}" data-via="coop-site" async></script>'
)
WITHOUT = (
    '<iframe src="{site}/embed/pledges/{code}/?lang=es&amp;via=coop-site" title="Firma"></iframe>'
)
PAGE = '<!doctype html><html lang="es-PE"><title>Cooperativa</title><h1>Cooperativa</h1>{embed}'


class Quiet(SimpleHTTPRequestHandler):
    """A website that does not write into the test's output."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def website(tmp_path: Path, demo_site: DemoSite, javascript: bool) -> Iterator[str]:
    """The address of a website of another name and port that shows the pledge."""
    embed = (WITH_SCRIPT if javascript else WITHOUT).format(site=demo_site.url, code=CODE)
    (tmp_path / "index.html").write_text(PAGE.format(embed=embed))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    name = "localhost" if "127.0.0.1" in demo_site.url else "127.0.0.1"
    yield f"http://{name}:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(
    chromium: Browser, demo_site: DemoSite, website: str, javascript: bool
) -> Iterator[Page]:
    """A window onto that website; nobody but it and the demo may be asked for anything."""
    visitor = Visitor(chromium, demo_site.url, **PHONE, locale="en", java_script_enabled=javascript)
    yield visitor.page
    strange = [told for told in visitor.leave(None) if website.rpartition("/")[0] not in told]
    assert strange == [], f"The server said: {demo_site.errors()}"


@with_and_without_script
def test_a_visitor_of_another_website_signs_there(
    reader: Page, website: str, mailbox: Mailbox, demo_site: DemoSite, javascript: bool
) -> None:
    email = f"rosa-{'js' if javascript else 'plain'}@embed.example.org"
    reader.goto(website)
    frame = reader.frame_locator("iframe")
    expect(frame.locator("html")).to_have_attribute("lang", "es")
    expect(frame.locator("#sign [name=channel]")).to_have_value("embed")
    if javascript:
        expect(reader.locator("iframe")).not_to_have_attribute("title", "Cradle")
        fits = "frame => frame.contentWindow && frame.clientHeight > 800"
        assert reader.locator("iframe").evaluate(fits)
    inside = next(part for part in reader.frames if "/embed/" in part.url)
    sign(inside, email)
    expect(frame.locator("main ol li")).to_have_count(2)
    sent = f"/embed/pledges/{CODE}/sent/?lang=es&via=coop-site"
    assert [part.url for part in reader.frames if part.url.endswith(sent)]
    assert reader.context.cookies() == []
    assert mailbox.wait_for(email)
    signature = Signature.objects.get(email=email)
    assert (signature.channel, signature.via, signature.language) == (
        Channel.EMBED,
        "coop-site",
        "es",
    )
    if javascript:
        before = reader.locator("iframe").evaluate("frame => frame.clientHeight")
        assert before < 800
