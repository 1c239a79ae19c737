"""The directory: every organisation of the register has its address here, for life."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.models import BasePage
from home.parts import Part
from home.tombstones import tombstone_at

# The same in every language, so that an organisation's address needs no look-up.
DIRECTORY_SLUG = "network"
TEMPLATES = {"map": "pages/directory_map.html", "compare": "pages/directory_compare.html"}


class DirectoryPage(RoutablePageMixin, BasePage):
    """Lists organisations; serves a listing from its record until a profile page exists."""

    template = "pages/directory_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.OrganisationPage", "network.CooperativePage"]
    asks_for_terms = False
    max_count_per_parent = 1
    own_slug = DIRECTORY_SLUG

    class Meta:
        """Names for the admin."""

        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the rows that the visitor asked for."""
        from ..selectors.directory import directory_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | directory_context(request, self)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template of the view that was asked for: list, map, or side by side."""
        from ..selectors.directory import view_of

        return TEMPLATES.get(view_of(request), self.template)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the list or a listing like any page of ours; the routes bypass `BasePage`."""
        request.cradle_page = self  # type: ignore[attr-defined]
        response = RoutablePageMixin.serve(self, request, *args, **kwargs)
        return self.let_proxies_keep(request, response)

    def show(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        """Show another page at an address below, without looking up the rows of the list."""
        base: dict[str, Any] = BasePage.get_context(self, request)
        return TemplateResponse(request, template, base | context)

    def clean(self) -> None:
        """Keep the address that every organisation's link relies on."""
        super().clean()
        if self.slug != DIRECTORY_SLUG:
            raise ValidationError({"slug": _("The directory keeps its address: network.")})

    @path("affiliations/", name="affiliations")
    def affiliations(self, request: HttpRequest) -> HttpResponse:
        """Show who belongs to which network, as drawing and list; the slug is reserved."""
        from ..selectors.affiliations import affiliations_context

        title = _("Who belongs to which network")
        request.cradle_part = Part("affiliations/", str(title))  # type: ignore[attr-defined]
        context = affiliations_context(request)
        return self.show(request, "pages/affiliations.html", context)

    @path("markets/", name="markets")
    def markets(self, request: HttpRequest) -> HttpResponse:
        """Show which markets have child care near them; the slug is reserved."""
        from ..selectors.care_map import care_map_context

        request.cradle_part = Part("markets/", str(_("Markets and child care")))  # type: ignore[attr-defined]
        return self.show(request, "pages/care_map.html", care_map_context(request))

    @path("<slug:slug>/", name="listing")
    def listing(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show an organisation that has no profile page in this language yet."""
        from ..selectors.merged import merged_address
        from ..selectors.profiles import listing_context

        context = listing_context(request, self, slug)
        if context is None or tombstone_at(request.path_info) is not None:
            # Where a profile was hidden or taken down, its record does not stand in for it.
            raise Http404
        if address := merged_address(context["organisation"]):
            return HttpResponsePermanentRedirect(address)
        name, place = context["organisation"].name, context["place"]
        words = f"{context['organisation'].type_label} · {place}"
        request.cradle_part = Part(f"{slug}/", name, words)  # type: ignore[attr-defined]
        return self.show(request, "pages/listing.html", context)
