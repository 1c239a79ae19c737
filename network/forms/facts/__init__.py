"""The facts of an organisation that its stewards keep: one short form a group."""

from ...enums_register import FactGroup
from .base import FactForm
from .care import CareForm
from .contact import ContactForm
from .democracy import DemocracyForm
from .identity import IdentityForm
from .members import MembersForm
from .place import PlaceForm

FORMS: dict[FactGroup, type[FactForm]] = {
    form.group: form
    for form in (IdentityForm, PlaceForm, MembersForm, DemocracyForm, CareForm, ContactForm)
}

__all__ = ["FORMS", "FactForm"]
