"""What accounts keeps about people; accounts itself stands below the registry."""

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import LostPhone, SignInSlip, User

from .personal_data import (
    Data,
    Holding,
    Personal,
    Subject,
    by_people,
    made,
    personal_data,
    plain,
)

SIGN_IN = "To sign in"
MEMBER = "As long as she has the account"


def accounts_of(subject: Subject) -> QuerySet[User]:
    """Return her accounts."""
    return User.objects.filter(pk__in=subject.user_ids)


def is_emptied(user: User) -> bool:
    """Tell whether an account was emptied before."""
    return not user.is_active and user.username == emptied_name(user)


def emptied_name(user: User) -> str:
    """Return what an emptied account is called: it must have an address or a name."""
    return f"erased-{user.pk}"


def empty_accounts(rows: QuerySet[Any]) -> int:
    """Empty accounts and close them; the rows stay, so that what they did keeps its place."""
    for user in rows:
        user.groups.clear()
        user.user_permissions.clear()
        user.name, user.email, user.username = "", None, emptied_name(user)
        user.last_login, user.is_active = None, False
        user.set_unusable_password()
        user.save()
    return len(rows)


def account_as_data(user: User) -> Data:
    """Return an account, its addresses, and how many records it has made of each kind."""
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    return {
        "name": user.name,
        "email": user.email,
        "username": user.username,
        "language": user.language,
        "date_joined": plain(user.date_joined),
        "last_login": plain(user.last_login),
        "addresses": list(addresses.values_list("email", flat=True)),
        "records": records_of(user),
    }


def slip_as_data(slip: SignInSlip) -> Data:
    """Return when a slip was printed and used; its code is not kept."""
    return {"issued_at": plain(slip.issued_at), "used_at": plain(slip.used_at)}


def lost_phone_as_data(report: LostPhone) -> Data:
    """Return when she was signed out by somebody else."""
    return {"ended_at": plain(report.ended_at)}


def records_of(user: User) -> dict[str, int]:
    """Return how many records lead to an account, by table and column."""
    found = {}
    for label, holding in personal_data.items():
        model = apps.get_model(label)
        for name in holding.fields:
            if model._meta.get_field(name).related_model is User:
                found[f"{label}.{name}"] = model._default_manager.filter(**{name: user}).count()
    return {name: number for name, number in found.items() if number}


def staff_must_leave_first(subject: Subject) -> Any:
    """Refuse to erase who works in the admin: somebody must take that over first."""
    if any(user.is_staff for user in accounts_of(subject)):
        return _("This account may open the admin. Take its groups and rights away first.")
    return ""


personal_data.register(
    "accounts.SignInSlip",
    Holding(
        {
            "user": Personal(SIGN_IN, "Until the account is erased; it works for 24 hours"),
            **by_people("issued_by"),
            **made("code_hash"),
        },
        find=lambda subject: SignInSlip.objects.filter(subject.by_user("user")),
        export=slip_as_data,
    ),
)
personal_data.register(
    "accounts.LostPhone",
    Holding(
        {
            "user": Personal(
                "So that she learns who signed her out on a lost phone",
                "Until the account is erased",
            ),
            **by_people("ended_by"),
        },
        find=lambda subject: LostPhone.objects.filter(subject.by_user("user")),
        export=lost_phone_as_data,
    ),
)
personal_data.register(
    "accounts.User",
    Holding(
        {
            "email": Personal(SIGN_IN, MEMBER),
            "username": Personal(SIGN_IN, MEMBER),
            "password": Personal(SIGN_IN, MEMBER, exported="Never: only a hash of it is kept"),
            "name": Personal("How she wants to be addressed", MEMBER),
            "language": Personal("The language of mails to her", MEMBER),
        },
        find=accounts_of,
        erase=empty_accounts,
        export=account_as_data,
        refuse=staff_must_leave_first,
    ),
)
