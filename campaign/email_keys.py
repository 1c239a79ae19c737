"""Which addresses and names are the same, told without keeping them in the clear.

Keys are keyed hashes: a stolen table cannot be searched for a known address without SECRET_KEY.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from disposable_email_domains import blocklist
from django.utils.crypto import salted_hmac

from home.addresses import split_address

# Accents of European scripts; the vowel signs of others tell names apart and stay.
_accents = re.compile("[\u0300-\u036f]")


@cache
def _rules() -> dict[str, Any]:
    """Return the rules of mail services (dots, plus, aliases) and common typing mistakes."""
    path = Path(__file__).with_name("data") / "email_rules.json"
    rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return rules


def canonical(email: str) -> str:
    """Return the one spelling of a mailbox: `Ana.Lopez+1@googlemail.com` is analopez@gmail.com."""
    rules = _rules()
    local, domain = split_address(email)
    local = local.casefold()
    domain = rules["aliases"].get(domain, domain)
    if domain in rules["plus_addresses"]:
        local = local.split("+", 1)[0] or local
    if domain in rules["ignores_dots"]:
        local = local.replace(".", "") or local
    return f"{local}@{domain}"


def email_key(email: str) -> str:
    """Return 64 hex digits, the same for every spelling of one mailbox."""
    return _keyed("campaign.email", canonical(email))


def name_key(name: str) -> str:
    """Return 64 hex digits, the same for spellings of one name that differ in case and accents."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    return _keyed("campaign.name", " ".join(_accents.sub("", spread).split()))


def _keyed(purpose: str, value: str) -> str:
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()


def domains_of(email: str) -> list[str]:
    """Return the domain of an address and those above it, without the top one alone."""
    labels = split_address(email)[1].split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def is_disposable(email: str) -> bool:
    """Tell whether the address is of a throwaway mail service, or of a host below one."""
    return any(domain in blocklist for domain in domains_of(email))


def is_common(domain: str) -> bool:
    """Tell whether very many people have an address there, as far as our rules know it."""
    rules = _rules()
    known = {*rules["aliases"], *rules["plus_addresses"], *rules["typing_mistakes"].values()}
    return domain in known


def suggestion(email: str) -> str:
    """Return what she probably meant to type, or nothing: `ana@gmial.com` -> `ana@gmail.com`."""
    local, domain = split_address(email)
    meant = _rules()["typing_mistakes"].get(domain)
    return f"{local}@{meant}" if meant else ""
