"""The facts of a pledge, as editors write them."""

from typing import Any

from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm

from ..actions.partners import facts_changed
from ..enums import PledgeForm, PledgeState, SignatureState
from ..models import Pledge, Signature
from ..selectors.agreements import AGREED_FACTS

# What partners of a promise have agreed to; none of it changes while they stand there in public.
FACTS_OF_A_PROMISE = ("form", "kind", "organisation", "due_on")
FIRST_STATES = (PledgeState.OPEN, PledgeState.PROGRESS)


class PledgeAdminForm(WagtailAdminModelForm):
    """A new pledge is open or in progress; later its state follows what happens.

    Delivery, answers, reports and the calendar change it, each with a row of its history. The
    facts of a public promise stay as its partners have accepted them; those of a draft can be
    changed, and then its partners are asked again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the first states, or show the present one; show what can't be changed any more."""
        super().__init__(*args, **kwargs)
        if "code" in self.fields and self._was_published():
            # It stands on printed sheets and posters, and in links that people have shared.
            self.fields["code"].disabled = True
        if self._is_public_promise():
            for name in FACTS_OF_A_PROMISE:
                if name in self.fields:
                    self.fields[name].disabled = True
        if "closes_on" in self.fields and self._signers_are_forgotten():
            # Whoever was forgotten could sign again and count twice.
            self.fields["closes_on"].disabled = True
        field = self.fields.get("state")
        if field is None:
            return
        if self.instance.pk:
            field.disabled = True
        else:
            field.choices = [("", "---------"), *((one.value, one.label) for one in FIRST_STATES)]

    def _was_published(self) -> bool:
        if not self.instance.pk:
            return False
        published = Q(live=True) | Q(first_published_at__isnull=False)
        return bool(self.instance.pages.filter(published).exists())

    def _signers_are_forgotten(self) -> bool:
        signed = Signature.objects.filter(pledge=self.instance.pk, state=SignatureState.CONFIRMED)
        return bool(signed.filter(anonymised_at__isnull=False).exists())

    def _is_public_promise(self) -> bool:
        if not self.instance.pk or self.instance.form != PledgeForm.ALLIANCE:
            return False
        return Pledge.objects.published().filter(pk=self.instance.pk).exists()

    def save(self, commit: bool = True) -> Any:
        """Save the facts; the partners of a promise that says something else are asked again."""
        pledge = super().save(commit=commit)
        names = {name.removesuffix("_id") for name in AGREED_FACTS}
        if commit and names & set(self.changed_data) and pledge.form == PledgeForm.ALLIANCE:
            facts_changed(pledge)
        return pledge
