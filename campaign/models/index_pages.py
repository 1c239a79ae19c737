"""The pages under which pledges and stories live."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.models import BasePage


class PledgeIndexPage(BasePage):
    """All pledges, open ones first."""

    template = "pages/pledge_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["campaign.CampaignPage"]
    subpage_types: ClassVar[list[str]] = ["campaign.PledgePage"]
    asks_for_terms = False
    max_count_per_parent = 1

    class Meta:
        """Names for the admin."""

        verbose_name = _("pledge index")
        verbose_name_plural = _("pledge indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of pledges."""
        from ..selectors.pledges import pledge_index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | pledge_index_context(request, self)


class StoryIndexPage(BasePage):
    """All stories, newest first, whatever language they are in; updates stand below it, too."""

    template = "pages/story_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["campaign.StoryPage", "campaign.UpdatePage"]
    asks_for_terms = False
    max_count_per_parent = 1

    class Meta:
        """Names for the admin."""

        verbose_name = _("story index")
        verbose_name_plural = _("story indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of stories."""
        from ..selectors.stories import story_index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | story_index_context(request, self)
