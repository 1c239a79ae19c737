"""The command that erases a person."""

from argparse import ArgumentParser
from typing import Any

from home.actions.personal_data import erase_person
from home.management.person import PersonCommand


class Command(PersonCommand):
    """Erases all that is known of the person with an address."""

    help = (
        "Erases all that is known of the person with an e-mail address, in any spelling: "
        "signatures (what stays is country, day and channel), account, invitations, messages, "
        "mails. Leaves a receipt without the address. Exit 0: done, or nothing was there; "
        "1: refused, with the reason; 2: wrong use. Can be repeated. "
        "Example: python manage.py erase_person ama@example.org"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and who asks."""
        self.add_person_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how many rows of what."""
        with self.refusals():
            receipt = erase_person(options["email"], self.done_by(options))
        self.tell(receipt, self.stdout)
