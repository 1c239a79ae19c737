"""What superusers do about the sign-ins of several people at once, in the list of people."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from .actions.end_sign_ins import end_sign_ins
from .actions.forget_second_factor import forget_second_factor
from .models import User


class PeopleBulkAction(UserBulkAction):
    """For superusers, after they gave the second factor again (views/fresh.py)."""

    models: ClassVar[list[Any]] = [User]
    template_name = "wagtailadmin/people/bulk.html"
    explanation: Any

    def check_perm(self, person: User) -> bool:
        """Refuse everybody but superusers."""
        return bool(self.request.user.is_superuser)

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over who does it."""
        return {"by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        own = {"title": self.display_name, "explanation": self.explanation}
        return {**super().get_context_data(**kwargs), **own}


class EndSignInsBulkAction(PeopleBulkAction):
    """Sign people out everywhere."""

    display_name = _("Sign out everywhere")
    aria_label = _("Sign the selected people out on all their devices")
    action_type = "end_sign_ins"
    action_priority = 30
    explanation = _("They are signed out at once on all devices, and can sign in again:")

    @classmethod
    def execute_action(cls, objects: Sequence[User], by: User, **kwargs: Any) -> tuple[int, int]:
        """End the sign-ins of each; the superuser's own last, with this page."""
        for person in sorted(objects, key=lambda one: (one.pk == by.pk, one.pk)):
            end_sign_ins(person, by)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many."""
        words = ngettext(
            "%(count)s person is signed out everywhere.",
            "%(count)s people are signed out everywhere.",
            num_parent_objects,
        )
        return words % {"count": num_parent_objects}


class ForgetSecondFactorBulkAction(PeopleBulkAction):
    """Take the second factor from people who lost it with their recovery codes."""

    display_name = _("Remove the second factor")
    aria_label = _("Remove app, passkeys and recovery codes of the selected people")
    action_type = "forget_second_factor"
    action_priority = 40
    explanation = _(
        "They lost phone and recovery codes. You met or called each of them and know that it was "
        "she. They get a mail, and staff set up a new second factor at their next sign-in:"
    )

    @classmethod
    def execute_action(cls, objects: Sequence[User], by: User, **kwargs: Any) -> tuple[int, int]:
        """Take them from each."""
        for person in sorted(objects, key=lambda one: one.pk):
            forget_second_factor(person, by)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many."""
        words = ngettext(
            "%(count)s person has no second factor any more.",
            "%(count)s people have no second factor any more.",
            num_parent_objects,
        )
        return words % {"count": num_parent_objects}
