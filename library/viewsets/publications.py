"""Publications and materials in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from home.viewsets_reasons import KeptPolicy

from ..actions.count_pages import count_pages
from ..models import Publication

FILE_PANELS: tuple[Any, ...] = (
    *(FieldPanel("language"), FieldPanel("document"), FieldPanel("title")),
    *(FieldPanel("paper"), FieldPanel("pages")),
)
ARTICLE_PANELS: tuple[Any, ...] = (
    *(FieldPanel("title"), FieldPanel("authors"), FieldPanel("pages")),
    *(FieldPanel("doi"), FieldPanel("url"), FieldPanel("access")),
)


class PublicationCreateView(CreateView):
    """Adds a publication; pages of its files are counted."""

    def save_instance(self) -> Publication:
        """Save, then count what nobody typed."""
        publication: Publication = super().save_instance()
        count_pages(publication)
        return publication


class PublicationEditView(EditView):
    """Changes a publication; pages of its files are counted."""

    def save_instance(self) -> Publication:
        """Save, then count what nobody typed; a number that stood by another file is none."""
        for row in self.form.formsets["files"].forms:
            if "document" in row.changed_data and "pages" not in row.changed_data:
                row.instance.pages = None
        publication: Publication = super().save_instance()
        count_pages(publication)
        return publication


class PublicationViewSet(SnippetViewSet):
    """Facts of publications, held once for all languages; the words are in their pages."""

    model = Publication
    icon = "doc-full"
    menu_label = _("Publications")
    menu_name = "publications"
    menu_item_is_registered = True
    copy_view_enabled = False
    add_view_class = PublicationCreateView
    edit_view_class = PublicationEditView
    list_display: ClassVar[list[str]] = ["__str__", "series", "number", "edition", "access"]
    list_filter: ClassVar[list[str]] = ["series", "material", "access", "year"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    *(FieldPanel("code"), FieldPanel("title"), FieldPanel("language")),
                    *(FieldPanel("series"), FieldPanel("number"), FieldPanel("material")),
                    *(FieldPanel("year"), FieldPanel("month"), FieldPanel("embargo_until")),
                ],
                heading=_("What it is"),
            ),
            MultiFieldPanel(
                [
                    *(FieldPanel("authors"), FieldPanel("publisher")),
                    *(FieldPanel("isbn"), FieldPanel("doi")),
                    *(FieldPanel("access"), FieldPanel("external_url")),
                ],
                heading=_("Who made it, and how it is found"),
            ),
            MultiFieldPanel(
                [
                    *(FieldPanel("journal"), FieldPanel("volume"), FieldPanel("issue")),
                    *(FieldPanel("outlet"), FieldPanel("outlet_name")),
                ],
                heading=_("Journal or outlet"),
            ),
            MultiFieldPanel(
                [FieldPanel("edition"), FieldPanel("supersedes"), FieldPanel("changes")],
                heading=_("Edition"),
            ),
            InlinePanel(
                "files",
                panels=[*FILE_PANELS],
                label=_("File"),
                heading=_("Files"),
                help_text=_("One for each language and form."),
            ),
            InlinePanel(
                "articles",
                panels=[*ARTICLE_PANELS],
                label=_("Article"),
                heading=_("Articles of a journal issue"),
                help_text=_("In the order of the issue."),
            ),
        ]
    )

    @property
    def permission_policy(self) -> KeptPolicy:
        """Return who may do what; citations lead to publications, so that nobody deletes one."""
        return KeptPolicy(self.model)
