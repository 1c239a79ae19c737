"""The delivery pack: what who must answer gets to read, and whose names it may hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from campaign.actions.tally import sums_of
from campaign.actions.tell_history import tell_one
from campaign.documents.pack import counts_of, delivery_pack, names_of
from campaign.enums import Channel, Evidence, Visibility
from campaign.enums_alliance import DecidedBy, EndorsementState
from campaign.models import Endorsement, PledgePage, SignatureTally
from home.actions.errors import Conflict
from tests.campaign.documents.reading import NOON, pages_of
from tests.factories.campaign import PledgeFactory, SignatureFactory, pledge_page
from tests.factories.network import OrganisationFactory
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(page: PledgePage) -> PledgePage:
    """A pledge that 1,234 people signed, 4 of them in a country of their own."""
    for country, channel, evidence, number in (
        ("GH", Channel.PAPER, Evidence.CHECKED, 930),
        ("GH", Channel.WEB, Evidence.EMAIL, 200),
        ("KE", Channel.WEB, Evidence.EMAIL, 100),
        ("IS", Channel.WEB, Evidence.EMAIL, 4),
    ):
        for part, day in ((number // 2, 1), (number - number // 2, 2)):
            SignatureTally.objects.create(
                pledge=page.pledge,
                country=country,
                channel=channel,
                evidence=evidence,
                day=date(2026, 5, day),
                count=part,
            )
    page.pledge.signature_count, page.pledge.count_parts = sums_of(page.pledge.pk)
    page.pledge.counted_at = NOON
    page.pledge.save()
    tell_one(page.pledge.pk)
    return page


def text_of(page: PledgePage, with_names: bool = False, language: str = "en") -> str:
    return " ".join(pages_of(delivery_pack(page.pledge, with_names, language)))


def signed(page: PledgePage, name: str, visibility: Visibility, **fields: Any) -> None:
    fields = {"confirmed": True, "country": "GH", **fields}
    SignatureFactory(pledge=page.pledge, name=name, visibility=visibility, **fields)


def test_the_pack_holds_the_words_the_counts_and_how_they_were_made(counted: PledgePage) -> None:
    text = text_of(counted)
    for part in (
        counted.title,
        counted.ask,
        counted.target,
        counted.organisation.name,
        "Who minds our children?",
        "1,234 people signed",
        "As of 4 May 2026, 12:00, UTC",
        "On paper, checked",
        "How this was counted",
        "another compared it with the paper",
    ):
        assert part in text, part


def test_no_small_group_stands_in_the_pack(counted: PledgePage) -> None:
    rows = counts_of(counted.pledge)
    numbers = [int(row[3].replace(",", "")) for row in rows]
    assert sum(numbers) == 1234
    assert min(numbers) >= 10
    assert "Iceland" not in text_of(counted)
    assert rows[-1][0] == "Small groups and the latest days"


def test_a_pledge_that_nobody_signed_says_so(page: PledgePage) -> None:
    assert "Nobody has signed yet." in text_of(page)


def test_names_stand_in_the_pack_only_when_asked_for_and_as_each_chose(
    counted: PledgePage,
) -> None:
    signed(counted, "Ama Mensah", Visibility.FULL_NAME)
    signed(counted, "Esi Owusu", Visibility.FIRST_NAME)
    signed(counted, "Silent Person", Visibility.NOTHING)
    signed(counted, "Held Person", Visibility.FULL_NAME, held=True, held_reasons=["names"])
    signed(counted, "Waiting Person", Visibility.FULL_NAME, confirmed=False)
    signed(PledgePage(pledge=PledgeFactory()), "Elsewhere Person", Visibility.FULL_NAME)
    assert names_of(counted.pledge) == ["Ama Mensah", "Esi, Ghana"]
    without, with_names = text_of(counted), text_of(counted, with_names=True)
    assert "Mensah" not in without
    assert "Ama Mensah" in with_names
    assert "Esi, Ghana" in with_names
    for hidden in ("Owusu", "Silent", "Held", "Waiting", "Elsewhere"):
        assert hidden not in with_names


def test_organisations_are_told_apart_from_people(counted: PledgePage) -> None:
    for number, state in enumerate((EndorsementState.ACCEPTED, EndorsementState.SUBMITTED)):
        Endorsement.objects.create(
            pledge=counted.pledge,
            organisation=OrganisationFactory.create(name=f"Traders {state}", country="TG"),
            speaker_name="Afi Speaker",
            speaker_role="President",
            members_counted=2300,
            decided_by=DecidedBy.ASSEMBLY,
            decided_on=date(2026, 5, 4),
            state=state,
            checked_at=datetime(2026, 5, 5, tzinfo=UTC) if number == 0 else None,
        )
    text = text_of(counted)
    assert "1 organisation with 2,300 members" in text
    assert "Traders accepted" in text
    assert "Traders submitted" not in text
    assert "Afi Speaker" not in text


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_pack_is_made_in_every_language(counted: PledgePage, language: str) -> None:
    assert counted.ask in text_of(counted, language=language)


def test_words_from_right_to_left_stay_whole(tree: dict[str, Branch]) -> None:
    page = pledge_page(tree["en"], text="ماؤں کو کام کرنے دیں", text_language="ur")
    assert set(page.text) <= set(text_of(page))


def test_the_same_count_makes_the_same_file(counted: PledgePage) -> None:
    assert delivery_pack(counted.pledge, False, "en") == delivery_pack(counted.pledge, False, "en")


def test_markup_in_the_words_of_a_pledge_is_shown_and_never_run(tree: dict[str, Branch]) -> None:
    page = pledge_page(tree["en"], text='#panic("x")\n\n= No heading', title="#sys.inputs")
    text = text_of(page)
    assert '#panic("x")' in text
    assert "#sys.inputs" in text


def test_there_is_no_pack_of_a_pledge_that_is_not_public(page: PledgePage) -> None:
    page.unpublish()
    with pytest.raises(Conflict):
        delivery_pack(page.pledge, False, "en")


def test_the_pack_takes_few_queries(
    counted: PledgePage, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        signed(counted, f"Ama {number}", Visibility.FULL_NAME)
    with django_assert_max_num_queries(6):
        delivery_pack(counted.pledge, True, "en")


def test_names_that_no_font_can_draw_are_counted_and_not_drawn_as_boxes(
    counted: PledgePage,
) -> None:
    for name in ("李小龙", "山田花子", "김철수", "ਅਮਰ ਸਿੰਘ", "O’Brien-Ñandú"):
        signed(counted, name, Visibility.FULL_NAME)
    said = text_of(counted, with_names=True)
    assert "3 more names are written in letters that this paper cannot show." in said
    assert "O’Brien-Ñandú" in said
    for name in ("李小龙", "山田花子", "김철수"):
        assert name not in said
    assert "this paper cannot show" not in text_of(counted)


def test_no_name_is_said_to_be_missing_where_all_can_be_drawn(counted: PledgePage) -> None:
    assert "this paper cannot show" not in text_of(counted, with_names=True)
