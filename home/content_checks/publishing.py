"""The door before publication: what the site promises its readers is there."""

from typing import Any

from django.utils.module_loading import import_string

from .finding import in_one_sentence
from .page import refusals

# Found by name: the actions stand above the models that ask here.
ERROR = "home.actions.errors.Invalid"


def refuse_unfinished(page: Any) -> None:
    """Raise home.actions.errors.Invalid when `page` breaks a promise to its readers."""
    if found := refusals(page):
        raise import_string(ERROR)(in_one_sentence(found))
