"""The page types that editors make, and what each needs to be made by keyboard."""

from dataclasses import dataclass, field

from wagtail.models import Page as WagtailPage

from campaign.models import CampaignPage, PledgeIndexPage, StoryIndexPage
from home.models import HomePage
from library.models import LibraryPage, PolicySpacesPage, ProgrammePage
from network.models import DirectoryPage

NAME = "Keyboard"
CODE = "made-with-the-keyboard"
WORKER = "Blue Umbrella"
# A publication of the demo.
PUBLICATION = "Informal Is Normal"
# An organisation of the register that has no profile yet.
UNKNOWN = f"{NAME} Union"


@dataclass(frozen=True)
class Kind:
    """A page type: under what it is made, and what it needs beside its title.

    `words` are typed into plain fields, `told` into those that hold marks.
    """

    model: str
    parent: type[WagtailPage]
    words: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    fresh_parent: bool = False
    slug: str = ""
    slug_is_asked: bool = True
    reviewed: bool = False


MEMBERS_WORDS = {"text_language": "en"}
KINDS = [
    Kind("home.homepage", WagtailPage),
    Kind("home.standardpage", HomePage),
    Kind("home.contactpage", HomePage),
    Kind("campaign.campaignpage", HomePage),
    Kind("campaign.askspage", CampaignPage, fresh_parent=True),
    Kind("campaign.pledgeindexpage", CampaignPage, fresh_parent=True),
    Kind(
        "campaign.pledgepage",
        PledgeIndexPage,
        words=MEMBERS_WORDS | {"ask": "Open at five."},
        chosen={"pledge": CODE, "organisation": WORKER},
        reviewed=True,
    ),
    Kind("campaign.storyindexpage", HomePage, fresh_parent=True),
    Kind(
        "campaign.storypage",
        StoryIndexPage,
        words=MEMBERS_WORDS | {"text": "I walk for two hours."},
        chosen={"organisation": WORKER},
        reviewed=True,
    ),
    Kind("library.librarypage", HomePage, fresh_parent=True),
    Kind("library.materialspage", LibraryPage, fresh_parent=True),
    *(
        Kind(f"library.{model}", LibraryPage, chosen={"publication": PUBLICATION})
        for model in ("publicationpage", "toolkitpage")
    ),
    Kind("network.directorypage", HomePage, fresh_parent=True, slug="network"),
    *(
        Kind(model, DirectoryPage, chosen={"organisation": UNKNOWN}, slug_is_asked=False)
        for model in ("network.organisationpage", "network.cooperativepage")
    ),
    Kind("library.programmepage", HomePage, words={"programme": "Law"}),
    Kind("library.themepage", ProgrammePage, words={"theme": "Child care"}),
    Kind("library.frameworkpage", ProgrammePage),
    Kind("library.planpage", ProgrammePage, chosen={"plan": "Plan of the child care campaign"}),
    Kind(
        "library.activitypage", ProgrammePage, words={"kind": "Project", "starts_on": "2026-05-04"}
    ),
    Kind(
        "library.impactpage",
        ProgrammePage,
        words={"place": "Accra, Ghana", "year": "2012"},
        told={"problem": "No card.", "dialogue": "A table.", "result": "A card."},
    ),
    Kind("library.policyspacespage", HomePage, fresh_parent=True),
    Kind(
        "library.policyspacepage",
        PolicySpacesPage,
        chosen={"space": "Commission on the Status of Women"},
    ),
]
