"""Policy spaces: the calendar page, the page of each, the calendar file."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from library.models import Delegation, PolicyAsk, PolicyPage, PolicySpace, PolicyStatement
from network.models import Organisation
from tests.factories.network import OrganisationFactory
from tests.factories.programme import PolicySpaceFactory, calendar, space_page
from tests.factories.staff import editor
from tests.factories.story_translations import public_story
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def days(number: int) -> date:
    """Return the day so many days from today."""
    return timezone.localdate() + timedelta(days=number)


def full_space() -> PolicySpace:
    """Return a space with everything."""
    space = PolicySpaceFactory.create(
        code="city",
        starts_on=days(30),
        ends_on=days(30),
        starts_at=time(9, 30),
        ends_at=time(13),
        time_zone="Africa/Dakar",
        call_until=days(10),
        call_text={"en": "Two members may go."},
        outcome={"en": "Ten crèches."},
    )
    PolicyAsk.objects.create(space=space, text={"en": "Doors that open at five"})
    organisation: Organisation = OrganisationFactory.create(name="Fish Sellers")
    Delegation.objects.create(
        space=space,
        organisation=organisation,
        constituency="informal-workers",
        role={"en": "Delegates of the market"},
        number=3,
    )
    PolicyStatement.objects.create(
        space=space, title={"en": "What a crèche costs"}, url="https://example.org/s", language="en"
    )
    return space


def test_the_calendar_shows_what_comes_what_stands_and_what_is_past_by_year(
    client: Client, tree: dict[str, Branch]
) -> None:
    page = calendar(tree["en"])
    PolicySpaceFactory.create(starts_on=days(9), ends_on=days(9))
    PolicySpaceFactory.create(precision="standing", starts_on=None, ends_on=None, kind="coalition")
    PolicySpaceFactory.create(starts_on=date(2012, 1, 1), ends_on=None, precision="year")
    context = client.get(page.url).context
    assert [len(context[name]) for name in ("coming", "standing", "years")] == [1, 1, 1]
    assert context["years"][0]["year"] == 2012
    narrowed = client.get(f"{page.url}?kind=coalition").context
    assert [len(narrowed[name]) for name in ("coming", "standing", "years")] == [0, 1, 0]
    empty = client.get(f"{page.url}?kind=court")
    assert "<h2" not in empty.content.decode().partition("<main")[2].partition("</main")[0]


def test_an_empty_calendar_says_so_and_offers_nothing_to_choose(
    client: Client, tree: dict[str, Branch]
) -> None:
    text = client.get(calendar(tree["en"]).url).content.decode()
    assert "No policy space yet" in text
    for missing in ('class="facets"', "iCalendar", "No policy space fits"):
        assert missing not in text


def test_a_year_or_month_is_past_only_when_all_of_it_is(tree: dict[str, Branch]) -> None:
    today = timezone.localdate()
    for precision, day in (("year", today.replace(month=1, day=1)), ("month", today)):
        PolicySpaceFactory.create(precision=precision, starts_on=day.replace(day=1), ends_on=None)
    assert not PolicySpace.objects.over_before(today).exists()
    assert PolicySpace.objects.over_before(today + timedelta(days=366)).count() == 2


def test_the_page_of_a_space_tells_all_of_it_and_no_name(
    client: Client, tree: dict[str, Branch]
) -> None:
    space = full_space()
    page = space_page(calendar(tree["en"]), space)
    text = client.get(page.url).content.decode()
    for words in (
        *("Doors that open at five", "Delegates of the market", "Fish Sellers", "Ten crèches."),
        *("What a crèche costs", "Two members may go.", "Africa/Dakar", "9:30"),
    ):
        assert words in text
    assert not [field.name for field in Delegation._meta.fields if "name" in field.name]


def test_a_call_that_is_over_is_not_shown(client: Client, tree: dict[str, Branch]) -> None:
    space = full_space()
    PolicySpace.objects.filter(pk=space.pk).update(call_until=days(-1))
    page = space_page(calendar(tree["en"]), space)
    assert "Two members may go." not in client.get(page.url).content.decode()


def test_pages_of_any_type_belong_to_a_space_each_once_and_labelled(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    space = full_space()
    page = space_page(calendar(tree["es"]), space)
    story = public_story(tree["en"], title="Who has the baby?")
    PolicyPage.objects.create(space=space, page=story)
    client.get("/es/")
    with django_assert_max_num_queries(12):
        context = client.get(page.url).context
    assert [(card.title, card.language) for card in context["linked"]] == [(story.title, "en")]
    story.live = False
    story.save()
    assert client.get(page.url).context["linked"] == []


def test_the_calendar_costs_the_same_however_many_spaces_there_are(
    client: Client, tree: dict[str, Branch], django_assert_max_num_queries: Any
) -> None:
    index = calendar(tree["en"])
    for number in range(6):
        space_page(index, PolicySpaceFactory.create(starts_on=days(-number), ends_on=days(2)))
    client.get("/en/")
    with django_assert_max_num_queries(8):
        client.get(index.url)


def test_only_days_that_are_known_go_into_the_calendar_file(
    client: Client, tree: dict[str, Branch]
) -> None:
    space = full_space()
    space_page(calendar(tree["es"]), space, title="Mesa", slug="mesa")
    PolicySpaceFactory.create(precision="month", code="some-day")
    answer = client.get("/es/policy-spaces.ics")
    text = answer.content.decode().replace("\r\n ", "")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Conferencia" in text
    assert "/es/policy-spaces/mesa/" in text
    again = client.get("/es/policy-spaces.ics", headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304
    one = client.get("/en/policy-spaces/city.ics").content.decode()
    assert f"UID:{space.uid}@cradle" in one
    assert client.get("/en/policy-spaces/some-day.ics").status_code == 404
    assert client.get("/en/policy-spaces/nothing.ics").status_code == 404


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": date(2020, 1, 1)}, "ends_on"),
        ({"starts_at": time(9), "time_zone": "Mars/Olympus"}, "time_zone"),
        (
            {"ends_on": None, "starts_at": time(9), "ends_at": time(8), "time_zone": "UTC"},
            "ends_at",
        ),
    ],
)
def test_dates_that_no_calendar_could_show_are_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        PolicySpaceFactory.build(**fields).clean()
    assert list(refusal.value.message_dict) == [field]


def test_a_statement_that_nobody_can_read_is_refused() -> None:
    with pytest.raises(ValidationError, match="file or give an address"):
        PolicyStatement(title={"en": "Nothing"}).clean()


def test_a_page_is_listed_under_the_country_of_its_space(tree: dict[str, Branch]) -> None:
    page = space_page(calendar(tree["en"]), PolicySpaceFactory.create(country="GH"))
    found = set(page.page_terms.values_list("vocabulary", "code"))
    assert {("country", "GH"), ("region", "011")} <= found


def test_every_door_raises_the_count_that_calendars_compare(settings: Any, client: Client) -> None:
    space = PolicySpaceFactory.create()

    def count() -> int:
        return int(PolicySpace.objects.values_list("sequence", flat=True).get(pk=space.pk))

    # By code, of an instance that was read before, in part, and through the admin.
    stale = PolicySpace.objects.get(pk=space.pk)
    space.starts_on = days(1)
    space.ends_on = days(2)
    space.save()
    assert count() == 1
    stale.is_cancelled = True
    stale.save(update_fields=["is_cancelled"])
    assert count() == 2
    space = PolicySpace.objects.get(pk=space.pk)
    space.website = "https://example.org"
    space.save()
    space.starts_on = str(space.starts_on)
    space.save()
    assert count() == 2
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(editor())
    edit = reverse("wagtailsnippets_library_policyspace:edit", args=[space.pk])
    form = dict(client.get(edit).context["form"].initial)
    rows = {
        f"{name}-{part}_FORMS": 0
        for name in ("asks", "delegations", "statements", "linked_pages")
        for part in ("TOTAL", "INITIAL")
    }
    texts = {
        f"{name}_{code}": form[name].get(code, "")
        for name in ("name", "body", "place", "call_text", "outcome")
        for code in ("en", "es", "fr", "pt")
    }
    sent = {name: value for name, value in form.items() if value and name not in texts} | rows
    sent |= texts | {"place_en": "Lausanne"}
    answer = client.post(edit, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert count() == 3


def test_many_spaces_changed_at_once_are_counted_too() -> None:
    space = PolicySpaceFactory.create()
    other = PolicySpaceFactory.create()
    rows = PolicySpace.objects.filter(pk=space.pk)
    seen = rows.get().changed_at
    rows.update(website="https://example.org")
    assert rows.get().sequence == 0
    rows.update(is_cancelled=True)
    assert (rows.get().sequence, rows.get().changed_at > seen) == (1, True)
    space.starts_on = space.ends_on = days(3)
    PolicySpace.objects.bulk_update([space], ["starts_on", "ends_on"])
    assert (rows.get().sequence, rows.get().starts_on) == (2, days(3))
    assert PolicySpace.objects.get(pk=other.pk).sequence == 0
