"""No page type is left out of the walk of an editor without a mouse."""

from wagtail.models import get_page_models

from home.models import BasePage
from tests.journeys.page_kinds import KINDS


def test_every_page_type_that_editors_make_is_made_by_keyboard() -> None:
    ours = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert {kind.model for kind in KINDS} == {
        model._meta.label_lower for model in ours if model.is_creatable
    }
