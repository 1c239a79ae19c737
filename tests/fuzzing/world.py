"""The world of the matrix with a page of every type."""

from datetime import date

from campaign.models import AsksPage, CampaignPage
from home.models import ContactPage, StandardPage
from library.models import (
    FrameworkPage,
    ImpactPage,
    MaterialsPage,
    PlanPage,
    PolicySpacesPage,
    ThemePage,
    ToolkitPage,
)
from network.models import CooperativePage, OrganisationPage
from tests.contracts.matrix_world import World
from tests.contracts.public_addresses import public_world
from tests.factories.library import library_of, publication_page
from tests.factories.network import OrganisationFactory
from tests.factories.programme import (
    PlanActivityFactory,
    PolicySpaceFactory,
    activity,
    add,
    programme,
    space_page,
)
from tests.factories.tree import read


def whole_world() -> World:
    """Return it."""
    world = public_world()
    branch = read("en", "es")["en"]
    root = programme(branch)
    add(root, ThemePage, "Care", theme="child-care")
    activity(root, "A project", date(2026, 1, 1))
    add(root, FrameworkPage, "Framework")
    told = {"problem": "No crèche.", "dialogue": "Eight meetings.", "result": "A crèche."}
    add(root, ImpactPage, "Impact", place="Accra", year=2026, **told)
    add(root, PlanPage, "Our plan", plan=PlanActivityFactory.create().objective.plan)
    space_page(PolicySpacesPage.objects.child_of(branch.home).get(), PolicySpaceFactory.create())
    add(library_of(branch), MaterialsPage, "Materials")
    publication_page(branch)
    publication_page(branch, model=ToolkitPage)
    add(branch.home, ContactPage, "Contact", slug="contact")
    add(branch.home, StandardPage, "About")
    add(CampaignPage.objects.child_of(branch.home).get(), AsksPage, "Asks", slug="asks")
    for model in (OrganisationPage, CooperativePage):
        organisation = OrganisationFactory.create()
        title, slug = organisation.name, organisation.slug
        add(branch.directory, model, title, slug=slug, organisation=organisation)
    return world
