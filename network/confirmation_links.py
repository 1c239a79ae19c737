"""The link of a mail with which a steward confirms facts without signing in."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer

VALID_FOR = timedelta(days=30)


def _signer() -> Signer:
    return Signer(sep=".", salt="network.confirm-facts")


def make_token(request_id: int) -> str:
    """Return what stands in the link of a request."""
    return _signer().sign(str(request_id))


def request_of(token: str) -> int | None:
    """Return the number of the request; None for a link that we did not make."""
    try:
        number = _signer().unsign(token)
    except BadSignature:
        return None
    return int(number) if number.isdigit() else None
