"""What the commands about one person share."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User

from ..actions.errors import Conflict, Invalid
from ..models import ErasureReceipt

REFUSED, WRONG_USE = 1, 2


class PersonCommand(BaseCommand):
    """A command that takes an address and leaves a receipt."""

    def add_person_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and who asks."""
        parser.add_argument("email", metavar="EMAIL", help="her address, in any spelling")
        parser.add_argument(
            "--by", metavar="EMAIL", help="the account of who does it, for the receipt"
        )

    def done_by(self, options: dict[str, Any]) -> User | None:
        """Return the account of who does it; CommandError (2) when there is none."""
        if not options["by"]:
            return None
        found = User.objects.filter(email__iexact=options["by"]).first()
        if found is None:
            raise CommandError("No account has the address given with --by.", returncode=WRONG_USE)
        return found

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn a refusal into a sentence and an exit code."""
        try:
            yield
        except Invalid as error:
            raise CommandError(str(error), returncode=WRONG_USE) from error
        except Conflict as error:
            raise CommandError(str(error), returncode=REFUSED) from error

    def tell(self, receipt: ErasureReceipt, out: Any) -> None:
        """Say what the receipt says."""
        for label, number in sorted(receipt.counts.items()):
            out.write(f"{label}: {number}")
        if not receipt.counts:
            out.write("Nothing is known of this address.")
        out.write(f"Receipt {receipt.pk} of {receipt.done_at:%Y-%m-%d %H:%M} UTC.")
