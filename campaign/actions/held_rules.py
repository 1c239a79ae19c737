"""Making, trying, applying and retiring saved rules."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums import HeldReason
from ..enums_moderation import HeldVerb
from ..models import HeldDecision, HeldRule
from ..models.held_rule import RULE_VERBS
from ..policies_moderation import may_decide_held
from ..selectors.held import Conditions
from ..selectors.held_rules import FEWEST_BY_NAME, Preview, caught_by, preview_of
from .decide_held import carry_out
from .held_moves import MOVES

RETIRED = _("This rule is retired. Make a new one.")


def make_rule(
    user: Any, name: str, verb: str, conditions: Conditions, *, keep: bool = False
) -> HeldRule:
    """Save a rule; it decides nothing yet.

    Args:
        user: who makes it.
        name: how colleagues call it.
        verb: hold, release or invalidate.
        conditions: at least one.
        keep: whether the score holds new signatures that it catches; a person decides about them.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Invalid: when something is missing or does not fit together.
    """
    require(may_decide_held(user))
    _check(name, verb, conditions, keep)
    with transaction.atomic():
        rule = HeldRule.objects.create(
            name=name.strip(),
            verb=verb,
            **asdict(conditions),
            keep=keep,
            made_by=user,
        )
        log(instance=rule, action="cradle.rule.make", user=user, data={"verb": verb, "keep": keep})
    return rule


def _check(name: str, verb: str, conditions: Conditions, keep: bool) -> None:
    """Raise Invalid, with the field, unless the rule makes sense."""
    if not name.strip():
        raise Invalid(_("Give the rule a name."), "name")
    if verb not in RULE_VERBS:
        raise Invalid(_("Choose what happens."), "verb")
    if conditions == Conditions():
        raise Invalid(_("Give at least one condition: this rule would catch everybody."))
    if keep and verb == HeldVerb.RELEASE:
        raise Invalid(_("A rule cannot release signatures that nobody has seen."), "keep")
    if keep and conditions.name_contains:
        # One by one it would tell whether somebody of that name has signed.
        raise Invalid(_("A rule about a name looks only at signatures that are there."), "keep")
    begin, end = conditions.signed_from, conditions.signed_until
    if begin and end and begin >= end:
        raise Invalid(_("The end must be after the beginning."), "signed_until")
    if conditions.reason and conditions.reason not in HeldReason.values:
        raise Invalid(_("Choose a reason from the list."), "reason")


def preview_rule(user: Any, rule: HeldRule) -> Preview:
    """Return whom a rule would catch now. A look by name is logged: it is about people.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Conflict: when the rule is retired.
    """
    require(may_decide_held(user))
    if rule.retired_at:
        raise Conflict(RETIRED)
    preview = preview_of(rule, MOVES[HeldVerb(rule.verb)].before)
    if rule.name_contains:
        log(instance=rule, action="cradle.rule.look", user=user)
    return preview


def apply_rule(user: Any, rule: HeldRule, upto: int) -> HeldDecision:
    """Decide about all whom a rule catches, as one decision that can be undone.

    Args:
        user: who decides.
        rule: a saved rule.
        upto: the newest signature of the preview; what came later was not seen and is left.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Conflict: when the rule is retired, or catches nobody any more.
        Invalid: when it is about a name and catches too few.
    """
    require(may_decide_held(user))
    verb = HeldVerb(rule.verb)
    with transaction.atomic():
        # Nobody retires it while it is applied.
        if not HeldRule.objects.select_for_update().filter(pk=rule.pk, retired_at=None):
            raise Conflict(RETIRED)
        caught = caught_by(rule, MOVES[verb].before).filter(pk__lte=upto)
        if rule.name_contains and caught.count() < FEWEST_BY_NAME:
            raise Invalid(_("A rule about a name must catch at least five signatures."))
        return carry_out(user, verb, caught, rule)


def retire_rule(user: Any, rule: HeldRule) -> None:
    """End a rule for good; what was decided by it stays.

    Raises:
        NotAllowed: when `user` may not decide about held signatures.
        Conflict: when it is retired already.
    """
    require(may_decide_held(user))
    with transaction.atomic():
        active = HeldRule.objects.filter(pk=rule.pk, retired_at=None)
        if not active.update(retired_at=timezone.now(), keep=False):
            raise Conflict(RETIRED)
        log(instance=rule, action="cradle.rule.retire", user=user)
