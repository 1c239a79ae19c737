"""Ask stewards once a year whether the facts of their organisation are still right."""

from django.db import transaction
from django.utils import timezone

from ..confirmation_links import VALID_FOR
from ..emails import send_confirmation_request
from ..enums import Role
from ..models import ConfirmationRequest, Organisation
from ..selectors.unconfirmed import to_ask

# What one run of the daily job sends; the rest follows on the next days.
MOST_A_DAY = 500


def ask_for_confirmations() -> int:
    """Mail all stewards of organisations whose year is over; return how many mails."""
    numbers = list(to_ask().values_list("pk", flat=True)[:MOST_A_DAY])
    return sum(_ask(number) for number in numbers)


@transaction.atomic
def _ask(organisation_id: int) -> int:
    """Ask the stewards of one organisation, unless another worker just did."""
    row = Organisation.objects.select_for_update().get(pk=organisation_id)
    if not to_ask().filter(pk=row.pk).exists():
        return 0
    stewards = row.memberships.live().with_role(Role.STEWARD).select_related("user")
    people = [one.user for one in stewards.filter(user__email__isnull=False)]
    for person in people:
        request = ConfirmationRequest.objects.create(
            organisation=row, user=person, expires_at=timezone.now() + VALID_FOR
        )
        send_confirmation_request(request)
    return len(people)
