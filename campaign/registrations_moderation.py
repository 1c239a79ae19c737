"""What the moderation of signatures offers to the registries of home."""

from home.registry import group_permissions, policies
from home.selectors.staff import EDITORS, OFFICERS

from .policies_moderation import may_decide_held, may_use_switch

policies.register("use_switch", may_use_switch)
policies.register("decide_held", may_decide_held)

MODERATION = [
    "campaign.change_switch",
    "campaign.change_helddecision",
]
group_permissions.register("campaign_moderation", {EDITORS: MODERATION, OFFICERS: MODERATION})
