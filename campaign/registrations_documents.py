"""What share cards offer to the registries of home."""

from home.personal_data import Holding, made, not_personal, personal_data
from home.registry import daily_jobs

from . import receivers  # noqa: F401
from .actions.make_cards import tidy_cards

# Also draws those of pages that were put there without being published, as in the demo.
daily_jobs.register("make-cards", tidy_cards)
personal_data.register(
    "campaign.ShareCard",
    Holding({**made("digest"), **not_personal("A drawing of the words of a public page", "file")}),
)
