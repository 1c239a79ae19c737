"""What of the library goes over when two organisations become one."""

from network.merging import rows
from network.registry import merge_movers

merge_movers.register("plans", rows("library.PlanOwner", once=["plan_id"]))
merge_movers.register("plan_partners", rows("library.PlanPartner", once=["activity_id"]))
merge_movers.register("activities", rows("library.ActivityPartner", once=["page_id"]))
merge_movers.register("delegations", rows("library.Delegation"))
