"""Something for editors to decide in the demo: a small wave of held signatures, and a rule."""

from datetime import timedelta

from django.utils import timezone

from ..actions.block_domain import block_domain
from ..actions.held_rules import make_rule
from ..enums import HeldReason, SignatureState
from ..enums_moderation import HeldVerb
from ..models import ConsentText, Signature
from ..selectors.held import Conditions
from .source import Demo, read

WAVE = "wave.demo.test"
NETWORK = "5eed" * 16
# How many, why, and the mail service; the names are invented like all of the demo.
GROUPS = (
    (14, [HeldReason.SPEED, HeldReason.CROWD], WAVE),
    (5, [HeldReason.NAMES], "signers.demo.test"),
    (3, [HeldReason.DISPOSABLE], "mailinator.com"),
)


def load_held(demo: Demo) -> None:
    """Make held signatures of the first call, and what an editor has prepared about them."""
    pledge = demo.pledges[read("pledges")[0]["code"]]
    wording = ConsentText.objects.get(language="en", version=1)
    signed = timezone.now() - timedelta(hours=3)
    rows = []
    for group, (number, reasons, domain) in enumerate(GROUPS):
        for place in range(number):
            moment = signed + timedelta(seconds=4 * place, minutes=20 * group)
            rows.append(
                Signature(
                    pledge=pledge,
                    name=f"Wave {group} {place if group != 1 else ''}".strip(),
                    email=f"wave-{group}-{place}@{domain}",
                    email_key=f"demo-wave-{group}-{place}",
                    name_key=f"demo-wave-{group}-{place if group != 1 else ''}",
                    country="US",
                    language="en",
                    consent_text=wording,
                    state=SignatureState.CONFIRMED,
                    created_at=moment,
                    confirmed_at=moment + timedelta(minutes=1),
                    scored_at=moment + timedelta(seconds=5),
                    held=True,
                    held_reasons=[reason.value for reason in reasons],
                    network_hash=NETWORK if group == 0 else None,
                )
            )
    Signature.objects.bulk_create(rows)
    her = demo.people["editor"]
    block_domain(her, "throwaway.demo.test", "Used by a program in spring")
    make_rule(her, "The wave of this morning", HeldVerb.INVALIDATE, Conditions(domain=WAVE))
