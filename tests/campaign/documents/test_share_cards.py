"""Share cards: drawn when a page is published, shown beside its link, gone with it."""

import io
import re
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from PIL import Image
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published

from campaign.actions import make_cards
from campaign.actions.make_cards import draw_card, make_card, make_missing_cards, tidy_cards
from campaign.documents.cards import MAX_BYTES, card_data, card_png
from campaign.models import PledgePage, ShareCard
from campaign.models.share_card import card_path
from home.registry import daily_jobs
from tests.factories.campaign import AlliancePledgeFactory, pledge_page
from tests.factories.tree import Branch

pytestmark = pytest.mark.django_db

ASKS = {
    "en": "Put public money into child care near every market.",
    "ur": "ہر بازار کے قریب بچوں کی دیکھ بھال کے لیے سرکاری رقم لگائیں۔",
    "hi": "हर बाज़ार के पास बच्चों की देखभाल के लिए सार्वजनिक धन लगाइए।",
    "th": "ใช้เงินสาธารณะเพื่อการดูแลเด็กใกล้ทุกตลาด",
    "zu": "W" * 255,
    "es": "¡Dinero público! " * 15,
}


def drawn(page: PledgePage) -> PledgePage:
    """Return the page as it is served, with its card."""
    assert make_card(page)
    return PledgePage.objects.select_related(*PledgePage.serve_select_related).get(pk=page.pk)


@pytest.mark.parametrize("language", sorted(ASKS))
def test_a_card_has_the_size_that_networks_want_and_is_light(
    page: PledgePage, language: str
) -> None:
    page.ask, page.text_language = ASKS[language], language
    png = card_png(card_data(page))
    with Image.open(io.BytesIO(png)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(png) < MAX_BYTES


def test_longer_words_are_drawn_smaller_and_stay_above_the_band(page: PledgePage) -> None:
    page.ask = "Pay. " * 51
    with Image.open(io.BytesIO(card_png(card_data(page)))) as picture:
        colours = picture.convert("RGB").crop((64, 505, 1136, 526)).getcolors()
    assert len(colours) == 1


def test_a_promise_asks_for_witnesses(tree: dict[str, Branch]) -> None:
    page = pledge_page(tree["en"], AlliancePledgeFactory())
    assert card_data(page)["kicker"]["text"] == "Sign as a witness"


def test_a_published_page_gets_its_card_from_the_worker(page: PledgePage) -> None:
    page_published.send(sender=PledgePage, instance=page)
    tasks = DBTaskResult.objects.filter(task_path__endswith="make_cards.draw_card")
    assert [task.args_kwargs["args"] for task in tasks] == [[page.pk]]
    draw_card.func(page.pk)
    assert ShareCard.objects.get().page_id == page.pk


def test_the_page_shows_its_card_and_says_its_words(page: PledgePage, client: Client) -> None:
    card = drawn(page).share_card
    html = client.get(page.url).content.decode()
    assert f'<meta property="og:image" content="{card.absolute_url}">' in html
    alt = re.search(r'og:image:alt" content="([^"]+)"', html)
    assert alt is not None
    assert alt[1].startswith(f"Sign this call · {page.ask} · ")
    assert "summary_large_image" in html


def test_a_card_costs_the_page_no_query(page: PledgePage, client: Client) -> None:
    client.get(page.url)
    counts = []
    for _with_card in (False, True):
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
        make_card(page)
    assert counts[0] == counts[1]


def test_the_same_words_are_drawn_once(page: PledgePage) -> None:
    assert make_card(page)
    assert not make_card(page)
    # The campaign has a page in each of the two languages.
    assert make_missing_cards() == 2
    assert make_missing_cards() == 0


def test_other_words_make_another_file_and_the_old_one_goes(
    page: PledgePage, django_capture_on_commit_callbacks: Any
) -> None:
    old = drawn(page).share_card.file.name
    page.ask = "Build a nursery."
    page.save()
    with django_capture_on_commit_callbacks(execute=True):
        new = drawn(page).share_card.file.name
    assert old != new
    assert default_storage.exists(new)
    assert not default_storage.exists(old)


def test_a_page_that_is_taken_down_loses_its_card(
    page: PledgePage, django_capture_on_commit_callbacks: Any
) -> None:
    name = drawn(page).share_card.file.name
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert not ShareCard.objects.exists()
    assert not default_storage.exists(name)
    draw_card.func(page.pk)
    assert not ShareCard.objects.exists()


def test_a_page_that_is_taken_down_while_its_card_is_drawn_gets_none(
    page: PledgePage, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    names: list[str] = []

    def taken_down(data: Any) -> bytes:
        page.unpublish()
        return card_png(data)

    def kept(card: Any, name: str) -> str:
        names.append(card_path(card, name))
        return names[-1]

    monkeypatch.setattr(make_cards, "card_png", taken_down)
    monkeypatch.setattr(ShareCard._meta.get_field("file"), "generate_filename", kept)
    with django_capture_on_commit_callbacks(execute=True):
        assert not make_card(page)
    assert not ShareCard.objects.exists()
    assert len(names) == 1
    assert not default_storage.exists(names[0])


def test_a_page_that_is_closed_to_the_public_loses_its_card(
    page: PledgePage, django_capture_on_commit_callbacks: Any
) -> None:
    name = drawn(page).share_card.file.name
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    with django_capture_on_commit_callbacks(execute=True):
        tidy_cards()
    assert not ShareCard.objects.filter(page_id=page.pk).exists()
    assert not default_storage.exists(name)


def test_a_lost_file_is_drawn_again(page: PledgePage) -> None:
    make_missing_cards()
    default_storage.delete(ShareCard.objects.get(page_id=page.pk).file.name)
    assert make_missing_cards() == 1


def test_the_command_draws_what_is_missing_and_names_what_fails(
    page: PledgePage, capsys: Any, monkeypatch: Any
) -> None:
    call_command("make_cards")
    call_command("make_cards")
    said = capsys.readouterr().out
    assert said.index("Drew 3 share cards.") < said.index("Drew 0 share cards.")
    page.ask = "Other words"
    page.save()

    def fail(_data: Any) -> bytes:
        raise OSError

    monkeypatch.setattr(make_cards, "card_png", fail)
    with pytest.raises(CommandError, match=f"page {page.pk}: OSError"):
        call_command("make_cards")


def test_cards_are_public_pictures_without_a_name_of_anybody(page: PledgePage) -> None:
    name = drawn(page).share_card.file.name
    assert re.fullmatch(rf"images/card-{page.pk}-[0-9a-f]{{20}}\.png", name)
    assert daily_jobs["make-cards"] is tidy_cards
