"""The whole way of a signer: her form, the mail, the page behind its link, and the button.

The steps are measured one after the other, each as fast as it goes, and added up to one way. A
mail is handed to a server that takes it at once.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from campaign.models import Signature
from campaign.tokens import make_token
from home.actions.send_mail import send_due

from . import load, site
from .report import Line, at_least
from .server import Servers
from .sizes import ROUNDS, SECONDS

# Of Pytition's whole signing, measured on the same kind of machine: as shipped, with a cheap hash.
SHIPPED, CHEAP = 7.2, 71.0
TIMES_SHIPPED, TIMES_CHEAP = 40, 5
WANTED = max(SHIPPED * TIMES_SHIPPED, CHEAP * TIMES_CHEAP)
MAILS = 200
LINKS = Path("var/bench/links.txt")


def measure(servers: Servers) -> Iterator[Line]:
    """Yield the rate of each step and of the whole."""
    rates: dict[str, list[float]] = {"form": [], "mail": [], "link and button": []}
    load.post(servers.ours.url, f"/p/{site.CODE}/sign/", 2)
    for _round in range(ROUNDS):
        site.forget()
        signed = load.post(servers.ours.url, f"/p/{site.CODE}/sign/", SECONDS)
        rates["form"].append(signed.rate)
        rates["mail"].append(_mails(min(MAILS, signed.answers)))
        _write_links()
        # Two requests make one.
        rates["link and button"].append(load.confirm(servers.ours.url, LINKS, SECONDS).rate / 2)
    steps = {step: median(found) for step, found in rates.items()}
    whole = 1 / sum(1 / rate for rate in steps.values())
    said = ", ".join(f"{step} {rate:.0f}/s" for step, rate in steps.items())
    yield Line(
        "Form, mail, link and button together",
        f"{whole:.0f}/s, {whole / SHIPPED:.0f} times as shipped, {whole / CHEAP:.1f} times with a "
        f"cheap hash ({said})",
        f"{TIMES_SHIPPED} times {SHIPPED}/s and {TIMES_CHEAP} times {CHEAP:.0f}/s",
        whole >= WANTED,
        row="sign-flow",
        used=at_least(whole, WANTED),
    )


def _mails(number: int) -> float:
    """Send so many of the mails that wait; return how many a second went out."""
    began = time.perf_counter()
    sent = send_due(limit=number)
    if sent < number:
        raise RuntimeError(f"{sent} of {number} mails went out")
    return sent / (time.perf_counter() - began)


def _write_links() -> None:
    rows = Signature.objects.order_by("pk").values_list("pk", "token_version")
    links = [
        f"/p/{site.CODE}/confirm/{make_token('confirm', number, version)}/"
        for number, version in rows.iterator()
    ]
    LINKS.write_text("\n".join(links) + "\n", encoding="utf-8")
