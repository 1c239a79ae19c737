"""The reasons to decline that are offered now."""

from django.utils.translation import gettext as _

from ..models import DeclineReason


def offered_reason(code: str) -> DeclineReason | None:
    """Return the offered reason called `code`; None when there is none, or it has ended."""
    return DeclineReason.objects.filter(code=code, active=True).first()


def reason_choices() -> list[tuple[str, str]]:
    """Return (code, public wording) of what is offered, in the language of who looks."""
    offered = DeclineReason.objects.filter(active=True).prefetch_related("words")
    return [("", _("Choose a reason")), *((one.code, one.wording) for one in offered)]
