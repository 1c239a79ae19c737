"""What every table keeps about people: why, for how long, how it is erased and handed out.

Each app registers its own tables in `personal_data`; a contract test fails when a column of text,
a file or a link to a person is in no entry. `docs/personal-data.md` is written from it, and the
commands `erase_person` and `export_person` go through it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from .registry import Registry

Data = dict[str, Any]


@dataclass(frozen=True)
class Personal:
    """A column that tells something about a person.

    Attributes:
        purpose: why it is kept.
        retention: for how long, by which rule.
        erased: who or what erases it where no address leads to it; else the eraser of its table.
        exported: the same for handing it out.
    """

    purpose: str
    retention: str
    erased: str = ""
    exported: str = ""


@dataclass(frozen=True)
class NotPersonal:
    """A column of text that tells nothing about a person, and why."""

    reason: str


@dataclass(frozen=True)
class Subject:
    """Somebody who is asked about: every spelling of her address, and her accounts."""

    addresses: frozenset[str]
    user_ids: tuple[int, ...]

    def by_address(self, field: str) -> Q:
        """Return the condition that a column holds one of her addresses, in any case."""
        found = Q(pk__in=())
        for address in self.addresses:
            found |= Q(**{f"{field}__iexact": address})
        return found

    def by_user(self, field: str) -> Q:
        """Return the condition that a column leads to one of her accounts."""
        return Q(**{f"{field}__in": self.user_ids})


def plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def delete_rows(rows: QuerySet[Any]) -> int:
    """Erase whole rows; return how many."""
    total = rows.count()
    rows.delete()
    return total


@dataclass(frozen=True)
class Holding:
    """What one table keeps.

    Attributes:
        fields: every column of text, every file and every link to a person.
        find: the rows about a person, where her address or account leads to them.
        erase: erases such rows; returns how many.
        export: one row as plain values; the personal columns when it is not given.
        refuse: why a person cannot be erased now, or nothing.
        without_account: given by people without an account; stays when only an account is erased.
    """

    fields: dict[str, Personal | NotPersonal]
    find: Callable[[Subject], QuerySet[Any]] | None = None
    erase: Callable[[QuerySet[Any]], int] = delete_rows
    export: Callable[[Any], Data] | None = None
    refuse: Callable[[Subject], Any] | None = None
    without_account: bool = False

    def personal(self) -> dict[str, Personal]:
        """Return the columns that are about people."""
        return {name: one for name, one in self.fields.items() if isinstance(one, Personal)}

    def as_data(self, row: Model) -> Data:
        """Return one row as it is handed out."""
        if self.export:
            return self.export(row)
        own = [name for name, one in self.personal().items() if not one.exported]
        columns = {field.name: field.attname for field in row._meta.concrete_fields}
        return {name: plain(getattr(row, columns[name])) for name in own}


# "app.Model" -> Holding; erased in the order of registration, accounts last.
personal_data: Registry[Holding] = Registry()
# "app.Model" -> why a table of a library holds nothing about people, or nothing of its own.
without_people: Registry[str] = Registry()
# name -> function(address) -> other spellings of it that are stored.
address_spellings: Registry[Callable[[str], Iterable[str]]] = Registry()

# What everybody's links to accounts have in common.
BY = Personal(
    purpose="Who did it: to answer for it, and so that two people do it where two are needed",
    retention="As long as the record",
    erased="The account that it leads to is emptied with accounts.User",
    exported="As a number of records with accounts.User",
)


def not_personal(reason: str, *names: str) -> dict[str, Personal | NotPersonal]:
    """Declare several columns for one reason."""
    return dict.fromkeys(names, NotPersonal(reason))


def by_people(*names: str) -> dict[str, Personal | NotPersonal]:
    """Declare links to the accounts of those who did something."""
    return dict.fromkeys(names, BY)


def chosen(*names: str) -> dict[str, Personal | NotPersonal]:
    """Declare columns that hold one of a few fixed words."""
    return not_personal("One of a few fixed words about the record", *names)


def made(*names: str) -> dict[str, Personal | NotPersonal]:
    """Declare codes, numbers, names of files and hashes that the site makes."""
    return not_personal("A code, number or hash that the site makes", *names)


def editorial(*names: str) -> dict[str, Personal | NotPersonal]:
    """Declare words that an organisation or the campaign publishes about its cause."""
    return not_personal("Words that are published about a cause or an organisation", *names)


def of_page(*names: str) -> dict[str, Personal | NotPersonal]:
    """Declare the words of a page, and the terms that every page has."""
    return {**editorial(*names), **chosen("terms")}
