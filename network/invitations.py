"""Facts about invitations that actions, pages and mails share."""

from datetime import timedelta

from accounts.codes import hash_code

from .enums import Role

VALID_FOR = timedelta(days=14)
INVITATIONS_A_DAY = 50
PURPOSE = "invitation"


def code_hash(code: str) -> str:
    """Return what is stored of an invitation's code."""
    return hash_code(code, PURPOSE)


def role_fields(roles: set[Role]) -> dict[str, bool]:
    """Return the model fields that stand for `roles`."""
    return {f"is_{role.value}": role in roles for role in Role}
