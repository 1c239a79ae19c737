"""Sheets of paper for tests: printed, and with lines typed in."""

from collections.abc import Iterable
from typing import Any

from campaign.actions.type_sheet import finish_typing, type_lines
from campaign.models import SignatureSheet
from campaign.selectors.sheet_lines import Line
from network.models import Organisation

from .campaign import SheetFactory

NAMES = ("Ama Mensah", "Kofi Boateng", "Adwoa Sarpong", "Yaw Darko", "Efua Quaye", "Kojo Ansah")


def sheet(organisation: Organisation, typists: Iterable[Any] = (), **fields: Any) -> SignatureSheet:
    """Return a printed sheet of an organisation, on which `typists` typed something."""
    made = SheetFactory.create(organisation=organisation, country="GH", **fields)
    made.typists.set(typists)
    return made


def lines(*names: str) -> list[Line]:
    """Return the lines of people from Ghana, one below the other."""
    return [Line(number, name=name, country="GH") for number, name in enumerate(names, start=1)]


def typed(made: SignatureSheet, user: Any, *names: str) -> SignatureSheet:
    """Return a sheet that `user` typed in."""
    assert type_lines(user, made.pk, lines(*(names or NAMES))) == {}
    return finish_typing(user, made.pk)
