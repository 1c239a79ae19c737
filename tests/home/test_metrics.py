"""Metrics: for who knows the token, without a word about anybody."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from home import metering
from home.enums import MailState
from home.gauges import by_label, exposition, plain
from home.metering import Meter, MeterMiddleware, route_class
from home.models import OutboxMail, WorkerLease
from home.registry import gauges

pytestmark = pytest.mark.django_db
TOKEN = "a-long-token-of-the-operator"


@pytest.fixture
def meter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Meter:
    """Count into a folder of this test."""
    settings.METRICS_TOKEN = TOKEN
    counted = Meter(tmp_path)
    monkeypatch.setattr(metering, "meter", counted)
    monkeypatch.setattr("home.selectors.metrics.meter", counted)
    return counted


def ask(client: Client, token: str = TOKEN) -> Any:
    """Ask as Prometheus does."""
    return client.get("/metrics", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/en/", "page"),
        ("/", "page"),
        ("/en/stories/ama-mensah/", "page"),
        ("/en/members/stories/7/", "members"),
        ("/es/account/login/", "account"),
        ("/en/search/", "search"),
        ("/admin/pages/7/", "admin"),
        ("/api/v1/pledges.json", "api"),
        ("/p/call/sign/", "signing"),
        ("/en/stories.atom", "feed"),
        ("/readyz", "health"),
    ],
)
def test_addresses_are_counted_by_part_of_the_site(path: str, part: str) -> None:
    assert route_class(path) == part


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1]])
def test_without_the_token_there_is_nothing(client: Client, meter: Meter, token: str) -> None:
    assert ask(client, token).status_code == 404


def test_without_a_token_of_the_operator_there_is_nothing_and_nothing_is_counted(
    client: Client, settings: Any
) -> None:
    settings.METRICS_TOKEN = ""
    assert ask(client, "").status_code == 404
    with pytest.raises(MiddlewareNotUsed):
        MeterMiddleware(lambda request: HttpResponse())


def test_requests_are_counted_and_timed_for_all_processes_together(
    client: Client, meter: Meter, tmp_path: Path
) -> None:
    other = Meter(tmp_path)
    for each, seconds in ((meter, 0.02), (meter, 0.3), (other, 0.02), (other, 9.0)):
        each.note("/en/", 200, seconds)
    other.together()
    text = ask(client).content.decode()
    head = 'cradle_request_seconds_bucket{route="page",status="200",le='
    assert f'{head}"0.01"}} 0' in text
    assert f'{head}"0.025"}} 2' in text
    assert f'{head}"0.5"}} 3' in text
    assert f'{head}"+Inf"}} 4' in text
    assert 'cradle_request_seconds_sum{route="page",status="200"} 9.34' in text
    assert 'cradle_request_seconds_count{route="page",status="200"} 4' in text


def test_a_request_is_counted_with_its_status(meter: Meter) -> None:
    def refuse(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=422)

    MeterMiddleware(refuse)(RequestFactory().get("/p/call/sign/"))
    assert list(meter.together()) == ["signing 422"]


def test_counts_that_cannot_be_written_fail_no_request(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    counted = Meter(blocked / "folder")
    counted.note("/en/", 200, 0.1)
    assert counted.together() == {}


def test_half_a_file_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "1-2.json").write_text('{"page 200": [1')
    (tmp_path / "3-4.json").write_text(json.dumps({"page 200": [1.0] * 12}))
    assert Meter(tmp_path).together()["page 200"][-1] == 1.0


def test_mails_the_worker_and_what_other_apps_offer_are_told(
    client: Client, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    WorkerLease.objects.create(name="heartbeat", last_run_at=now - timedelta(seconds=7))
    WorkerLease.objects.create(name="home.forget_mails", last_run_at=now)
    OutboxMail.objects.create(to=["ama@example.org"], subject="Hello Ama")
    OutboxMail.objects.create(state=MailState.FAILED)
    monkeypatch.setattr(gauges, "_entries", {})
    gauges.register("test", lambda: [plain("signings", "Signings.", 12, "counter")])
    answer = ask(client)
    text = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "cradle_worker_heartbeat_age_seconds 7." in text
    assert 'cradle_job_age_seconds{job="home.forget_mails"}' in text
    assert "cradle_mails_waiting 1\n" in text
    assert 'cradle_mails_of_a_day{state="failed"} 1' in text
    assert "# TYPE cradle_signings counter\ncradle_signings 12" in text
    assert "Ama" not in text
    assert "example.org" not in text


def test_every_line_is_one_that_prometheus_reads(client: Client, meter: Meter) -> None:
    meter.note("/en/", 200, 0.1)
    label = r'[a-z]+="[^"]*"'
    line = rf"# (HELP|TYPE) cradle_\w+ .+|cradle_\w+(\{{{label}(,{label})*\}})? [\d.]+"
    for one in ask(client).content.decode().splitlines():
        assert re.fullmatch(line, one), one


def test_a_label_may_hold_any_sign() -> None:
    said = exposition([by_label("x", "X.", "name", {'a"b\\c\nd': 1.5})])
    assert said.splitlines()[-1] == 'cradle_x{name="a\\"b\\\\c d"} 1.5'
