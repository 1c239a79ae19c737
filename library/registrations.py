"""What library offers to the registries of home."""

from home.registry import group_permissions
from home.selectors.staff import EDITORS

RECORDS = ("statistic",)
VERBS = ("add", "change", "view")

group_permissions.register(
    "library",
    {EDITORS: [f"library.{verb}_{record}" for record in RECORDS for verb in VERBS]},
)
