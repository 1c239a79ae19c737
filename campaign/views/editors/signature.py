"""All that is kept of one signature, read only."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import InspectView

from accounts.second_factor import is_fresh

from ...actions.see_signers import see_signers
from ...actions.withdraw import WITHDRAWABLE
from ...actions.withdraw_line import COLLECTED
from ...enums import HeldReason
from ...models import Signature
from ...policies_signers import may_see_signers
from .signatures import apart, shows_names

PERSON = ["name", "email", "message"]
FACTS = [
    "pledge",
    "state",
    "held",
    "held_reasons",
    "country",
    "constituency",
    "language",
    "consent_text",
    "visibility",
    "wants_news",
    "channel",
    "evidence",
    "via",
    "sheet",
    "line",
    "created_at",
    "confirmed_at",
    "withdrawn_at",
    "anonymised_at",
    "mails_sent",
    "reminders_sent",
    "last_mail_at",
]


class SignatureInspectView(InspectView):
    """One signature; the person behind it is shown to officers who signed in again, and logged."""

    object: Signature

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the signature."""
        self.names = shows_names(request)
        super().setup(request, *args, **kwargs)

    def get_fields(self) -> list[str]:
        """Return what this person may see."""
        facts = [*FACTS, "collector"] if may_see_signers(self.request.user) else FACTS
        return [*PERSON, *facts] if self.names else facts

    def get_held_reasons_display_value(self) -> str:
        """Say why it was set aside, in words."""
        known = dict(HeldReason.choices)
        return " ".join(f"{known.get(reason, reason)}." for reason in self.object.held_reasons)

    def get_country_display_value(self) -> str:
        """Name the country."""
        return str(self.object.country.name)

    def get_name_display_value(self) -> str:
        """Show the name apart from the text around it."""
        return apart(self.object.name)

    def get_email_display_value(self) -> str:
        """Show the address apart from the text around it."""
        return apart(self.object.email)

    def get_collector_display_value(self) -> str:
        """Name who collected it, apart from the text around the name."""
        return apart(str(self.object.collector or "–"))

    def get_message_display_value(self) -> str:
        """Show the message apart from the text around it."""
        return apart(self.object.message)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what she agreed to, act by act; log that her name is shown."""
        if self.names:
            see_signers(self.request.user, [self.object], {}, fresh=is_fresh(self.request))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["fields"].append({"label": _("What she agreed to"), "value": self.agreements()})
        if self.object.channel in COLLECTED and self.object.state in WITHDRAWABLE:
            way = reverse("campaign_withdraw_signature", args=[self.object.pk])
            link = format_html('<a href="{}">{}</a>', way, _("Withdraw for somebody"))
            context["fields"].append({"label": _("She asks for it"), "value": link})
        return context

    def agreements(self) -> str:
        """Return the acts in the order in which they happened."""
        events = self.object.consent_events.select_related("consent_text")
        return "; ".join(
            _("%(day)s %(act)s (wording %(wording)s)")
            % {
                "day": f"{event.created_at:%Y-%m-%d}",
                "act": event.get_act_display(),
                "wording": event.consent_text,
            }
            for event in events
        )
