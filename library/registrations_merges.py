"""What of the library goes over when two organisations become one."""

from network.merging import named_once, rows
from network.merging_drafts import named_on_pages
from network.registry import merge_movers

merge_movers.register("plans", named_once("library.PlanOwner", "plan"))
merge_movers.register("plan_partners", named_once("library.PlanPartner", "activity"))
merge_movers.register("activities", named_on_pages("library.ActivityPartner"))
merge_movers.register("delegations", rows("library.Delegation"))
