"""Planting a page tree, page by page as an editor would."""

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


KINDS = {
    "home": HomePage,
    "campaign": CampaignPage,
    "pledges": PledgeIndexPage,
    "stories": StoryIndexPage,
    "directory": DirectoryPage,
}


def plant(*languages: str) -> dict[str, Branch]:
    """Plant one branch per language code and return them by code.

    The first language's home page becomes the root of the site; the pages of the others are its
    translations. Wagtail's welcome page goes away.
    """
    root = Page.get_first_root_node()
    welcome = list(root.get_children())
    tree: dict[str, Branch] = {}
    for code in languages:
        tree[code] = _branch(root, code, next(iter(tree.values()), None))
    site = Site.objects.get(is_default_site=True)
    site.root_page = next(iter(tree.values())).home
    site.save()
    for page in welcome:
        page.refresh_from_db()
        page.delete()
    return tree


def read(*languages: str) -> dict[str, Branch]:
    """Return the branches of a database that holds a tree of these languages and nothing else."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    found = {
        (page.locale_id, type(page)): page for page in Page.objects.filter(depth__gt=1).specific()
    }
    return {
        code: Branch(
            locale=locales[code],
            **{name: found[locales[code].pk, kind] for name, kind in KINDS.items()},
        )
        for code in languages
    }


def plant_beside(first: Branch, *languages: str) -> None:
    """Plant further branches, as translations of one that stands."""
    for code in languages:
        _branch(Page.get_first_root_node(), code, first)


def _branch(root: Page, code: str, first: Branch | None) -> Branch:
    """Plant the pages of one language, as translations of those of `first`."""
    locale, _ = Locale.objects.get_or_create(language_code=code)

    def add(parent: Page, name: str, **fields: Any) -> Any:
        if first is not None:
            fields["translation_key"] = getattr(first, name).translation_key
        return parent.add_child(instance=KINDS[name](locale=locale, **fields))

    home = add(root, "home", title=f"Cradle {code}", slug=f"home-{code}")
    campaign = add(home, "campaign", title="Campaign", slug="campaign")
    return Branch(
        locale=locale,
        home=home,
        campaign=campaign,
        pledges=add(campaign, "pledges", title="Pledges", slug="pledges"),
        stories=add(home, "stories", title="Stories", slug="stories"),
        directory=add(home, "directory", title="Network", slug="network"),
    )
