"""One thing that could be better on a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Finding:
    """What to do, and where.

    Attributes:
        kind: which check found it: "alt", "source", "sentence", "heading", "weight", "link" ...
        words: a sentence that says what to do.
        where: the part of the page, as the editor names it; "" for the page itself.
        blocks: whether the page can't be published as it is; saving is never refused.
    """

    kind: str
    words: str
    where: str = ""
    blocks: bool = False

    def __str__(self) -> str:
        """Return the sentence after the place it speaks of."""
        return f"{self.where}: {self.words}" if self.where else self.words


def in_one_sentence(found: Iterable["Finding"]) -> str:
    """Return why a page can't be published, in a sentence for its editor."""
    reasons = " ".join(str(one) for one in found)
    return _("This cannot be published yet. %(reasons)s") % {"reasons": reasons}
