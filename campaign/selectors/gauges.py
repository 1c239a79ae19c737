"""Signatures as figures for Prometheus."""

from collections.abc import Iterable

from django.db.models import Sum

from home.gauges import Gauge, by_label, plain

from ..enums import Channel
from ..models import Pledge, SignatureTally


def signature_gauges() -> Iterable[Gauge]:
    """Return what was counted: from the tally, which is small however many have signed."""
    shown = Pledge.objects.aggregate(all=Sum("signature_count"))["all"] or 0
    yield plain("signatures_shown", "Signatures that the pages show, all pledges together.", shown)
    counted = dict.fromkeys(Channel.values, 0) | dict(
        SignatureTally.objects.order_by().values_list("channel").annotate(Sum("count"))
    )
    yield by_label("signatures", "Confirmed signatures by the way they came.", "channel", counted)
