"""manage.py setup_roles: staff groups, permissions and the review workflow."""

from typing import Any

from django.core.management.base import BaseCommand

from home.actions.setup_roles import setup_roles


class Command(BaseCommand):
    """Sets up what home/roles.py describes. Run it after every migrate; it can be run twice."""

    help = (
        "Set up the staff groups, their permissions and the review workflow as home/roles.py"
        " describes them. Safe to run again. Example: manage.py setup_roles"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up the roles and say so."""
        setup_roles()
        self.stdout.write("Staff groups, permissions and the review workflow are set up.")
