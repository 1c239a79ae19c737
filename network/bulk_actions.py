"""What editors do with many organisations of the register at once."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .actions.verify_facts import verify_facts
from .enums_register import FactGroup
from .forms.register_answers import VerifyForm
from .models import Organisation
from .policies import may_verify_facts


class VerifyBulkAction(SnippetBulkAction):
    """Note of several organisations that a group of facts was checked in the same way."""

    models: ClassVar[list[Any]] = [Organisation]
    display_name = _("Note a check")
    aria_label = _("Note that you checked facts of the selected organisations")
    action_type = "verify"
    template_name = "wagtailadmin/register/bulk_verify.html"
    form_class = VerifyForm
    action_priority = 10

    def check_perm(self, organisation: Organisation) -> bool:
        """Whether the editor may check this one: not where she belongs to it."""
        return bool(may_verify_facts(self.request.user, organisation))

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over who checked what, and how."""
        said = self.cleaned_form.cleaned_data
        return {"user": self.request.user, "group": FactGroup(said["group"]), "how": said["how"]}

    @classmethod
    def execute_action(
        cls, objects: Sequence[Organisation], user: Any, group: FactGroup, how: str, **kwargs: Any
    ) -> tuple[int, int]:
        """Note the check of each through the action that notes one."""
        for organisation in sorted(objects, key=lambda one: one.pk):
            verify_facts(organisation, user, group, how)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many."""
        words = ngettext(
            "Noted for %(count)s organisation.",
            "Noted for %(count)s organisations.",
            num_parent_objects,
        )
        return words % {"count": num_parent_objects}
