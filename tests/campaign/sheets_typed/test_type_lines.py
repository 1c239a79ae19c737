"""Typing lines: what is kept, what is refused, and until when."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from campaign.actions.expire import expire_signatures
from campaign.actions.type_sheet import finish_typing, open_for_typing, type_lines
from campaign.enums import PledgeState
from campaign.models import Pledge, Signature, SignatureSheet, SkippedLine
from campaign.selectors.sheet_lines import Line
from home.actions.errors import Conflict
from network.models import Organisation
from tests.factories.campaign import SignatureFactory
from tests.factories.paper import NAMES, lines, typed
from tests.factories.staff import member

pytestmark = pytest.mark.django_db


def test_saving_the_same_lines_again_changes_nothing(paper: SignatureSheet, collector: Any) -> None:
    assert type_lines(collector, paper.pk, lines(*NAMES)) == {}
    numbers = set(Signature.objects.values_list("pk", flat=True))
    assert type_lines(collector, paper.pk, lines(*NAMES)) == {}
    assert set(Signature.objects.values_list("pk", flat=True)) == numbers


def test_a_line_can_be_changed_and_emptied_until_the_end(
    paper: SignatureSheet, collector: Any
) -> None:
    type_lines(collector, paper.pk, lines("Ama Mensa", "Kofi"))
    seen = [line.print for line in lines("Ama Mensa", "Kofi")]
    changed = [
        Line(1, name="Ama Mensah", country="GH", seen=seen[0]),
        Line(2, skipped="struck", seen=seen[1]),
    ]
    assert type_lines(collector, paper.pk, changed) == {}
    assert Signature.objects.get().name == "Ama Mensah"
    assert SkippedLine.objects.get().line == 2


def test_a_line_that_somebody_else_typed_meanwhile_is_not_overwritten(
    paper: SignatureSheet, collector: Any, organisation: Organisation
) -> None:
    type_lines(member(organisation, "steward"), paper.pk, lines("Ama Mensah"))
    problems = type_lines(collector, paper.pk, lines("Anna Mensah"))
    assert "Somebody else has typed" in str(problems[1].message)
    assert Signature.objects.get().name == "Ama Mensah"


def test_another_person_of_the_same_name_is_kept_when_somebody_says_so(
    paper: SignatureSheet, collector: Any
) -> None:
    type_lines(collector, paper.pk, lines("Ama Mensah"))
    other = Line(2, name="Ama Mensah", country="GH", another=True)
    assert type_lines(collector, paper.pk, [other]) == {}
    assert Signature.objects.count() == 2
    abroad = Line(3, name="Ama Mensah", country="TG")
    assert type_lines(collector, paper.pk, [abroad]) == {}


def test_an_address_signs_once_per_name_whatever_the_way(
    paper: SignatureSheet, collector: Any, client: Client
) -> None:
    by_mail = {"name": "Ama Mensah", "email": "ama@example.org", "country": "GH"}
    type_lines(collector, paper.pk, [Line(1, **by_mail)])
    repeated = Line(2, another=True, **by_mail)
    assert "address has signed already" in str(
        type_lines(collector, paper.pk, [repeated])[2].message
    )
    shared = Line(3, **by_mail | {"name": "Esi Mensah"})
    asked = type_lines(collector, paper.pk, [shared])[3]
    assert (asked.field, asked.namesake) == ("email", True)
    assert type_lines(collector, paper.pk, [replace(shared, another=True)]) == {}
    third = Line(4, another=True, **by_mail | {"name": "Ekow Mensah"})
    assert 4 in type_lines(collector, paper.pk, [third])
    assert Signature.objects.count() == 2


def test_what_is_typed_does_not_expire(paper: SignatureSheet, collector: Any) -> None:
    typed(paper, collector)
    by_mail = SignatureFactory.create(pledge=paper.pledge)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        expire_signatures()
    assert Signature.objects.filter(sheet=paper).count() == len(NAMES)
    assert not Signature.objects.filter(pk=by_mail.pk).exists()


def test_a_sheet_without_a_signature_is_not_finished(paper: SignatureSheet, collector: Any) -> None:
    with pytest.raises(Conflict):
        finish_typing(collector, paper.pk)


def test_after_the_delivery_nothing_is_added(paper: SignatureSheet, collector: Any) -> None:
    Pledge.objects.update(state=PledgeState.DELIVERED, delivered_on=timezone.localdate())
    with pytest.raises(Conflict, match="delivered"):
        type_lines(collector, paper.pk, lines("Ama"))
    paper.refresh_from_db()
    with pytest.raises(Conflict):
        open_for_typing(paper)
    with pytest.raises(Conflict):
        finish_typing(collector, paper.pk)
