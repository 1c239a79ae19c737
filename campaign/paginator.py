"""Pages of a listing whose length nobody counts."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator

MOST = 1000


class BoundedPaginator(WagtailPaginator):
    """Counts no further than 1,000: who looks at more than that needs a filter, not a page."""

    @cached_property
    def count(self) -> int:
        """Return how many can be listed; the database stops counting there."""
        return int(self.object_list.order_by()[:MOST].count())

    @cached_property
    def items_count_label(self) -> str:
        """Say how many there are, or that there are more than can be listed."""
        if self.count < MOST:
            return str(super().items_count_label)
        return _("The newest %(most)s. Narrow them down with a filter.") % {"most": f"{MOST:,}"}
