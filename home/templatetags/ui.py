"""Template tags of the design system: icons, languages, numbers and form controls."""

import datetime
import re
from typing import Any
from urllib.parse import urljoin

from anyascii import anyascii
from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.core.cache import caches
from django.forms import BoundField, CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from home.icons import ICONS
from home.languages import babel_locale, name_of_language, own_name
from home.living import KEY as LIVING
from home.translated import Said, say

register = template.Library()

_WORDS_BEFORE = re.compile(r"(\D*[^\W\d])\s+(?=\d)")
# Name of the widget class -> component that draws it; everything else is a plain field.
COMPONENTS = {
    "RadioSelect": "radios",
    "CheckboxSelectMultiple": "radios",
    "CheckboxInput": "checkbox",
    "Select": "select",
    "SelectMultiple": "select",
    "LazySelect": "select",
    "Textarea": "textarea",
    "FileInput": "file",
    "ClearableFileInput": "file",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the icon `name`, hidden from screen readers because a word stands beside it."""
    return format_html(
        '<svg class="icon icon--{}" viewBox="0 0 24 24" width="24" height="24"'
        ' aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        name,
        ICONS[name],
    )


@register.filter
def small_words(value: str) -> SafeString:
    """Draw the words before a number smaller than the number: "over 1,000", "au moins 35"."""
    found = _WORDS_BEFORE.match(str(value))
    if found is None:
        return format_html("{}", value)
    drawn = '<span class="big-number__words">{}</span> {}'
    return format_html(drawn, found[1], str(value)[found.end() :])


@register.filter
def said(texts: Any) -> SafeString | str:
    """Draw a text of a record in the reader's language, or marked as that of another one."""
    found = texts if isinstance(texts, Said) else say(texts)
    if not found.language:
        return found
    words = '<span lang="{}" dir="{}">{}</span>'
    return format_html(words, found.language, direction(found.language), str(found))


@register.simple_tag
def direction(code: str | None) -> str:
    """Return `rtl` or `ltr`, the writing direction of the language tag `code`."""
    return str(babel_locale(code or "en").text_direction)


@register.simple_tag
def language_name(code: str | None) -> str:
    """Return the name of a language in that language itself, for instance `Español`."""
    return own_name(code)


@register.simple_tag
def language_here(code: str | None) -> str:
    """Return the name of a language in the language of the page."""
    return name_of_language(code) if code else ""


@register.simple_tag
def home_of(code: str) -> str:
    """Return the home page of a language; the bare address when we know that it has none.

    Asks no database: error pages show it.
    """
    living = caches["renditions"].get(LIVING)
    return f"/{code}/" if living is None or code in living else "/"


@register.simple_tag
def number(value: float | None) -> str:
    """Write a number with the digit groups of the page's language; nothing for none."""
    if value is None:
        return ""
    return str(format_decimal(value, locale=babel_locale()))


@register.simple_tag
def date(value: datetime.date | None, length: str = "long") -> str:
    """Write a day in the page's language; `length` is short, medium, long or full."""
    if value is None:
        return ""
    if length not in ("short", "medium", "long", "full"):
        raise template.TemplateSyntaxError(f"date has no length {length!r}")
    return str(format_date(value, format=length, locale=babel_locale()))


@register.simple_tag
def absolute(url: str) -> str:
    """Return the full address of a path of this site, as links outside of it need."""
    return urljoin(settings.BASE_URL, url)


@register.filter
def heading_id(heading: str) -> str:
    """Return a heading's id, in Latin letters whatever its script; "part" when nothing is left."""
    return slugify(anyascii(str(heading))) or "part"


@register.filter
def component(field: BoundField) -> str:
    """Return the template that draws a bound field, chosen by its widget."""
    for widget_class in type(field.field.widget).__mro__:
        if name := COMPONENTS.get(widget_class.__name__):
            return f"components/{name}.html"
    return "components/field.html"


@register.filter
def is_narrowed(groups: list[dict[str, Any]]) -> bool:
    """Tell whether any choice of a listing's facets is made, so that they stay in sight."""
    return any(option["selected"] for group in groups for option in group["options"])


@register.filter
def anchor(field: BoundField) -> str:
    """Return the id that an error link leads to: the control, or a group's first choice."""
    if field.use_fieldset:
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.simple_tag
def described_by(field: BoundField, hint: str = "") -> str:
    """Return the ids of the hint and the error of a field, as `aria-describedby` wants them."""
    ids = []
    if hint or field.help_text:
        ids.append(f"{field.auto_id}_helptext")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


@register.simple_tag
def control(field: BoundField, hint: str = "", css_class: str = "") -> SafeString:
    """Draw the input of a bound field, tied to its hint and its error.

    The widget's own attributes (`autocomplete`, `inputmode`, `spellcheck`) are kept.
    """
    widget = field.field.widget
    look = "" if isinstance(widget, CheckboxInput) else "input"
    classes = " ".join(filter(None, (look, css_class, widget.attrs.get("class"))))
    attrs: dict[str, str | bool] = {"class": classes} if classes else {}
    if ids := described_by(field, hint):
        attrs["aria-describedby"] = ids
    return field.as_widget(attrs=attrs)


@register.simple_tag
def also_in(languages: list[dict[str, Any]] | None, shown: str = "") -> list[dict[str, Any]]:
    """Return the other languages in which a page exists.

    Args:
        languages: the links of the page.
        shown: the language that it is read in, which is not the reader's where it falls back.
    """
    here = [one for one in languages or [] if one["exists"] and not one["current"]]
    return [one for one in here if one["code"] != shown]


@register.simple_tag
def languages_note(languages: list[dict[str, Any]] | None) -> str:
    """Say in which languages a page exists, when it does not exist in all of them."""
    known = languages or []
    names = [capfirst(language["name"]) for language in known if language["exists"]]
    if not names or len(names) == len(known):
        return ""
    return _("This page exists only in: %(names)s.") % {"names": ", ".join(names)}
