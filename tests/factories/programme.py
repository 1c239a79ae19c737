"""Programmes, plans and policy spaces for tests."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from home.actions.remember_terms import remember_terms
from library.models import (
    ActivityPage,
    Plan,
    PlanActivity,
    PlanObjective,
    PolicySpace,
    PolicySpacePage,
    PolicySpacesPage,
    ProgrammePage,
    TeamMember,
)
from tests.factories.tree import Branch


class PlanFactory(DjangoModelFactory[Plan]):
    """A plan of five years."""

    class Meta:
        model = Plan

    code = factory.Sequence(lambda number: f"plan-{number}")
    title = factory.LazyFunction(lambda: {"en": "Our plan", "es": "Nuestro plan"})
    begins_on = date(2018, 4, 1)
    ends_on = date(2023, 3, 31)


class PlanObjectiveFactory(DjangoModelFactory[PlanObjective]):
    """The first objective of a plan."""

    class Meta:
        model = PlanObjective

    plan = factory.SubFactory(PlanFactory)
    number = 1
    title = factory.LazyFunction(lambda: {"en": "Child care access"})


class PlanActivityFactory(DjangoModelFactory[PlanActivity]):
    """An activity that is planned."""

    class Meta:
        model = PlanActivity

    objective = factory.SubFactory(PlanObjectiveFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = factory.LazyFunction(lambda: {"en": "Ask the city", "es": "Pedir a la ciudad"})


class PolicySpaceFactory(DjangoModelFactory[PolicySpace]):
    """A conference of three days in Geneva."""

    class Meta:
        model = PolicySpace

    code = factory.Sequence(lambda number: f"space-{number}")
    kind = "ilc"
    name = factory.LazyFunction(lambda: {"en": "Labour conference", "es": "Conferencia"})
    place = factory.LazyFunction(lambda: {"en": "Geneva", "es": "Ginebra"})
    country = "CH"
    starts_on = date(2027, 6, 7)
    ends_on = date(2027, 6, 9)


class TeamMemberFactory(DjangoModelFactory[TeamMember]):
    """The director of the programme."""

    class Meta:
        model = TeamMember

    programme = "social-protection"
    role = factory.LazyFunction(lambda: {"en": "Director", "es": "Directora"})


def add(parent: Any, model: type[Any], title: str, **fields: Any) -> Any:
    """Put a live page of a type under another one."""
    moment = timezone.now()
    fields = {"first_published_at": moment, "last_published_at": moment, **fields}
    page = model(title=title, live=True, locale_id=parent.locale_id, **fields)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    remember_terms([page])
    return page


def programme(branch: Branch, title: str = "Social protection", **fields: Any) -> ProgrammePage:
    """Put a programme under the home page."""
    fields = {"programme": "social-protection", **fields}
    page: ProgrammePage = add(branch.home, ProgrammePage, title, **fields)
    return page


def activity(parent: Any, title: str, begin: date, end: date | None = None) -> ActivityPage:
    """Put an activity under a programme."""
    page: ActivityPage = add(
        parent, ActivityPage, title, kind="project", starts_on=begin, ends_on=end
    )
    return page


def calendar(branch: Branch) -> PolicySpacesPage:
    """Put the calendar of policy spaces under the home page."""
    page: PolicySpacesPage = add(branch.home, PolicySpacesPage, "Policy spaces")
    return page


def space_page(parent: PolicySpacesPage, space: PolicySpace, **fields: Any) -> PolicySpacePage:
    """Put the page of a space under the calendar."""
    title = fields.pop("title", str(space))
    page: PolicySpacePage = add(parent, PolicySpacePage, title, space=space, **fields)
    return page
