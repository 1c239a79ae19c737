"""The page of a publication in one language: summary, files, citation, and the text as HTML."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail_localize.fields import SynchronizedField

from home.cards import Card
from home.terms import LANGUAGE, SERIES
from home.text import fold

from .knowledge_page import KnowledgePage


class PublicationPage(RoutablePageMixin, KnowledgePage):
    """Words about a publication; its facts and files are those of the record."""

    template = "pages/publication_page.html"
    shows_others = False
    parent_page_types: ClassVar[list[str]] = ["library.LibraryPage", "library.MaterialsPage"]
    subpage_types: ClassVar[list[str]] = []
    serve_select_related: ClassVar[tuple[str, ...]] = (
        *KnowledgePage.serve_select_related,
        "publication",
    )

    publication = models.ForeignKey(
        "library.Publication",
        verbose_name=_("publication"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record with its facts, identifiers and files."),
    )

    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("publication",)

    content_panels: ClassVar[list[Any]] = [
        *KnowledgePage.content_panels[:-1],
        FieldPanel(
            "publication",
            help_text=_(
                "The record with its facts and files. Is it not there yet? Add it first, under"
                " Library › Publications."
            ),
        ),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *KnowledgePage.translatable_fields,
        SynchronizedField("publication"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("publication page")
        verbose_name_plural = _("publication pages")

    def clean(self) -> None:
        """Let an embargo set the moment at which the page goes live."""
        super().clean()
        until = self.publication.embargo_until if self.publication_id else None
        if (
            until
            and self.publication.is_embargoed
            and (getattr(self, "go_live_at", None) or until) <= until
        ):
            self.go_live_at = until

    def taxonomy(self) -> dict[str, set[str]]:
        """Add the series, and every language in which there is a page or a file."""
        from ..selectors.publications import languages_of

        found = super().taxonomy()
        found[SERIES] = {self.publication.series}
        found[LANGUAGE] = languages_of(self.publication) | {self.locale.language_code}
        return found

    def searchable_text(self) -> str:
        """Add authors, number and identifiers; of a material, what it is: a poster, a sticker."""
        found = f"{super().searchable_text()} {self.publication.folded_text}"
        if not self.publication.material:
            return found
        with override(self.locale.language_code):
            return f"{found} {fold(self.card_kicker)}"

    @property
    def card_kicker(self) -> str:
        """Return series and number, or the kind of material."""
        from ..selectors.publications import kind_words

        return kind_words(self.publication)

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show kind, date and what can be downloaded."""
        from ..selectors.publications import publication_card

        return publication_card(self, request)

    def file_translations(self) -> list[tuple[str, str, int]]:
        """Return (language, address, bytes) of each language that has a file."""
        from ..selectors.publications import files_by_language

        return files_by_language(self.publication)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add facts, files, citation and editions."""
        from ..selectors.publications import publication_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | publication_context(self, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page or one of its files like any page of ours; 404 before an embargo ends."""
        if self.publication.is_embargoed and not getattr(request, "is_preview", False):
            raise Http404
        request.cradle_page = self  # type: ignore[attr-defined]
        response = RoutablePageMixin.serve(self, request, *args, **kwargs)
        return self.let_proxies_keep(request, response)

    @path("bibtex/", name="bibtex")
    def bibtex(self, request: HttpRequest) -> HttpResponse:
        """Give the entry for a bibliography program."""
        from ..citing import bibtex

        response = HttpResponse(
            bibtex(self.publication), content_type="application/x-bibtex; charset=utf-8"
        )
        name = f'attachment; filename="{self.publication.code}.bib"'
        response.headers["Content-Disposition"] = name
        return response

    @path("print/", name="print")
    def print(self, request: HttpRequest) -> HttpResponse:
        """Give the text as a PDF on A4 in the language of the page."""
        from ..selectors.prints import printed

        return printed(self, request)

    @path("offline/", name="offline")
    def offline(self, request: HttpRequest) -> HttpResponse:
        """Give everything in one file: the text to read without a network, and the files."""
        from ..selectors.prints import packed

        return packed(self, request)
