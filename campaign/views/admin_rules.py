"""Saved rules in the admin: make one, see whom it catches, apply it, retire it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from home.actions.errors import ActionError, Invalid
from home.actions.once import new_key, once
from home.typed_numbers import whole_number

from ..actions.held_rules import apply_rule, make_rule, preview_rule, retire_rule
from ..forms.held_rule import HeldRuleForm
from ..models import HeldDecision, HeldRule
from ..selectors.held_rules import conditions_in_words
from .admin_pages import admin_page, moderators_only


@moderators_only
@require_safe
def held_rules(request: HttpRequest) -> HttpResponse:
    """Show the rules that work, and those that are retired."""
    rules = HeldRule.objects.select_related("made_by", "pledge", "collector")
    context = {
        "rules": [
            {"rule": rule, "conditions": conditions_in_words(rule)}
            for rule in rules.filter(retired_at=None)
        ],
        "retired": rules.exclude(retired_at=None).order_by("-retired_at")[:50],
    }
    return admin_page(request, "wagtailadmin/campaign/rules.html", _("Rules"), context)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def held_rule_new(request: HttpRequest) -> HttpResponse:
    """Make a rule; the filter of the queue may be its beginning."""
    form = HeldRuleForm(request.POST if request.method == "POST" else None, initial=_told(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            rule = make_rule(
                request.user, told["name"], told["verb"], form.conditions(), keep=told["keep"]
            )
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return redirect("campaign_held_rule", rule.pk)
    status = 422 if form.is_bound else 200
    template = "wagtailadmin/campaign/rule_new.html"
    return admin_page(request, template, _("New rule"), {"form": form}, status=status)


def _told(request: HttpRequest) -> dict[str, str]:
    """Return the filter that she came from."""
    asked = request.GET.dict()
    return {name: str(told) for name, told in asked.items() if name in HeldRuleForm.base_fields}


@moderators_only
@require_safe
def held_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a rule and whom it catches now."""
    rules = HeldRule.objects.select_related("made_by", "pledge", "collector")
    rule = get_object_or_404(rules, pk=pk)
    context = {
        "rule": rule,
        "conditions": conditions_in_words(rule),
        "preview": None if rule.retired_at else preview_rule(request.user, rule),
        "key": new_key(),
    }
    return admin_page(request, "wagtailadmin/campaign/rule.html", rule.name, context)


@moderators_only
@require_POST
def held_rule_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about all whom the preview showed."""
    rule = get_object_or_404(HeldRule, pk=pk)
    upto = whole_number(request.POST.get("upto", "")) or 0
    try:
        made = once(
            request.user,
            "held-rule",
            request.POST.get("key", ""),
            lambda: str(apply_rule(request.user, rule, upto).pk),
        )
    except ActionError as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign_held_rule", pk)
    decision = HeldDecision.objects.get(pk=made)
    words = ngettext(
        "The rule decided about %(number)s signature.",
        "The rule decided about %(number)s signatures.",
        decision.number,
    )
    link = messages.button(reverse("campaign_held_decisions"), _("See and undo"))
    messages.success(request, words % {"number": decision.number}, buttons=[link])
    return redirect("campaign_held_rule", pk)


@moderators_only
@require_POST
def held_rule_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule."""
    try:
        retire_rule(request.user, get_object_or_404(HeldRule, pk=pk))
    except ActionError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The rule is retired."))
    return redirect("campaign_held_rules")
