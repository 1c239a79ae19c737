"""One question to another site: does this address answer?"""

from dataclasses import dataclass
from urllib.parse import quote, urljoin

import certifi
import urllib3
from django.conf import settings

from ..enums_links import LinkProblem
from .guard import PORTS, Refused, Target, resolve

SECONDS = urllib3.Timeout(connect=4, read=4)
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {404, 410}
FAULT = 500
# What many servers say to HEAD alone, so that GET is tried once.
DISLIKES_HEAD = {400, 403, 404, 405, 406, 410}
SAFE = "/%?=&;:@!$'()*+,~#[]-._"


@dataclass(frozen=True)
class Answer:
    """What an address said; `problem` is "" when readers get somewhere."""

    problem: str
    status: int | None = None


def ask(url: str) -> Answer:
    """Ask an address once, following redirects to public addresses alone.

    A page that asks for a password, or that turns robots away, is there for readers: no problem.
    """
    try:
        status = _follow(url, "HEAD")
        if status in DISLIKES_HEAD or status >= FAULT:
            status = _follow(url, "GET")
    except Refused:
        return Answer(LinkProblem.INSIDE)
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        # ValueError: a redirect to what is no address.
        return Answer(LinkProblem.SILENT)
    if status in GONE:
        return Answer(LinkProblem.GONE, status)
    return Answer(LinkProblem.FAULT if status >= FAULT or status in REDIRECTS else "", status)


def _follow(url: str, method: str) -> int:
    status = 0
    for _step in range(MOST_REDIRECTS + 1):
        status, location = _once(resolve(url), method)
        if status not in REDIRECTS or not location:
            return status
        url = urljoin(url, location)
    return status


def _once(target: Target, method: str) -> tuple[int, str]:
    """Return status and Location of one request; the body is not read."""
    named = "" if target.port == PORTS[target.scheme] else f":{target.port}"
    headers = {
        "Host": f"{target.host}{named}",
        "User-Agent": f"Cradle link check (+{settings.BASE_URL}/)",
        "Accept": "*/*",
    }
    with _pool(target) as pool:
        answer = pool.request(
            method,
            quote(target.path, safe=SAFE),
            headers=headers,
            redirect=False,
            preload_content=False,
        )
        answer.close()
        return answer.status, answer.headers.get("Location", "")


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    """Return connections to the number that was looked at, under the name that was asked for."""
    options = {"timeout": SECONDS, "retries": False, "maxsize": 1}
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.number, target.port, **options)  # type: ignore[arg-type]
    return urllib3.HTTPSConnectionPool(
        target.number,
        target.port,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        **options,  # type: ignore[arg-type]
    )
