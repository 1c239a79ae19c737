"""The command that hands out what is known of a person."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from home.actions.personal_data import export_person
from home.management.person import REFUSED, PersonCommand


class Command(PersonCommand):
    """Writes all that is known of the person with an address, as JSON."""

    help = (
        "Writes all that is known of the person with an e-mail address, in any spelling, as JSON: "
        "signatures with the wording agreed to, account, memberships, invitations, messages, "
        "mails. Leaves a receipt without the address. Exit 0: done; 1: the file cannot be "
        "written; 2: wrong use. "
        "Example: python manage.py export_person ama@example.org --output ama.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, who asks, and where to write."""
        self.add_person_arguments(parser)
        parser.add_argument("--output", metavar="FILE", help="a new file; else standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is known, and say on the side how many rows of what."""
        with self.refusals():
            found, receipt = export_person(options["email"], self.done_by(options))
        data = {"address": options["email"], "as_of": timezone.now().isoformat(), "data": found}
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        if not options["output"]:
            self.stdout.write(text, ending="")
            return
        try:
            with Path(options["output"]).open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            reason = f"{options['output']} cannot be written: {error.strerror}."
            raise CommandError(reason, returncode=REFUSED) from error
        self.tell(receipt, self.stdout)
