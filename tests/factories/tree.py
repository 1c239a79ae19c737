"""A small page tree as every site has it: home, campaign, pledges, stories and directory.

tree = site_tree("en", "es")
tree["es"].stories.add_child(instance=StoryPage(...))
"""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page, Site

from campaign.models import CampaignPage, PledgeIndexPage, StoryIndexPage
from home.models import HomePage
from network.models import DirectoryPage


@dataclass(frozen=True)
class Branch:
    """The pages of one language under which everything else is added."""

    locale: Locale
    home: HomePage
    campaign: CampaignPage
    pledges: PledgeIndexPage
    stories: StoryIndexPage
    directory: DirectoryPage


def site_tree(*languages: str) -> dict[str, Branch]:
    """Plant one branch per language code (default: English) and return them by code.

    The first language's home page becomes the root of the site; the pages of the others are its
    translations. Wagtail's welcome page goes away.
    """
    root = Page.get_first_root_node()
    welcome = list(root.get_children())
    tree: dict[str, Branch] = {}
    for code in languages or ("en",):
        tree[code] = _branch(root, code, next(iter(tree.values()), None))
    site = Site.objects.get(is_default_site=True)
    site.root_page = next(iter(tree.values())).home
    site.save()
    for page in welcome:
        page.refresh_from_db()
        page.delete()
    return tree


def _branch(root: Page, code: str, first: Branch | None) -> Branch:
    """Plant the pages of one language, as translations of those of `first`."""
    locale, _ = Locale.objects.get_or_create(language_code=code)

    def plant(parent: Page, model: type[Page], name: str, **fields: Any) -> Any:
        if first is not None:
            fields["translation_key"] = getattr(first, name).translation_key
        return parent.add_child(instance=model(locale=locale, **fields))

    home = plant(root, HomePage, "home", title=f"Cradle {code}", slug=f"home-{code}")
    campaign = plant(home, CampaignPage, "campaign", title="Campaign", slug="campaign")
    return Branch(
        locale=locale,
        home=home,
        campaign=campaign,
        pledges=plant(campaign, PledgeIndexPage, "pledges", title="Pledges", slug="pledges"),
        stories=plant(home, StoryIndexPage, "stories", title="Stories", slug="stories"),
        directory=plant(home, DirectoryPage, "directory", title="Network", slug="network"),
    )
