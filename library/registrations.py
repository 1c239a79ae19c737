"""What library offers to the registries of home."""

from home.registry import card_pages, figures, group_permissions, policies
from home.selectors.staff import EDITORS

from .models import LibraryPage, MaterialsPage, PublicationPage
from .policies import may_edit_figures
from .selectors.statistics import figure_choices, shown_figures

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
figures.register("library", (figure_choices, shown_figures))
policies.register("edit_figures", may_edit_figures)
for model in (LibraryPage, MaterialsPage, PublicationPage):
    card_pages.register(model.__name__, model)
