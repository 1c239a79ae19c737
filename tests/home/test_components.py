"""Components: what they promise to readers, to keyboards and to screen readers."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from home.cards import Card

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
# Parts that only other components include; they show through those.
PARTS = {
    "fact-group",
    "care-words",
    "brand",
    "demo-bar",
    "field-hint",
    "field-label",
    "field",
    "footer",
    "header",
    "messages",
}
PARTS |= {"skip-link", "source", "card", "progress", "radios", "checkbox", "file", "textarea"}
PARTS |= {"select", "fact-group", "care-words", "version-note"}
# Drawn by a tag of their own.
TAGS = {"sign-form": "{% empty_sign_form pledge %}"}


class SigningForm(forms.Form):
    """A form with one field of each kind."""

    email = forms.EmailField(
        help_text="We send one message.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    note = forms.CharField(required=False, max_length=10, widget=forms.Textarea)
    public = forms.ChoiceField(choices=[("a", "Name"), ("b", "Nothing")], widget=forms.RadioSelect)
    agree = forms.BooleanField()
    photo = forms.FileField(required=False)


def draw(name: str, **context: Any) -> BeautifulSoup:
    """Return the component `name` as a tree."""
    return BeautifulSoup(render_to_string(f"components/{name}.html", context), "html.parser")


def one(tree: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the one element that `selector` finds."""
    found = tree.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector} in {tree}"
    return found[0]


def write(template: str, **context: Any) -> str:
    """Return a template's text, with the design system's tags loaded."""
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.mark.parametrize("name", NAMES)
def test_every_component_says_what_it_takes(name: str) -> None:
    text = (FOLDER / f"{name}.html").read_text()
    head = re.match(r"\{% comment %\}(.+?)\{% endcomment %\}", text, flags=re.DOTALL)
    assert head
    assert "rguments" in head[1]


@pytest.mark.parametrize("name", sorted(set(NAMES) - PARTS))
def test_every_component_stands_on_the_living_page(name: str) -> None:
    page = (FOLDER.parent / "pages" / "components.html").read_text()
    assert TAGS.get(name, f'"components/{name}.html"') in page


def test_a_field_ties_its_hint_and_its_error_to_its_input() -> None:
    form = SigningForm({"email": "nobody"})
    tree = draw("field", field=form["email"])
    control = one(tree, "input")
    described = [one(tree, f"#{key}") for key in str(control["aria-describedby"]).split()]
    assert [element.get_text(" ", strip=True) for element in described] == [
        "We send one message.",
        "Error: Enter a valid email address.",
    ]
    assert control["aria-invalid"] == "true"
    assert control["value"] == "nobody"
    assert (control["autocomplete"], control["inputmode"]) == ("email", "email")
    assert one(tree, "label")["for"] == control["id"]


def test_a_hint_given_by_the_page_replaces_the_help_text() -> None:
    tree = draw("field", field=SigningForm()["note"], hint="Short, please.")
    control = one(tree, "textarea")
    assert one(tree, f"#{control['aria-describedby']}").get_text() == "Short, please."


def test_a_field_without_hint_or_error_points_to_nothing() -> None:
    assert (
        "aria-describedby" not in one(draw("field", field=SigningForm()["note"]), "textarea").attrs
    )


def test_what_may_be_left_out_says_so_in_words() -> None:
    assert "(optional)" in draw("textarea", field=SigningForm()["note"]).get_text()
    assert "(optional)" not in draw("field", field=SigningForm()["email"]).get_text()


def test_a_question_with_choices_is_a_group_with_a_legend_tied_to_its_error() -> None:
    tree = draw("radios", field=SigningForm({})["public"])
    group = one(tree, "fieldset")
    assert one(group, "legend").get_text(strip=True) == "Public"
    assert one(tree, f"#{group['aria-describedby']}").get_text(strip=True).startswith("Error:")
    labelled = {label["for"] for label in tree.select("label")}
    assert labelled == {radio["id"] for radio in tree.select("input[type=radio]")}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("email", "components/field.html"),
        ("note", "components/textarea.html"),
        ("public", "components/radios.html"),
        ("agree", "components/checkbox.html"),
        ("photo", "components/file.html"),
    ],
)
def test_each_widget_is_drawn_by_its_own_component(field: str, expected: str) -> None:
    assert write("{{ field|component }}", field=SigningForm()[field]) == expected


def test_every_error_of_the_summary_leads_to_a_control_of_the_form() -> None:
    form = SigningForm({"email": "nobody", "note": "far too long"})
    fields = draw("form-fields", form=form)
    links = draw("error-summary", form=form).select("a")
    assert len(links) == 4
    for link in links:
        assert one(fields, str(link["href"])).name in ("input", "textarea", "select")


def test_the_error_summary_is_read_out_and_takes_the_keyboard() -> None:
    summary = one(draw("error-summary", form=SigningForm({})), "#errors")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    assert summary.has_attr("autofocus")


def test_a_form_without_errors_has_no_summary() -> None:
    assert not draw("error-summary", form=SigningForm()).get_text(strip=True)


def test_what_was_typed_is_escaped() -> None:
    form = SigningForm({"email": '"><script>alert(1)</script>'})
    assert not draw("field", field=form["email"]).select("script")
    quote = draw("pull-quote", quote="<script>alert(1)</script>", attribution="<b>x</b>")
    assert not quote.select("script, b")


def test_a_story_in_another_language_carries_its_language_and_direction() -> None:
    card = Card(title="بچوں کی نگہداشت", url="/u/", text="کہانی", language="ur")
    with translation.override("en"):
        tree = draw("card", card=card)
    title = one(tree, "h3")
    assert (title["lang"], title["dir"]) == ("ur", "rtl")
    assert one(tree, "a")["hreflang"] == "ur"
    assert "اردو" in one(tree, ".badge").get_text()


def test_a_story_in_the_language_of_the_page_carries_no_label() -> None:
    with translation.override("en"):
        tree = draw("card", card=Card(title="Hours", url="/h/", language="en"))
    assert not tree.select(".badge, [lang]")


def test_a_missing_translation_is_said_plainly() -> None:
    languages = [
        {"code": "en", "name": "English", "url": "/en/", "current": True, "exists": True},
        {"code": "es", "name": "español", "url": "/es/", "current": False, "exists": False},
    ]
    assert "This page exists only in: English." in draw("language-links", languages=languages).text
    languages[1]["exists"] = True
    assert "only" not in draw("language-links", languages=languages).text


def test_the_language_links_name_each_language_in_itself() -> None:
    languages = [
        {"code": "fr", "name": "français", "url": "/fr/", "current": False, "exists": True},
        {"code": "en", "name": "English", "url": "/en/", "current": True, "exists": True},
    ]
    tree = draw("language-links", languages=languages)
    link = one(tree, "a")
    assert (link["lang"], link["hreflang"], link.get_text()) == ("fr", "fr", "Français")
    assert one(tree, "[aria-current]").get_text() == "English"


def test_whatsapp_is_the_first_way_to_share_and_the_address_can_be_copied() -> None:
    url = "https://cradle.example/p/market/"
    tree = draw("share-row", url=url, text="Sign & share")
    first = tree.select("a")[0]
    assert first["href"] == (
        "https://wa.me/?text=Sign%20%26%20share%20"
        "https%3A%2F%2Fcradle.example%2Fp%2Fmarket%2F%3Fvia%3Dwa"
    )
    assert one(tree, ".share-row__url").get_text() == url
    through = [re.findall(r"%3Fvia%3D([a-z]+)", str(link["href"])) for link in tree.select("a")]
    assert through == [["wa"], ["sms"], ["fb"], ["tg"], ["mail"]]


@pytest.mark.parametrize(
    ("people", "words"), [(0, "0 people have"), (1, "1 person has"), (1284, "1,284 people have")]
)
def test_the_count_is_a_sentence(people: int, words: str) -> None:
    with translation.override("en"):
        assert words in draw("count", people=people, goal=5000).get_text()


def test_the_count_keeps_people_and_organisations_apart() -> None:
    text = draw("count", people=10, organisations=3).get_text()
    assert "10 people" in text
    assert "3 organisations" in text


@pytest.mark.parametrize(
    ("value", "words"),
    [("over 1,000", "over"), ("au moins 35,5", "au moins"), ("61 %", None), ("US$ 5", None)],
)
def test_words_before_a_number_are_drawn_small(value: str, words: str | None) -> None:
    tree = draw("big-number", value=value, label="of all")
    small = tree.select_one(".big-number__words")
    assert (small and small.text) == words
    assert one(tree, "strong").text == value


def test_a_number_shows_its_source() -> None:
    tree = draw("big-number", value="61 %", label="of all", source_title="ILO", year=2018)
    assert one(tree, ".source").get_text(" ", strip=True) == "Source: ILO, 2018"


@pytest.mark.parametrize("chosen", [False, True])
def test_the_choices_of_a_listing_are_folded_until_one_is_made(chosen: bool) -> None:
    options = [
        {"value": "GH", "label": "Ghana", "count": 4, "selected": chosen},
        {"value": "PE", "label": "Peru", "count": None, "selected": False},
    ]
    group = {"name": "country", "label": "Country", "options": options}
    tree = draw("facets", action="/en/network/", query="<b>", groups=[group])
    assert one(tree, "details").has_attr("open") == chosen
    assert [item["value"] for item in tree.select("option[selected]")] == ["GH"] * chosen
    assert "Ghana (4)" in tree.get_text()
    assert one(tree, "input[name=q]")["value"] == "<b>"


def test_pages_of_a_listing_keep_the_other_parameters() -> None:
    request = RequestFactory().get("/en/network/?country=GH&page=2")
    html = render_to_string(
        "components/pagination.html", {"page": Paginator(range(95), 20).page(2)}, request=request
    )
    links = {link["rel"][0]: link["href"] for link in BeautifulSoup(html, "html.parser")("a")}
    assert links == {"prev": "?country=GH&page=1", "next": "?country=GH&page=3"}


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 422, 429, 500])
@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_an_error_page_needs_no_database_and_leads_home(status: int, language: str) -> None:
    with translation.override(language):
        tree = BeautifulSoup(render_to_string(f"{status}.html"), "html.parser")
    assert one(tree, "html")["lang"] == language
    assert len(tree.select("h1")) == 1
    search = [f"/{language}/search/"] if status == 404 else []
    assert [link["href"] for link in tree.select("main a")] == [*search, f"/{language}/"]
