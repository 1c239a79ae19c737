"""What a browser sends with a filled sign form; every signer from a network of her own."""

from urllib.parse import urlencode


def signing(email: str) -> str:
    """Return the body of a signing."""
    return urlencode(
        {
            "name": f"Ama {email}",
            "email": email,
            "country": "GH",
            "visibility": "nothing",
            "consent": "on",
            "language": "en",
            "elapsed_ms": "9000",
        }
    )


def headers(number: int) -> dict[str, str]:
    """Return the header fields of the signer with this number, as the proxy passes them on."""
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": f"10.{number // 65536}.{number // 256 % 256}.{number % 256}",
    }
