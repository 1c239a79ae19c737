"""A small page tree as every site has it: home, campaign, pledges, stories and directory.

tree = site_tree("en", "es")
tree["es"].stories.add_child(instance=StoryPage(...))
"""

from wagtail.models import Site

from tests.factories.branches import Branch, plant, read
from tests.factories.kept_trees import copy_tree

__all__ = ["Branch", "site_tree"]


def site_tree(*languages: str) -> dict[str, Branch]:
    """Return one branch per language code (default: English) by code, planted or copied."""
    languages = languages or ("en",)
    tree = read(*languages) if copy_tree(*languages) else plant(*languages)
    Site.get_site_root_paths()  # as a running site, it knows where its trees begin
    return tree
