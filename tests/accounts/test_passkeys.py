"""Which passkeys are taken."""

import hashlib
import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256, RS1, RS256, CoseKey
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from tests.accounts.help import sign_in_by_code
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PRESENT = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


def answer_of_phone(options: Any, key: CoseKey) -> dict[str, Any]:
    """Return what a browser sends for a new passkey."""
    challenge = options["publicKey"]["challenge"]
    client = CollectedClientData.create("webauthn.create", challenge, "https://testserver")
    made = AttestedCredentialData.create(b"\0" * 16, b"number of the key", key)
    site = hashlib.sha256(b"testserver").digest()
    data = AuthenticatorData.create(site, PRESENT | AuthenticatorData.FLAG.AT, 0, made)
    number = websafe_encode(b"number of the key")
    return {
        "id": number,
        "rawId": number,
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }


def strong_key() -> CoseKey:
    return ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())


def weak_key() -> CoseKey:
    key = rsa.generate_private_key(65537, 2048).public_key()
    return RS1({**RS256.from_cryptography_key(key), 3: RS1.ALGORITHM})


@pytest.mark.parametrize(("key", "taken"), [(strong_key, True), (weak_key, False)])
def test_a_key_of_a_kind_that_was_not_offered_is_refused(
    client: Client, key: Any, taken: bool
) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    address = reverse("mfa_add_webauthn")
    options = client.get(address).context["js_data"]["creation_options"]
    offered = {kind["alg"] for kind in options["publicKey"]["pubKeyCredParams"]}
    assert RS1.ALGORITHM not in offered
    sent = {"name": "mine", "credential": json.dumps(answer_of_phone(options, key()))}
    answer = client.post(address, sent)
    assert answer.status_code == (302 if taken else 200)
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists() is taken
