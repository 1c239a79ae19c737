"""Models of accounts."""

from .sign_in_slip import SignInSlip
from .user import User

__all__ = ["SignInSlip", "User"]
