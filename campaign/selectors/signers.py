"""Finding signatures among very many, by number, code, address or name.

No question here costs more when there are more signatures: each is answered by an index.
"""

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet

from ..email_keys import email_key
from ..enums import SignatureState
from ..models import Pledge, Signature

# So many are found by name at most; who looks for a person types more of her name.
MOST_FOUND = 1000


class NameHasWords(Func):
    """Whether a name has the words of a query, asked as the index on words keeps them."""

    template = "(to_tsvector('simple'::regconfig, %(expressions)s))"
    arg_joiner = ") @@ ("
    output_field = BooleanField()


def kind_of_search(words: str) -> str:
    """Return what somebody looks for: a number, an address, or a name or code."""
    if words.removeprefix("#").isdecimal():
        return "number"
    return "address" if "@" in words else "name"


def find_signatures(
    found: QuerySet[Signature], words: str, *, by_person: bool
) -> QuerySet[Signature]:
    """Return those of `found` that fit what somebody typed.

    Args:
        found: where to look.
        words: a number (`#12`), the code that she came through, an address in any spelling, or
            words of a name, each from its beginning.
        by_person: look at names and addresses, too.
    """
    words = " ".join(words.split())
    kind = kind_of_search(words)
    if kind == "number":
        return found.filter(pk=min(int(words.removeprefix("#")), 2**63 - 1))
    if not by_person:
        return found.filter(came_through(words))
    if kind == "address":
        return found.filter(_of_address(words))
    return found.filter(Q(pk__in=_ids_of_name(found, words)) | came_through(words))


def came_through(code: str) -> Q:
    """Select those that came through a sheet, poster or collector of any pledge."""
    return Q(pledge__in=_every_pledge(), via=code)


def _of_address(email: str) -> Q:
    """Select every spelling of a mailbox."""
    return Q(pledge__in=_every_pledge(), email_key=email_key(email))


def _every_pledge() -> list[int]:
    """Return the pledges by name: the indexes on addresses and codes begin with them."""
    return list(Pledge.objects.values_list("pk", flat=True))


def _ids_of_name(found: QuerySet[Signature], words: str) -> list[int]:
    """Return the newest signatures whose name has all the words.

    Those that wait are few and have an index of their own; the one on names leaves them out, so
    that it costs nothing to sign.
    """
    ids: list[int] = []
    for part in (
        found.exclude(state=SignatureState.PENDING).filter(_has_words(words)),
        found.filter(_contains(words), state=SignatureState.PENDING),
    ):
        # Ordered by a sum, or the planner would walk through all rows in their order instead of
        # asking the index for those that fit.
        newest = part.order_by((F("pk") + 0).desc())
        ids += newest.values_list("pk", flat=True)[:MOST_FOUND]
    return ids


def _has_words(words: str) -> Any:
    if connection.vendor != "postgresql":
        return _contains(words)
    quoted = [word.replace("\\", "\\\\").replace("'", "''") for word in words.split()]
    query = SearchQuery(
        " & ".join(f"'{word}':*" for word in quoted), config="simple", search_type="raw"
    )
    return NameHasWords("name", query)


def _contains(words: str) -> Q:
    fits = Q()
    for word in words.split():
        fits &= Q(name__icontains=word)
    return fits
