"""A register full of names that resemble each other, the same each time."""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from network.actions.remember_names import remember_names
from network.models import Organisation

LISTS = Path(__file__).parent.parent / "search"
LANGUAGES = ("en", "es", "fr", "pt")
NOISE = 2400
FORMS = {
    "en": [
        *("Market Women's Union", "Street Vendors' Association", "Waste Pickers' Cooperative"),
        *("Domestic Workers' Guild", "Home-based Workers' Network", "Traders and Hawkers Forum"),
    ],
    "es": [
        *("Asociación de Vendedoras de", "Cooperativa de Recicladoras", "Unión de Ambulantes de"),
        *("Sindicato de Trabajadoras del Hogar", "Red de Cuidadoras", "Cooperativa"),
    ],
    "fr": [
        *("Association des Vendeuses de", "Coopérative des Maraîchères", "Union des Femmes de"),
        *("Syndicat des Travailleuses Domestiques", "Groupement", "Coopérative"),
    ],
    "pt": [
        *("Associação das Catadoras de", "Cooperativa de Costureiras", "União das Feirantes de"),
        *("Sindicato das Trabalhadoras Domésticas", "Rede de Creches", "Cooperativa"),
    ],
}
SYLLABLES = [
    *("ka", "lu", "ma", "ri", "to", "ña", "bé", "so", "wa", "quil", "cha", "pa"),
    *("ngo", "ndi", "re", "mbu", "tá", "li", "no", "sa", "yo", "ji", "ta", "gua"),
]


def pairs(language: str) -> list[dict[str, str]]:
    """Return what is typed, the organisation that is meant, and what is wrong."""
    with (LISTS / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _noise() -> Iterator[str]:
    """Return names made of the same words as those that are looked for."""
    random = Random("a register")
    for number in range(NOISE):
        language = LANGUAGES[number % len(LANGUAGES)]
        proper = "".join(random.choices(SYLLABLES, k=random.randint(2, 4))).capitalize()
        form = random.choice(FORMS[language])
        yield f"{proper} {form}" if language == "en" else f"{form} {proper}"


def write_register() -> dict[str, int]:
    """Write the organisations of the lists among many others; return their keys by name."""
    meant = {row["organisation"] for language in LANGUAGES for row in pairs(language)}
    names = [*sorted(meant), *_noise()]
    rows = Organisation.objects.bulk_create(
        Organisation(name=name, slug=f"organisation-{place}", org_type="union", country="GH")
        for place, name in enumerate(names)
    )
    remember_names(rows)
    return {row.name: row.pk for row in rows[: len(meant)]}
