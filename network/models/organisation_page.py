"""Profile pages: the words of an organisation, one page per language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.actions.errors import require
from home.blocks import ContentBlock
from home.fields import ContentField
from home.models import BasePage
from home.policies_concern import is_not_hidden

from ..taxonomy import with_terms_of

HAS_PROFILE = _("This organisation has a profile in this language already.")


class AbstractProfilePage(BasePage):
    """What organisation and cooperative profiles share.

    The address is the record's: links to an organisation are made from it and stay for life.
    """

    serve_select_related = ("social_image", "organisation__care_service")
    hidden_by_concerns = True

    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("organisation",)
    taxonomy_prefetch_related: ClassVar[tuple[str, ...]] = ("organisation__terms",)

    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text=_("Facts such as country and members are kept in this record."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("about"),
        help_text=_("Who they are, what they do, what they ask for."),
    )

    shows_others = False
    parent_page_types: ClassVar[list[str]] = ["network.DirectoryPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("organisation_id"),
    ]
    content_panels: ClassVar[list[Any]] = [
        # Wagtail's own panel writes the slug, which is not in this form.
        FieldPanel("title", classname="title"),
        *BasePage.content_panels[1:],
        FieldPanel("organisation"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug", read_only=True, help_text=_("Taken from the organisation.")),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading=_("Address, search and sharing"),
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *(field for field in BasePage.translatable_fields if field.field_name != "slug"),
        SynchronizedField("slug"),
        SynchronizedField("organisation"),
        TranslatableField("body"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def clean(self) -> None:
        """Take the record's address; refuse a second profile of it in this language.

        Wagtail cleans a page whenever it is saved live: what is hidden from the public is not
        published by any door. Raises home.actions.errors.NotAllowed then.
        """
        self.take_address()
        super().clean()
        if self.live:
            require(is_not_hidden(self))

    def minimal_clean(self) -> None:
        """Do the same for drafts, of which Wagtail checks title and address alone."""
        self.take_address()
        super().minimal_clean()

    def take_address(self) -> None:
        """Set the slug from the record; raise ValidationError when another profile has it."""
        if not self.organisation_id:
            return
        self.slug = self.organisation.slug
        for kind in AbstractProfilePage.__subclasses__():
            profiles = kind.objects.filter(
                organisation_id=self.organisation_id, locale_id=self.locale_id
            )
            if profiles.exclude(pk=self.pk).exists():
                raise ValidationError({"organisation": HAS_PROFILE})

    def taxonomy(self) -> dict[str, set[str]]:
        """Add where it is and whom it organises."""
        return with_terms_of(self.organisation, super().taxonomy())

    def searchable_text(self) -> str:
        """Add the organisation's names and town."""
        record = self.organisation
        return f"{super().searchable_text()} {record.name} {record.acronym} {record.town}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts of the record, its stories and its pledges."""
        from ..selectors.profiles import profile_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | profile_context(request, self)


class OrganisationPage(AbstractProfilePage):
    """Profile of an organisation."""

    template = "pages/organisation_page.html"

    class Meta:
        """Names for the admin."""

        verbose_name = _("organisation profile")
        verbose_name_plural = _("organisation profiles")


class CooperativePage(AbstractProfilePage):
    """Profile of a cooperative: adds governance and the child-care service that it runs."""

    template = "pages/organisation_page.html"

    governance = models.TextField(
        _("governance"), blank=True, help_text=_("Who elects whom, how often, when last.")
    )
    care_hours = models.CharField(
        _("hours of the child care"), max_length=120, blank=True, help_text=_("Days and hours.")
    )
    care_ages = models.CharField(
        _("ages"), max_length=120, blank=True, help_text=_("From 6 months to 5 years.")
    )
    care_price = models.CharField(
        _("price"), max_length=160, blank=True, help_text=_("With currency and date.")
    )

    content_panels: ClassVar[list[Any]] = [
        *AbstractProfilePage.content_panels,
        FieldPanel("governance"),
        FieldPanel("care_hours"),
        FieldPanel("care_ages"),
        FieldPanel("care_price"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *AbstractProfilePage.translatable_fields,
        TranslatableField("governance"),
        TranslatableField("care_hours"),
        TranslatableField("care_ages"),
        TranslatableField("care_price"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("cooperative profile")
        verbose_name_plural = _("cooperative profiles")
