"""The delivery pack: what who must answer gets to read, and whose names it may hold."""

from datetime import UTC, date, datetime
from subprocess import CalledProcessError, CompletedProcess, run
from sys import executable
from typing import Any

import pytest

from campaign.actions.tally import sums_of
from campaign.actions.tell_history import tell_one
from campaign.documents.pack import counts_of, delivery_pack
from campaign.documents.volumes import VOLUME, draw_volume, named, names_of
from campaign.enums import Channel, Evidence, Visibility
from campaign.enums_alliance import DecidedBy, EndorsementState
from campaign.models import Endorsement, PledgePage, SignatureTally
from home.actions.errors import Conflict
from home.documents.compiler import ROOT, draw_pdf_apart
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


def text_of(page: PledgePage, language: str = "en") -> str:
    return " ".join(pages_of(delivery_pack(page.pledge, language)))


def names_in(page: PledgePage) -> list[str]:
    return names_of(list(named(page.pledge).values_list("pk", flat=True)))


def text_of_volume(page: PledgePage, number: int = 1) -> str:
    return " ".join(pages_of(draw_volume(page.pledge, "en", names_in(page), number, 3, NOON)))


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
    assert names_in(counted) == ["Ama Mensah", "Esi, Ghana"]
    without, with_names = text_of(counted), text_of_volume(counted)
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
    assert delivery_pack(counted.pledge, "en") == delivery_pack(counted.pledge, "en")


def test_markup_in_the_words_of_a_pledge_is_shown_and_never_run(tree: dict[str, Branch]) -> None:
    page = pledge_page(tree["en"], text='#panic("x")\n\n= No heading', title="#sys.inputs")
    text = text_of(page)
    assert '#panic("x")' in text
    assert "#sys.inputs" in text


def test_there_is_no_pack_of_a_pledge_that_is_not_public(page: PledgePage) -> None:
    page.unpublish()
    with pytest.raises(Conflict):
        delivery_pack(page.pledge, "en")


def test_the_pack_takes_few_queries(
    counted: PledgePage, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        signed(counted, f"Ama {number}", Visibility.FULL_NAME)
    with django_assert_max_num_queries(6):
        delivery_pack(counted.pledge, "en")
    with django_assert_max_num_queries(7):
        text_of_volume(counted)


def test_names_that_no_font_can_draw_are_counted_and_not_drawn_as_boxes(
    counted: PledgePage,
) -> None:
    for name in ("李小龙", "山田花子", "김철수", "ਅਮਰ ਸਿੰਘ", "O’Brien-Ñandú"):
        signed(counted, name, Visibility.FULL_NAME)
    said = text_of_volume(counted)
    assert "3 more names are written in letters that this paper cannot show." in said
    assert "O’Brien-Ñandú" in said
    for name in ("李小龙", "山田花子", "김철수"):
        assert name not in said
    assert "this paper cannot show" not in text_of(counted)


def test_no_name_is_said_to_be_missing_where_all_can_be_drawn(counted: PledgePage) -> None:
    assert "this paper cannot show" not in text_of_volume(counted)


def test_each_volume_says_which_it_is_and_how_old_its_names_are(counted: PledgePage) -> None:
    signed(counted, "Ama Mensah", Visibility.FULL_NAME)
    first, second = (text_of_volume(counted, number) for number in (1, 2))
    for text, number in ((first, 1), (second, 2)):
        assert f"Volume {number} of 3" in text
        assert "The names as they stood on 4 May 2026, 12:00, UTC." in text
        assert "Ama Mensah" in text
        assert counted.ask in text
    assert "How this was counted" in first
    assert "How this was counted" not in second
    assert "Volume" not in text_of(counted)


def test_a_volume_is_drawn_by_a_program_of_its_own(counted: PledgePage, monkeypatch: Any) -> None:
    """What the compiler keeps in memory would grow with each volume."""

    def never(*_words: Any, **_more: Any) -> bytes:
        raise AssertionError("drawn in the worker")

    monkeypatch.setattr("home.documents.compiler.typst.compile", never)
    signed(counted, "Ama Mensah", Visibility.FULL_NAME)
    assert "Ama Mensah" in text_of_volume(counted)


def test_a_program_that_cannot_draw_says_nothing_of_the_names(counted: PledgePage) -> None:
    with pytest.raises(CalledProcessError) as failure:
        draw_pdf_apart("pack", {"names": ["Ama Mensah"]}, NOON)
    assert "Ama" not in str(failure.value)


def test_a_full_volume_needs_less_than_150_megabytes(counted: PledgePage, monkeypatch: Any) -> None:
    told: list[bytes] = []

    def keep(_program: Any, *, input: bytes, **_how: Any) -> Any:
        told.append(input)
        return CompletedProcess(_program, 0, stdout=b"")

    with monkeypatch.context() as one:
        one.setattr("home.documents.compiler.subprocess.run", keep)
        names = [f"Ama Serwaa Mensah {number}" for number in range(VOLUME)]
        draw_volume(counted.pledge, "en", names, 1, 1, NOON)
    program = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'home.documents.compiler'], check=True,"
        " input=sys.stdin.buffer.read(), stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = run(
        [executable, "-c", program], input=told[0], capture_output=True, check=True, cwd=ROOT
    )
    assert int(said.stdout) < 150 * 1024
