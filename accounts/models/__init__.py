"""Models of accounts."""

from .lost_phone import LostPhone
from .sign_in_slip import SignInSlip
from .user import User

__all__ = ["LostPhone", "SignInSlip", "User"]
