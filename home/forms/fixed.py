"""Fields that no form changes, shared by all forms of a class."""

from copy import copy
from typing import Any

from django import forms


class FixedFields(dict[str, forms.Field]):
    """The fields of a form that is made for every request.

    Django copies each field, its widget and its messages for each form, which takes longer than
    to check what was typed. Only those in `own` are copied, for they are changed by the form.

        SignForm.base_fields = FixedFields(SignForm.base_fields, own=("consent",))
    """

    def __init__(self, fields: dict[str, forms.Field], own: tuple[str, ...] = ()) -> None:
        """Share `fields`; the form changes those named in `own`."""
        super().__init__(fields)
        self.own = own

    def __deepcopy__(self, memo: Any) -> dict[str, forms.Field]:
        """Return the same fields in a dictionary of the form's own."""
        return {**self, **{name: copy(self[name]) for name in self.own}}
