"""Erasing or handing out all that is known of a person, over every table that knows her."""

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User

from ..enums import ReceiptVerb
from ..models import ErasureReceipt
from ..personal_data import Data, Holding, Subject, address_spellings, personal_data
from ..removal_ledger import Rows, note_erasure
from .errors import Conflict, Invalid

# The rows of other tables are found through the account: it goes last.
LAST = "accounts.User"


@transaction.atomic
def erase_person(address: str, done_by: Any = None) -> ErasureReceipt:
    """Erase what is known of the person with this address; return the receipt.

    All of it or nothing. Safe to repeat: when nothing is found any more, the receipt of the last
    time is returned.

    Args:
        address: in any spelling.
        done_by: the account of who does it; None from the command line.

    Raises:
        Invalid: when it is no address.
        Conflict: when somebody must do something before, such as for staff of the site.
    """
    return _erase(subject_of(address), _by_address(), address, done_by)


@transaction.atomic
def erase_account(user: User, done_by: Any = None) -> ErasureReceipt:
    """Empty one account, with or without an address, and all that is known through it.

    What somebody gives without an account stays, such as signatures: each has a link of its own.

    Args:
        user: whose account.
        done_by: the account of who does it.

    Raises Conflict when somebody must do something before, such as for staff of the site.
    """
    rows = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    addresses = frozenset(str(one).casefold() for one in {*rows, user.email} if one)
    holdings = [entry for entry in _by_address() if not entry[1].without_account]
    return _erase(Subject(addresses, (user.pk,)), holdings, user.get_username(), done_by)


def _erase(
    subject: Subject, holdings: list[tuple[str, Holding]], address: str, done_by: Any
) -> ErasureReceipt:
    """Erase what `holdings` know of a person; return the receipt."""
    for _label, holding in holdings:
        if holding.refuse and (why := holding.refuse(subject)):
            raise Conflict(why)
    # Found before anything is erased: the eraser of one table may empty a column of another.
    found = [(label, one, _fixed(_find(one, subject))) for label, one in holdings]
    numbers = {label: _numbers(rows) for label, _one, rows in found}
    counts = {label: number for label, one, rows in found if (number := one.erase(rows))}
    transaction.on_commit(lambda: note_erasure(numbers))
    earlier = receipts_of(address).filter(verb=ReceiptVerb.ERASED).first()
    if not counts and earlier is not None:
        return earlier
    return _receipt(ReceiptVerb.ERASED, address, counts, done_by)


@transaction.atomic
def erase_again(rows: Rows) -> int:
    """Erase rows that a restored backup has brought back; return how many.

    Args:
        rows: "app.Model" -> numbers, as home.removal_ledger.erasures() tells them.
    """
    total = 0
    for label, holding in sorted(personal_data.items(), key=lambda entry: entry[0] == LAST):
        if numbers := rows.get(label):
            found = apps.get_model(label)._default_manager.filter(pk__in=numbers).order_by("pk")
            total += holding.erase(found)
    return total


@transaction.atomic
def export_person(address: str, done_by: Any = None) -> tuple[Data, ErasureReceipt]:
    """Return what is known of the person with this address, by table, and the receipt.

    Raises Invalid when it is no address.
    """
    subject = subject_of(address)
    found = {}
    for label, holding in _by_address():
        if rows := [holding.as_data(row) for row in _find(holding, subject)]:
            found[label] = rows
    counts = {label: len(rows) for label, rows in found.items()}
    return found, _receipt(ReceiptVerb.EXPORTED, address, counts, done_by)


def receipts_of(address: str) -> Any:
    """Return the receipts of an address, newest first."""
    return ErasureReceipt.objects.filter(address_hash=_hash(address))


def subject_of(address: str) -> Subject:
    """Return who has this address: its other spellings, and the accounts that it leads to.

    Raises Invalid when it is no address.
    """
    asked = address.strip().casefold()
    try:
        validate_email(asked)
    except ValidationError as error:
        raise Invalid(_("This is no e-mail address."), "address") from error
    spellings = {one for spell in address_spellings for one in spell(asked)}
    addresses = frozenset(one.casefold() for one in {asked, *spellings})
    hers = Subject(addresses, ()).by_address("email")
    through = EmailAddress.objects.filter(hers).values("user")
    users = User.objects.filter(hers | Q(pk__in=through)).order_by("pk")
    return Subject(addresses, tuple(users.values_list("pk", flat=True)))


def _by_address() -> list[tuple[str, Holding]]:
    """Return the tables to which an address leads, accounts last."""
    found = [(label, one) for label, one in personal_data.items() if one.find is not None]
    return sorted(found, key=lambda entry: entry[0] == LAST)


def _find(holding: Holding, subject: Subject) -> QuerySet[Any]:
    """Return the rows about a person."""
    assert holding.find is not None  # noqa: S101 - _by_address() has chosen them
    return holding.find(subject)


def _numbers(rows: QuerySet[Any]) -> list[int]:
    """Return the numbers of rows; keys of sessions are secrets, and a restored backup has none."""
    return [key for key in rows.values_list("pk", flat=True) if isinstance(key, int)]


def _fixed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return rows by their numbers, so that they stay the same whatever becomes of them."""
    numbers = list(rows.values_list("pk", flat=True))
    return rows.model._default_manager.filter(pk__in=numbers).order_by("pk")


def _receipt(verb: str, address: str, counts: dict[str, int], done_by: Any) -> ErasureReceipt:
    receipt = ErasureReceipt.objects.create(
        verb=verb, address_hash=_hash(address), counts=counts, done_by=done_by
    )
    receipt.refresh_from_db()
    log(instance=receipt, action=f"cradle.person.{verb}", user=done_by)
    return receipt


def _hash(address: str) -> str:
    """Return a keyed hash by which the receipt is found again, and nobody without the address."""
    keyed = salted_hmac("home.receipt", address.strip().casefold(), algorithm="sha256")
    return str(keyed.hexdigest())
