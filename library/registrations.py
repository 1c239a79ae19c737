"""What library offers to the registries of home."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model

from home.chooser_languages import Spoken
from home.registry import (
    card_pages,
    figures,
    group_permissions,
    page_kinds,
    policies,
    record_languages,
)
from home.selectors.staff import EDITORS

from .forms.figure_choice import FigureChooser
from .models import (
    LibraryPage,
    MaterialsPage,
    PolicyStatement,
    Publication,
    PublicationFile,
    PublicationPage,
)
from .policies import may_edit_figures
from .selectors.statistics import shown_figures

RECORDS = ("statistic", "publication", "glossaryterm")
VERBS = ("add", "change", "view")

group_permissions.register(
    "library",
    {
        EDITORS: [
            *(f"library.{verb}_{record}" for record in RECORDS for verb in VERBS),
            "library.delete_glossaryterm",
        ]
    },
)
figures.register("library", (FigureChooser, shown_figures))
policies.register("edit_figures", may_edit_figures)
for kind, one, many, types in (
    (
        "publications",
        _("Publication"),
        _("Publications and toolkits"),
        ("library.PublicationPage", "library.ToolkitPage"),
    ),
    ("materials", _("Campaign materials"), _("Campaign materials"), ("library.MaterialsPage",)),
    ("library", _("Library"), _("Library"), ("library.LibraryPage",)),
):
    page_kinds.register(kind, (one, many, types))
for model in (LibraryPage, MaterialsPage, PublicationPage):
    card_pages.register(model.__name__, model)


def publication_in(code: str) -> Q:
    """Return the condition of publications that can be read in a language."""
    files = PublicationFile.objects.filter(language=code)
    pages = PublicationPage.objects.filter(locale__language_code=code)
    chosen = Q(pk__in=files.values("publication")) | Q(pk__in=pages.values("publication"))
    return Q(language=code) | chosen


def document_in(code: str) -> Q:
    """Return the condition of files that are known to be in a language."""
    files = PublicationFile.objects.filter(language=code)
    statements = PolicyStatement.objects.filter(language=code, document__isnull=False)
    return Q(pk__in=files.values("document")) | Q(pk__in=statements.values("document"))


def file_languages() -> set[str]:
    """Return the languages of all files, those of the site and others."""
    return {*PublicationFile.objects.order_by().values_list("language", flat=True).distinct()}


for chosen, rule in ((Publication, publication_in), (get_document_model(), document_in)):
    record_languages.register(chosen._meta.label_lower, Spoken(rule, file_languages))
