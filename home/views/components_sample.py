"""What the living page shows its components with; invented, and never part of the site."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..cards import Card

COLOURS = [
    "ink", "paper", "surface", "raised", "muted", "brand", "action", "link", "visited",
    "error", "success", "border", "accent", "focus", "deep", "tint", "blush",
]  # fmt: skip


def mark(words: str) -> SafeString:
    """Return words as they are marked where somebody searched for them."""
    return format_html("<mark>{}</mark>", words)


CARDS = [
    Card(
        title="We count the hours we lose",
        url="#cards",
        text="Head porters kept a diary for four weeks. The hours add up to a working month.",
        meta="Kayayei Youth Union, Tamale",
        badge="Story",
        language="en",
    ),
    Card(
        title="La guardería abre cuando abre el mercado",
        url="#cards",
        text="Las vendedoras negociaron el horario con el municipio: de cuatro a seis.",
        meta="Sindicato del Mercado Norte, Arequipa",
        badge="Story",
        language="es",
    ),
    Card(
        title="بچوں کی نگہداشت ہمارا حق ہے",
        url="#cards",
        text="گھر سے کام کرنے والی خواتین اپنے محلے میں بچوں کا کمرہ چاہتی ہیں۔",
        meta="Home-based workers, Karachi",
        badge="Story",
        language="ur",
    ),
]

RESULT = {
    "title": "La guardería abre cuando abre el mercado",
    "marked_title": format_html("La {} abre cuando abre el mercado", mark("guardería")),
    "url": "#result",
    "kind": "Story",
    "text": format_html("… negociaron el horario de la {} con el municipio …", mark("guardería")),
    "language": "es",
    "file": "In a file: Acuerdo con el municipio",
}

NEXT_STEPS = [
    {
        "title": "Contact a representative",
        "text": "A letter opens in your own mail program.",
        "url": "mailto:?subject=Child%20care",
        "icon": "mail",
    },
    {"title": "Print or share materials", "text": "", "url": "#poster", "icon": "document"},
]
TIMELINE = [
    {"date": "March 2024", "title": "Members are asked", "text": "412 traders answer a survey."},
    {
        "date": "June 2025",
        "title": "The general meeting decides",
        "text": "Child care comes first.",
    },
    {"date": "May 2026", "title": "The city answers", "text": ""},
]

TABLE: dict[str, Any] = {
    "caption": "Hours lost in one week",
    "headers": ["Work", "Mothers of small children", "Others"],
    "rows": [["Street vendors", "14", "3"], ["Waste pickers", "11", "2"]],
}

GROWTH: dict[str, Any] = {
    "title": "How the number of signatures grew",
    "text": "From nothing on 5 Jan 2026 to 1,284 on 2 Mar 2026.",
    "line": "M0 96L91 60L183 48L251 12L320 0",
    "area": "M0 96L91 60L183 48L251 12L320 0L320 96Z",
    "begin": "5 Jan 2026",
    "end": "2 Mar 2026",
    "headers": ["Until", "New signatures", "In all"],
    "rows": [["21 Jan 2026", "481", "481"], ["2 Mar 2026", "803", "1,284"]],
}

NAMES = [
    {"text": "Ama Mensah", "country": ""},
    {"text": "Rosa", "country": "Peru"},
    {"text": "سلمیٰ بی بی", "country": ""},
]

ENDORSED: dict[str, Any] = {
    "organisations": 2,
    "line": "2 organisations with 7,600 members",
    "rows": [
        {
            "name": "Harbour Clerks’ and Teachers’ Union",
            "url": "#e",
            "country": "Ghana",
            "constituency": "Formal workers",
            "members": 5300,
        },
        {"name": "تنظیم", "url": "#e", "country": "Pakistan", "constituency": "", "members": 2300},
    ],
    "more": 0,
}

WALL: dict[str, Any] = {
    "countries": [{"value": "GH", "label": "Ghana", "selected": True}],
    "chosen": "GH",
    "country": "Ghana",
    "missing": ["Child rights groups"],
    "parts": [
        {
            "label": "Informal workers",
            "organisations": [
                {
                    "name": "Night Lamp",
                    "type_label": "Trade union",
                    "is_mbo": True,
                    "url": "#e",
                    "country": "Ghana",
                }
            ],
            "more": 3,
        },
        {"label": "Child rights groups", "organisations": [], "more": 0},
    ],
}

DELIVERED: dict[str, Any] = {
    "delivered_on": date(2026, 3, 2),
    "delivered_to": "Ministry of Labour",
    "answered_on": date(2026, 4, 1),
}

HISTORY: list[dict[str, Any]] = [
    {"label": "In progress", "day": date(2026, 1, 5)},
    {
        "label": "Partly kept",
        "day": date(2026, 3, 2),
        "report": {
            "organisation": {"name": "Night Lamp"},
            "text": "The room is painted and the mats are there.",
            "text_language": "en",
            "link": "https://cradle.example/minutes.pdf",
        },
    },
]

UPDATES: list[dict[str, Any]] = [
    {
        "url": "#updates",
        "day": date(2026, 3, 9),
        "text": "There is water in the room behind the cold store, and a drain.",
        "language": "en",
        "organisation": "Night Lamp",
    },
    {
        "url": "#updates",
        "day": date(2026, 3, 2),
        "text": "Tenemos la llave. Treinta de nosotras barrimos el cuarto el domingo.",
        "language": "es",
        "organisation": "Tres Lunas",
    },
]

ORGANISATION: dict[str, Any] = {
    "name": "Night Lamp",
    "type_label": "Trade union",
    "is_mbo": True,
    "last_confirmed_at": date(2026, 5, 3),
    "source": "Register of unions",
    "licence": "CC BY 4.0",
}

GLANCE: list[dict[str, Any]] = [
    {"label": "Where", "text": "Tamale, Ghana"},
    {"label": "Website", "text": "https://example.org", "url": "https://example.org"},
]

GROUPS: list[dict[str, Any]] = [
    {
        "code": "identity",
        "label": "Who it is",
        "is_known": True,
        "lines": [
            {"label": "Type", "text": "Trade union"},
            {"label": "Founded", "text": "about 1995"},
            {"label": "Website", "text": "https://example.org", "url": "https://example.org"},
        ],
        "check": {"verified_on": date(2026, 4, 2), "how": "register of unions"},
    },
    {
        "code": "democracy",
        "label": "How it decides",
        "is_known": True,
        "answers": [
            {"label": "Members pay dues", "is_met": True, "known_on": date(2026, 3, 2)},
            {"label": "It has a constitution", "is_met": None},
        ],
    },
    {
        "code": "contact",
        "label": "How to reach it",
        "is_known": True,
        "contacts": [{"label": "Phone", "text": "+233 20 123 4567", "url": "tel:+233201234567"}],
    },
]

GROUP: dict[str, Any] = {
    "code": "members",
    "label": "Its members",
    "is_known": True,
    "lines": [{"label": "Members", "text": "2,300 (1 May 2026, list of dues)"}],
    "check": {"confirmed_on": date(2026, 5, 3), "get_confirmed_as_display": "by a scout"},
}

CARE_WORDS = {"care_hours": "From 4:30 to 18:00, every market day"}

FACETS: list[dict[str, Any]] = [
    {
        "name": "country",
        "label": "Country",
        "kind": "select",
        "options": [
            {"value": "GH", "label": "Ghana", "count": 4, "selected": False},
            {"value": "PE", "label": "Peru", "count": 3, "selected": True},
        ],
    },
    {
        "name": "sector",
        "label": "Work",
        "kind": "checkbox",
        "options": [
            {"value": "market", "label": "Market traders", "count": 7, "selected": True},
            {"value": "waste", "label": "Waste pickers", "count": 5, "selected": False},
        ],
    },
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label="Full name", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="We send one message there, with a button that confirms your signature.",
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
        ),
    )
    country = forms.ChoiceField(
        label="Country", choices=[("", "Choose a country"), ("GH", "Ghana"), ("PE", "Peru")]
    )
    story = forms.CharField(
        label="What happened?",
        help_text="Short sentences are easiest to translate.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )
    public = forms.ChoiceField(
        label="What may we show?",
        choices=[
            ("full", "My full name"),
            ("first", "First name and country"),
            ("none", "Nothing"),
        ],
        initial="none",
        widget=forms.RadioSelect,
    )
    photo = forms.FileField(label="Photo", help_text="At most 10 MB.", required=False)
    agree = forms.BooleanField(
        label="I agree that Cradle keeps my signature until the campaign ends.",
        error_messages={"required": "Tick the box if you want to sign."},
    )


# The part of a pledge that its form asks for.
PLEDGE = SimpleNamespace(code="sample", form="call")
