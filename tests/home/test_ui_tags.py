"""Template tags of the design system: languages, numbers and dates as their readers know them."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation


def write(template: str, **context: object) -> str:
    """Return a template's text, with the design system's tags loaded."""
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("code", "name"),
    [("es", "Español"), ("hi", "हिन्दी"), ("tw", "Twi"), ("ur", "اردو"), ("qqq", "qqq"), ("", "")],
)
def test_a_language_is_named_by_its_own_speakers(code: str, name: str) -> None:
    assert write("{% language_name code %}", code=code) == name


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en", "ltr"), ("ur", "rtl"), ("ar-EG", "rtl"), ("pa-Arab", "rtl"), ("no such", "ltr")],
)
def test_a_language_knows_its_direction(code: str, expected: str) -> None:
    assert write("{% direction code %}", code=code) == expected


@pytest.mark.parametrize(("language", "written"), [("en", "12,345"), ("pt", "12.345")])
def test_numbers_are_written_as_the_reader_writes_them(language: str, written: str) -> None:
    with translation.override(language):
        assert write("{% number 12345 %}") == written


def test_a_length_of_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        write('{% date day "enormous" %}', day=object())


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("What we ask", "what-we-ask"), ("हमारी माँग", "hmari-mamg"), ("!!", "part")],
)
def test_a_heading_of_any_script_can_be_linked_to(heading: str, expected: str) -> None:
    assert write("{{ heading|heading_id }}", heading=heading) == expected
