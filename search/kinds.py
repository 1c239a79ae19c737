"""What kinds of things are found: the values of the `type` parameter and their names."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

STORIES, UPDATES, PLEDGES, ORGANISATIONS = "stories", "updates", "pledges", "organisations"
PUBLICATIONS, PROGRAMMES, ACTIVITIES = "publications", "programmes", "activities"
IMPACT, SPACES, MATERIALS, PAGES = "impact", "policy-spaces", "materials", "pages"
# Value of the parameter -> its name, in the order of the facet.
KINDS: dict[str, Any] = {
    STORIES: _("Stories"),
    UPDATES: _("Updates"),
    PLEDGES: _("Calls and pledges"),
    ORGANISATIONS: _("Organisations"),
    PUBLICATIONS: _("Publications and toolkits"),
    MATERIALS: _("Campaign materials"),
    PROGRAMMES: _("Programmes and themes"),
    ACTIVITIES: _("Activities and plans"),
    IMPACT: _("Impact"),
    SPACES: _("Policy spaces"),
    PAGES: _("Campaign and information"),
}
# By the name of the page's class; a class that is not here is one of the other pages.
KIND_OF = {
    "StoryPage": STORIES,
    "UpdatePage": UPDATES,
    "PledgePage": PLEDGES,
    "DirectoryPage": ORGANISATIONS,
    "OrganisationPage": ORGANISATIONS,
    "CooperativePage": ORGANISATIONS,
    "PublicationPage": PUBLICATIONS,
    "ToolkitPage": PUBLICATIONS,
    "LibraryPage": PUBLICATIONS,
    "MaterialsPage": MATERIALS,
    "ProgrammePage": PROGRAMMES,
    "ThemePage": PROGRAMMES,
    "ActivityPage": ACTIVITIES,
    "PlanPage": ACTIVITIES,
    "ImpactPage": IMPACT,
    "PolicySpacesPage": SPACES,
    "PolicySpacePage": SPACES,
}
# What is looked for more or less often than its words alone would tell.
BOOSTS = {UPDATES: 0.85}


def kind_of(page: Page) -> str:
    """Return the kind of a page by its class."""
    return KIND_OF.get(type(page).__name__, PAGES)
