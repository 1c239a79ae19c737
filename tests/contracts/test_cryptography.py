"""docs/cryptography.md is the whole of our keys, hashes and random values, and only strong ones.

The code is read, not run: who uses a new primitive, or an old one in another way, has to say so.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import signing
from django.core.signing import Signer
from django.utils.crypto import salted_hmac
from fido2.cose import CoseKey

from accounts.models import User
from campaign.tokens import make_token, read_token
from home.actions.keep_form import KEY_BITS, SALT, writer_mark
from network import confirmation_links as confirming
from tests.contracts.repository import ROOT

APPS = ("accounts", "home", "network", "library", "campaign", "search", "config")
PAGE = (ROOT / "docs" / "cryptography.md").read_text(encoding="utf-8")
# Where primitives come from: Python, Django and the cryptography package, nowhere else.
SOURCES = (
    "hashlib",
    "hmac",
    "secrets",
    "random",
    "cryptography",
    "django.core.signing",
    "django.utils.crypto",
    "django.contrib.auth.hashers",
    "fido2",
)
FOREIGN = ("Crypto", "Cryptodome", "nacl", "jwt", "jose", "authlib", "itsdangerous", "rsa", "ecdsa")
NAMES = {
    "hashlib": {"sha256", "sha1", "md5"},
    "secrets": {"choice", "randbelow", "token_bytes", "token_hex", "token_urlsafe"},
    "random": {"Random"},
    "cryptography.exceptions": {"InvalidTag"},
    "cryptography.hazmat.primitives.ciphers.aead": {"AESGCM"},
    "django.core.signing": {
        "BadSignature",
        "SignatureExpired",
        "Signer",
        "TimestampSigner",
        "b62_decode",
        "b62_encode",
        "dumps",
        "loads",
    },
    "django.utils.crypto": {"constant_time_compare", "salted_hmac"},
    "django.contrib.auth.hashers": {"check_password", "make_password"},
    "fido2.cose": {"CoseKey"},
}


def is_demo(path: Path) -> bool:
    """Tell whether it only makes the demo or data for measuring."""
    return any(part in {"demo", "scale", "migrations"} or "scale" in part for part in path.parts)


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of ours with its syntax tree."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            name = path.relative_to(ROOT)
            if not is_demo(name):
                yield str(name), ast.parse(path.read_text(encoding="utf-8"))


TREES = dict(trees())


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield what a file imports, whole: "hashlib", "django.core.signing.dumps"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def attributes(tree: ast.Module, module: str) -> Iterator[str]:
    """Yield what a file takes from a module that it imported whole."""
    last = module.rpartition(".")[2]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == last:
            yield f"{module}.{node.attr}"


def uses() -> dict[str, set[str]]:
    """Return what each file takes of which source: {file: {"hashlib.sha256"}}."""
    found: dict[str, set[str]] = defaultdict(set)
    for file, tree in TREES.items():
        for name in imports(tree):
            assert name.partition(".")[0] not in FOREIGN, file
            if name in SOURCES:
                found[file] |= {*attributes(tree, name)}
            elif name.startswith(tuple(f"{one}." for one in SOURCES)):
                found[file].add(name)
    return {file: names for file, names in found.items() if names}


USES = uses()


CALLS = [
    (file, node, ast.unparse(node.func))
    for file, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.Call)
]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of a function or method of that name, with its file."""
    yield from ((file, node) for file, node, called in CALLS if called.endswith(name))


def given(call: ast.Call, name: str) -> object:
    """Return the constant that a call is given under a name; None without."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return ast.literal_eval(keyword.value)
    return None


def test_the_inventory_names_each_file_that_uses_a_primitive_and_no_other() -> None:
    table = PAGE.partition("## Where they are used")[2]
    listed = {*re.findall(r"`([\w/]+\.py)`", table)}
    assert {*USES} == listed


def test_only_known_names_of_known_packages_are_used() -> None:
    wrong = {
        f"{file}: {one}"
        for file, names in USES.items()
        for one in names
        if one.rpartition(".")[2] not in NAMES.get(one.rpartition(".")[0], set())
    }
    assert wrong == set()


def test_keyed_hashes_are_sha256_and_each_has_a_purpose_of_its_own() -> None:
    found = list(calls("salted_hmac"))
    assert len(found) >= 10
    assert [file for file, call in found if given(call, "algorithm") != "sha256"] == []
    assert salted_hmac("a", "b", algorithm="sha256").digest_size * 8 == 256
    assert (
        salted_hmac("a", "b", algorithm="sha256").digest()
        != salted_hmac("c", "b", algorithm="sha256").digest()
    )


@pytest.mark.parametrize("name", ["sha1", "md5"])
def test_broken_hashes_are_only_checksums(name: str) -> None:
    found = list(calls(name))
    assert found
    assert [file for file, call in found if given(call, "usedforsecurity") is not False] == []


def test_signed_values_use_sha256_and_a_purpose_and_nobody_chooses_the_algorithm() -> None:
    found = [one for name in ("Signer", "signing.dumps", "signing.loads") for one in calls(name)]
    # The one subclass of a signer gives its salt to the class above.
    found += [one for one in calls("super().__init__") if one[0] == "campaign/tokens.py"]
    assert len(found) >= 8
    for file, call in found:
        assert given(call, "algorithm") is None, file
        assert "salt" in {keyword.arg for keyword in call.keywords}, file
    assert Signer(key="k" * 50).algorithm == "sha256"
    assert "alg" not in signing.dumps({"a": 1}, key="k" * 50)


def test_texts_are_encrypted_with_a_tag_and_a_key_of_256_bits() -> None:
    assert KEY_BITS == 256
    assert len(AESGCM.generate_key(KEY_BITS)) == 32
    users = {file for file, names in USES.items() if any("cryptography" in one for one in names)}
    assert users == {"home/actions/keep_form.py"}


def test_chance_that_must_not_be_guessed_never_comes_from_random() -> None:
    # A lot that must be drawn again the same way; what it starts from is a secret.
    users = {file for file, names in USES.items() if any("random.Ran" in one for one in names)}
    assert users == {"campaign/actions/check_sheet.py"}


def test_passkeys_are_of_kinds_with_at_least_128_bits() -> None:
    # RFC 9053 and RFC 8812; RSA with SHA-1 is known to the library and not among them.
    strong = {-7, -8, -35, -36, -37, -47, -48, -49, -50, -257}
    assert {*CoseKey.supported_algorithms()} <= strong


def test_every_secret_of_a_server_is_in_the_list_of_keys() -> None:
    settings = (ROOT / "deploy" / "env.example").read_text(encoding="utf-8")
    secret = r"^#?([A-Z_]*(?:KEY|TOKEN|SECRET|PASSWORD|DSN|DATABASE_URL|EMAIL_URL|STORAGE_URL))="
    names = {*re.findall(secret, settings, re.MULTILINE)}
    assert len(names) >= 6, names
    keys = PAGE.partition("## Keys")[2].partition("\n## ")[0]
    assert {name for name in names if f"`{name}`" not in keys} == set()


def test_a_value_of_another_installation_or_purpose_is_refused(settings: Any) -> None:
    mark, token, link = writer_mark(User(pk=1)), make_token("news", 1, 1), confirming.make_token(7)
    assert signing.loads(mark, salt=SALT) == 1
    assert read_token("news", token)
    assert confirming.request_of(link) == 7
    for salt in ("campaign.news", "network.confirm-facts"):
        with pytest.raises(signing.BadSignature):
            signing.loads(mark, salt=salt)
    assert read_token("mine", token) is None
    assert confirming.request_of(token) is None
    settings.SECRET_KEY = "of another installation"
    with pytest.raises(signing.BadSignature):
        signing.loads(mark, salt=SALT)
    assert read_token("news", token) is None
    assert confirming.request_of(link) is None
