"""Steps that several tests of invitations take."""

import re
from typing import Any

from network.actions.invite import Invited, invite
from network.enums import Role
from tests.factories.network import MembershipFactory


def invited(email: str = "", **fields: Any) -> Invited:
    """Return an invitation that a steward made."""
    steward = fields.pop("steward", None) or MembershipFactory.create(steward=True)
    values = {"name": "Efua", "language": "en", "roles": {Role.AUTHOR}, **fields}
    return invite(steward.organisation, steward.user, email=email, **values)


def link(message: Any) -> str:
    """Return the path of the invitation in a mail."""
    found = re.search(r"http://[^/]+(/\w\w/members/invitation/[^/]+/)", message.body)
    assert found, message.body
    return found[1]
