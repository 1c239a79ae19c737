"""Which addresses may be asked: public ones alone, as their names resolve at that moment.

Rules of OWASP's cheat sheet on server-side request forgery: the numbers behind a name are looked
at, and the connection goes to the very number that was looked at, so that a name which changes its
number in between leads nowhere else.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
ALLOWED_PORTS = frozenset({80, 443, 8080, 8443})
# IPv6 addresses that carry an IPv4 address in their last 32 bits (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):  # noqa: N818
    """The address is not asked: it leads into a private network, or is none of the web."""


@dataclass(frozen=True)
class Target:
    """Where to connect: the number that was looked at, and the name to ask it for."""

    scheme: str
    host: str
    port: int
    number: str
    path: str


def is_public(number: Number) -> bool:
    """Whether a number belongs to the public internet, also one that is wrapped in another."""
    if isinstance(number, ipaddress.IPv6Address):
        inside = number.ipv4_mapped or number.sixtofour
        if inside is None and number in NAT64:
            inside = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(inside)
        if number.teredo is not None:
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


def resolve(url: str) -> Target:
    """Return where `url` leads.

    Raises Refused when any number behind its name is not public, OSError when it has none.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:
        raise Refused(url) from error
    if parts.scheme not in PORTS or port not in ALLOWED_PORTS or not host or parts.username:
        raise Refused(url)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not all(is_public(ipaddress.ip_address(number)) for number in numbers):
        raise Refused(url)
    path = parts.path or "/"
    return Target(
        parts.scheme, host, port, numbers[0], f"{path}?{parts.query}" if parts.query else path
    )
