"""A small page tree as every site has it: home, campaign, pledges, stories and directory.

tree = site_tree("en", "es")
tree["es"].stories.add_child(instance=StoryPage(...))
"""

from tests.factories.branches import Branch, plant, read
from tests.factories.kept_trees import copy_tree

__all__ = ["Branch", "site_tree"]


def site_tree(*languages: str) -> dict[str, Branch]:
    """Return one branch per language code (default: English) by code, planted or copied."""
    languages = languages or ("en",)
    return read(*languages) if copy_tree(*languages) else plant(*languages)
