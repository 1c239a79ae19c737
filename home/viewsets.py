"""Records of home in the admin: the queue of messages."""

from typing import Any, ClassVar

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from .actions.contact import handle_message
from .models import ContactMessage
from .selectors.contact import who_may_answer


class QueuePermissionPolicy(ModelPermissionPolicy):
    """Messages come from the contact form alone, and go by schedule."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether `user` may; nobody adds or deletes here."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether `user` may do one of `actions`."""
        return any(self.user_has_permission(user, action) for action in actions)


class HandleMessageView(EditView):
    """The form of one message; saving goes through our action."""

    def get_form(self, form_class: Any = None) -> ModelForm[ContactMessage]:
        """Offer only people who may answer."""
        form: ModelForm[ContactMessage] = super().get_form(form_class)
        if "assigned_to" in form.fields:
            form.fields["assigned_to"].queryset = who_may_answer()  # type: ignore[attr-defined]
        return form

    def save_instance(self) -> ContactMessage:
        """Carry out what was chosen."""
        chosen = self.form.cleaned_data
        message: ContactMessage = self.object
        handle_message(message, self.request.user, chosen["assigned_to"], chosen["state"])
        message.refresh_from_db()
        return message


class ContactMessageViewSet(SnippetViewSet):
    """The queue of messages to the campaign: oldest open message first."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_name = "messages"
    add_to_admin_menu = True
    menu_order = 250
    edit_view_class = HandleMessageView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display: ClassVar[list[str]] = ["__str__", "language", "state", "assigned_to"]
    list_filter: ClassVar[list[str]] = ["state", "assigned_to", "language"]
    ordering = ("created_at",)
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("created_at", read_only=True, help_text=_("When it arrived.")),
                FieldPanel("name", read_only=True, help_text=_("As the sender wrote it.")),
                FieldPanel("email", read_only=True, help_text=_("Answer to this address.")),
                FieldPanel("language", read_only=True, help_text=_("Of the page it came from.")),
                FieldPanel("message", read_only=True, help_text=_("Deleted a year after closing.")),
            ],
            heading=_("Message"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("assigned_to", help_text=_("She gets a mail when you give it to her.")),
                FieldPanel("state", help_text=_("Set it once the answer is out.")),
            ],
            heading=_("Answer"),
        ),
    ]

    @property
    def permission_policy(self) -> QueuePermissionPolicy:
        """Return who may do what."""
        return QueuePermissionPolicy(self.model)
