"""The page on which every other page type stands."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.models.panels import CommentPanelPlaceholder, PanelPlaceholder
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..caching import FRESH_SECONDS, STALE_IF_ERROR_SECONDS, STALE_SECONDS
from ..cards import Card
from ..content_checks.publishing import refuse_unfinished
from ..page_form import BasePageForm
from ..page_paths import path_below
from ..querysets import BasePageManager
from ..renditions import social_url
from ..reserved import reserved_slugs
from ..terms import TermsField
from ..text import fold


class BasePage(Page):
    """Search and social fields, cache headers and the card of every page.

    Subclasses set `template`, `parent_page_types`, `subpage_types`, `search_fields`, panels and
    `translatable_fields`, in this order.
    """

    # Seconds a proxy may serve the page without asking: as old a change may reach visitors.
    cache_seconds: ClassVar[int] = FRESH_SECONDS
    # Seconds after that in which the old page may be shown once more while a new one is fetched.
    stale_seconds: ClassVar[int] = STALE_SECONDS
    # Whether it may list what others say: proxies forget it whenever anything public changes.
    shows_others: ClassVar[bool] = True
    permission_tester: ClassVar[str] = "home.permission_testers.StaffPermissionTester"

    # The reserved address that this kind of page may have.
    own_slug: ClassVar[str] = ""
    base_form_class: ClassVar[Any] = BasePageForm

    # Whether readers who report a danger can hide it before somebody has looked.
    hidden_by_concerns: ClassVar[bool] = False

    # Whether editors are reminded to say what the page is about.
    asks_for_terms: ClassVar[bool] = True

    # What `taxonomy` reads besides the page itself.
    taxonomy_select_related: ClassVar[tuple[str, ...]] = ()
    taxonomy_prefetch_related: ClassVar[tuple[str, ...]] = ()

    # What is fetched together with the page when it is served.
    serve_select_related: ClassVar[tuple[str, ...]] = ("social_image",)

    summary = models.CharField(
        _("summary"),
        max_length=255,
        blank=True,
        help_text=_("One or two sentences for listings, search results and shared links."),
    )
    social_image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("picture for sharing"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown when the address of this page is shared, and on its card."),
    )

    terms = TermsField(
        _("what it is about"),
        help_text=_("Readers find the page by these, together with others about the same."),
    )

    objects = BasePageManager()

    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("folded_text"),
        index.AutocompleteField("folded_text"),
        index.FilterField("first_published_at"),
    ]

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading=_("Address, search and sharing"),
        ),
        FieldPanel("terms"),
    ]
    settings_panels: ClassVar[list[Any]] = [
        # Found by name: panels stand above the models.
        PanelPlaceholder("home.panels.SchedulePanel", [], {}),
        CommentPanelPlaceholder(),
    ]

    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        SynchronizedField("social_image"),
        SynchronizedField("terms"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def clean(self) -> None:
        """Refuse an address that a view of ours answers."""
        super().clean()
        refusal = self.refuse_slug(self.slug, self.get_parent())
        if refusal is not None:
            raise ValidationError({"slug": refusal})

    def refuse_slug(self, slug: str, parent: Any) -> str | None:
        """Return why the page can't have this address below `parent`, or None."""
        if slug == self.own_slug or slug not in reserved_slugs(parent):
            return None
        return str(_("This address belongs to a part of the site. Choose another one."))

    def taxonomy(self) -> dict[str, set[str]]:
        """Return the terms under which the page is listed, by controlled list.

        Pages that stand on a record add what the record says.
        """
        return {name: set(codes) for name, codes in self.terms.items()}

    def searchable_text(self) -> str:
        """Return all words of the page by which it may be found."""
        return f"{self.title} {self.summary}"

    @property
    def folded_text(self) -> str:
        """Return the searchable words without accents and case."""
        return fold(self.searchable_text())

    def card(self, request: HttpRequest | None = None) -> Card:
        """Return how this page shows itself in a listing."""
        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            text=self.summary,
            image=self.social_image,
        )

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return site, its address and the path there, without asking the resolver."""
        for root in self._get_relevant_site_root_paths(request):
            return root.site_id, root.root_url, path_below(root, self.url_path)
        return None

    def file_translations(self) -> list[tuple[str, str, int]]:
        """Return (language, address, bytes) of each language in which it exists as a file alone."""
        return []

    def share_picture(self) -> dict[str, str]:
        """Return the picture beside a shared link of this page, and its words; {} for none."""
        image = social_url(self.social_image)
        return {"image": image, "image_alt": ""} if image else {}

    def get_view_restrictions(self) -> Any:
        """Return the restrictions of this page and its ancestors in one query, or in none.

        The ancestors follow from the path itself (treebeard's materialised path), so they need
        not be fetched. A page that was found by its address knows whether there are any at all:
        see `home.routing`.
        """
        if self.alias_of_id:
            return super().get_view_restrictions()
        if getattr(self, "restricted_here", True) is False:
            return PageViewRestriction.objects.none()
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        ancestors = [self.path[:end] for end in ends]
        return PageViewRestriction.objects.filter(page__path__in=ancestors)

    def permissions_for_user(self, user: Any) -> Any:
        """Return what `user` may do with this page in the admin.

        Found by name: the rules stand above the models.
        """
        return import_string(self.permission_tester)(user, self)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish `revision` if it keeps what the site promises its readers.

        Raises home.actions.errors.Invalid when a picture has no words or a figure no source. A
        schedule that falls due is not asked again: it was when it was made.
        """
        if kwargs.get("log_action") != "wagtail.publish.scheduled":
            refuse_unfinished(revision.as_object())
        super().publish(revision, *args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page and let proxies keep it for a short while."""
        request.cradle_page = self  # type: ignore[attr-defined]
        return self.let_proxies_keep(request, super().serve(request, *args, **kwargs))

    def let_proxies_keep(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Mark a served page as one that proxies may keep; a preview stays private."""
        if not getattr(request, "is_preview", False):
            response.headers.setdefault(
                "Cache-Control",
                f"public, max-age={self.cache_seconds}, s-maxage={self.cache_seconds}, "
                f"stale-while-revalidate={self.stale_seconds}, "
                f"stale-if-error={STALE_IF_ERROR_SECONDS}",
            )
        return response
