"""Addresses of our own screens in the admin, under /admin/campaign/."""

from django.urls import URLPattern, path

from .views import (
    admin_alliance,
    admin_calls,
    admin_domains,
    admin_held,
    admin_logos,
    admin_promises,
    admin_rules,
    admin_switches,
)
from .views.editors.pack import pack, pack_volume
from .views.editors.withdraw import withdraw_signature

HELD = "campaign/held/"
ALLIANCE = "campaign/alliance/"
RULE = f"{HELD}rules/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("campaign/switches/", admin_switches.switches, name="campaign_switches"),
    path(HELD, admin_held.held_queue, name="campaign_held"),
    path(f"{HELD}decide/", admin_held.held_decide, name="campaign_held_decide"),
    path(f"{HELD}decisions/", admin_held.held_decisions, name="campaign_held_decisions"),
    path(f"{HELD}decisions/<int:pk>/undo/", admin_held.held_undo, name="campaign_held_undo"),
    path(f"{HELD}rules/", admin_rules.held_rules, name="campaign_held_rules"),
    path(f"{HELD}rules/new/", admin_rules.held_rule_new, name="campaign_held_rule_new"),
    path(RULE, admin_rules.held_rule, name="campaign_held_rule"),
    path(f"{RULE}apply/", admin_rules.held_rule_apply, name="campaign_held_rule_apply"),
    path(f"{RULE}retire/", admin_rules.held_rule_retire, name="campaign_held_rule_retire"),
    path(f"{HELD}domains/", admin_domains.held_domains, name="campaign_held_domains"),
    path(
        f"{HELD}domains/<int:pk>/trust/",
        admin_domains.held_domain_trust,
        name="campaign_held_domain_trust",
    ),
    path(ALLIANCE, admin_alliance.alliance_queue, name="campaign_alliance"),
    path(f"{ALLIANCE}reports/<int:pk>/", admin_alliance.report_review, name="campaign_report"),
    path(
        f"{ALLIANCE}endorsements/<int:pk>/",
        admin_alliance.endorsement_check,
        name="campaign_endorsement",
    ),
    path(f"{ALLIANCE}logos/<int:pk>/", admin_logos.logo_answer, name="campaign_logo"),
    path(f"{ALLIANCE}partners/<int:pk>/", admin_alliance.partner_answer, name="campaign_partner"),
    path("campaign/calls/<int:pk>/", admin_calls.call_follow, name="campaign_call"),
    path("campaign/promises/<int:pk>/", admin_promises.promise_follow, name="campaign_promise"),
    path(
        "campaign/promises/<int:pk>/move/",
        admin_promises.promise_move,
        name="campaign_promise_move",
    ),
    path(
        "campaign/signatures/<int:pk>/withdraw/",
        withdraw_signature,
        name="campaign_withdraw_signature",
    ),
    path("campaign/pack/<int:pk>/", pack, name="campaign_pack"),
    path("campaign/pack/volumes/<int:pk>/", pack_volume, name="campaign_pack_volume"),
]
