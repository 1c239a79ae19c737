"""Who may be shown where, and what keeps a child safe."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.consent_rules import (
    CHILD_FOUND,
    CHILD_UNASKED,
    NO_CONSENT,
    NO_PHOTO_CONSENT,
    NOT_FOR_THIS,
    may_be_shown,
)
from home.enums_consent import AgeBand, ConsentPart, ConsentScope, FaceLevel, IdentityLevel
from home.models import ConsentRecord
from home.policies import ALLOWED


def record(**fields: object) -> ConsentRecord:
    """Return an unsaved agreement that stands for a year."""
    ends = timezone.localdate() + timedelta(days=365)
    return ConsentRecord(**{"shows_children": False, "expires_on": ends, **fields})


def photo(image: int = 7, **fields: object) -> ConsentRecord:
    """Return the agreement of who is in a photo."""
    return record(part=ConsentPart.PHOTO, image_id=image, **fields)


CHILD = {"shows_children": True, "age_band": AgeBand.UNDER_7, "child_unnamed": True}


def test_a_story_needs_the_yes_of_everybody_in_it() -> None:
    assert may_be_shown([], []) == NO_CONSENT
    assert may_be_shown([record()], []) == ALLOWED
    ended = record(withdrawn_at=timezone.now())
    assert may_be_shown([record(), ended], []) == NO_CONSENT
    late = record(expires_on=timezone.localdate() - timedelta(days=1))
    assert may_be_shown([record(), late], []) == NO_CONSENT


def test_an_agreement_holds_to_the_end_of_its_last_day() -> None:
    assert may_be_shown([record(expires_on=timezone.localdate())], []) == ALLOWED


def test_a_photo_needs_its_own_yes() -> None:
    assert may_be_shown([record()], [7]) == NO_PHOTO_CONSENT
    assert may_be_shown([record(), photo(8)], [7]) == NO_PHOTO_CONSENT
    assert may_be_shown([record(), photo()], [7]) == ALLOWED
    withdrawn = photo(withdrawn_at=timezone.now())
    assert may_be_shown([record(), photo(), withdrawn], [7]) == NO_PHOTO_CONSENT
    assert may_be_shown([record(), withdrawn], []) == ALLOWED


@pytest.mark.parametrize("scope", ConsentScope)
def test_nothing_is_shown_where_nobody_agreed_to(scope: ConsentScope) -> None:
    site_only = record()
    expected = ALLOWED if scope == ConsentScope.SITE else NOT_FOR_THIS
    assert may_be_shown([site_only], [], scope=scope) == expected
    assert may_be_shown([record(**{scope.value: True})], [], scope=scope) == ALLOWED


@pytest.mark.parametrize("gap", [{"age_band": ""}, {"child_unnamed": False}])
def test_children_are_shown_only_with_every_answer(gap: dict[str, object]) -> None:
    assert may_be_shown([record(**CHILD)], []) == ALLOWED
    assert may_be_shown([record(**(CHILD | gap))], []) == CHILD_UNASKED


def test_a_childs_face_full_name_and_place_never_stand_together() -> None:
    teller = record(identity=IdentityLevel.FULL_NAME)
    seen = photo(**CHILD, face=FaceLevel.VISIBLE)
    assert may_be_shown([teller, seen], [7], place="Accra") == CHILD_FOUND
    assert may_be_shown([teller, seen], [7]) == ALLOWED
    assert may_be_shown([record(), seen], [7], place="Accra") == ALLOWED
    blurred = photo(**CHILD, face=FaceLevel.BLURRED)
    assert may_be_shown([teller, blurred], [7], place="Accra") == ALLOWED
