"""What the library says of two organisations that become one, in drafts too, and back."""

import json
from datetime import date
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from library.models import ActivityPage, ActivityPartner, Plan, PlanOwner
from network.actions.merge_organisations import merge_organisations, undo_merge
from network.merging_drafts import renamed
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.programme import PlanFactory, activity, programme
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def pair() -> tuple[Organisation, Organisation]:
    kept, gone = OrganisationFactory.create_batch(2)
    return kept, gone


def page_of(*organisations: Organisation) -> ActivityPage:
    tree = site_tree("en", "es")
    page = activity(programme(tree["en"]), "Training in Accra", date(2024, 1, 1))
    page.partners = [ActivityPartner(organisation=one) for one in organisations]
    page.save_revision().publish()
    return ActivityPage.objects.get(pk=page.pk)


def named(page: ActivityPage) -> list[int]:
    """Return the organisations that the latest draft of a page names."""
    draft: Any = ActivityPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [one.organisation_id for one in draft.partners.all()]


def on_page(page: ActivityPage) -> set[int]:
    rows = ActivityPartner.objects.filter(page=page.pk)
    return {*rows.values_list("organisation", flat=True)}


def owners_of(plan: Plan) -> set[int]:
    return {*PlanOwner.objects.filter(plan=plan).values_list("organisation", flat=True)}


def named_by_source(page: ActivityPage) -> list[int]:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    return [row["organisation"] for row in json.loads(source.content_json)["partners"]]


def test_a_draft_names_the_record_that_stays_until_the_merge_is_undone() -> None:
    kept, gone = pair()
    page = page_of(gone)
    translate_object(page, Locale.objects.filter(language_code="es"))
    # Another partner is in a draft alone, and a version that is older names the gone one, too.
    draft: Any = page.get_latest_revision_as_object()
    draft.partners.add(ActivityPartner(organisation=OrganisationFactory.create()))
    draft.save_revision()
    (_gone, other) = named(page)
    merge = merge_organisations(editor(), kept.pk, gone.pk, {})
    assert named(page) == [kept.pk, other]
    assert named_by_source(page) == [kept.pk]
    assert not any(
        row["organisation"] == gone.pk
        for revision in page.revisions.all()
        for row in revision.content["partners"]
    )
    undo_merge(editor(), merge.pk)
    assert named(page) == [gone.pk, other]
    assert named_by_source(page) == [gone.pk]
    assert on_page(page) == {gone.pk}


def test_a_draft_that_was_saved_after_the_merge_goes_back_by_its_rows() -> None:
    kept, gone = pair()
    page = page_of(gone)
    merge = merge_organisations(editor(), kept.pk, gone.pk, {})
    page = ActivityPage.objects.get(pk=page.pk)
    page.title = "Training in Tema"
    page.save_revision()
    undo_merge(editor(), merge.pk)
    assert named(page) == [gone.pk]


def test_who_names_both_names_one_until_the_undo() -> None:
    kept, gone = pair()
    page = page_of(gone, kept)
    plan = PlanFactory.create()
    for one in (kept, gone):
        PlanOwner.objects.create(plan=plan, organisation=one)
    merge = merge_organisations(editor(), kept.pk, gone.pk, {})
    assert named(page) == [kept.pk]
    assert owners_of(plan) == {kept.pk}
    undo_merge(editor(), merge.pk)
    assert {*named(page)} == {gone.pk, kept.pk}
    assert owners_of(plan) == {kept.pk, gone.pk}
    assert on_page(page) == {kept.pk, gone.pk}


def test_only_the_number_itself_is_renamed() -> None:
    rows = [{"pk": 1, "organisation": 12}, {"pk": 2, "organisation": 1}]
    assert renamed(rows, 1, 5) == [rows[0], {"pk": 2, "organisation": 5}]
    assert renamed(rows, 1, 5, only={1}) == rows
