"""Names, places and sentences that synthetic records are put together from; all invented.

They hold the faults that real records have: several scripts, apostrophes, doubled blanks, capitals,
spreadsheet formulas, throwaway and mistyped mail services.
"""

from random import Random

FIRST = [
    "Ama", "Rosa", "Fatou", "María José", "Lakshmi", "Grace", "Nomvula", "Aïcha", "Tereza", "Li",
    "आशा", "سلمى", "สมหญิง", "Оксана", "Ngozi", "Ana", "Joy", "Zeynep", "Thandiwe", "Siti",
]  # fmt: skip
LAST = [
    "Mensah", "Quispe", "Diop", "da Silva", "Devi", "O'Brien", "Dlamini", "Ben Ali", "Nováková",
    "Wei", "कुमारी", "حداد", "ใจดี", "Шевченко", "Okafor", "García-López", "Reyes", "Yılmaz",
    "Mokoena", "Rahayu",
]  # fmt: skip
# One name in a thousand is one of these.
FAULTY = ["=HYPERLINK(0)", "ANA  MARIA", "-", "Ana\u200b", "x" * 120, "@ana", "Ana 😀"]
COUNTRIES = ["GH", "PE", "IN", "SN", "BR", "ZA", "TH", "MX", "KE", "PH", "FR", "TG", "CO", "ID"]
# The first countries sign most.
COUNTRY_WEIGHTS = [30, 18, 12, 9, 7, 5, 4, 4, 3, 3, 2, 1, 1, 1]
LANGUAGES = ["en", "es", "fr", "pt"]
MAIL_SERVICES = [
    "gmail.com", "example.org", "hotmail.com", "yahoo.com", "gmial.com", "mailinator.com",
]  # fmt: skip
MAIL_WEIGHTS = [60, 15, 12, 10, 2, 1]
# Town, latitude, longitude, country; some registers leave the town out.
PLACES = [
    ("Tamale", 9.40, -0.84, "GH"), ("Accra", 5.56, -0.20, "GH"), ("Arequipa", -16.41, -71.54, "PE"),
    ("Lima", -12.05, -77.04, "PE"), ("Ahmedabad", 23.02, 72.57, "IN"), ("", 26.85, 80.95, "IN"),
    ("Dakar", 14.72, -17.47, "SN"), ("Recife", -8.05, -34.88, "BR"),
    ("Durban", -29.86, 31.02, "ZA"),
    ("Chiang Mai", 18.79, 98.99, "TH"), ("Puebla", 19.04, -98.20, "MX"), ("", -1.29, 36.82, "KE"),
    ("Lomé", 6.13, 1.22, "TG"), ("Bogotá", 4.71, -74.07, "CO"), ("Manila", 14.60, 120.98, "PH"),
]  # fmt: skip
TOWNS = [place[0] for place in PLACES]
KINDS = ["Market Women", "Home-based Workers", "Waste Pickers", "Domestic Workers", "Head Porters"]
KINDS_IN_FRENCH = ["Femmes du marché de", "Récupératrices de", "Porteuses de"]
FORMS = ["Union", "Association", "Cooperative", "Network", "Alliance"]
SENTENCES = [
    "I sell from four in the morning.",
    "My daughter sleeps under the table where I work.",
    "We asked the city for a room near the market.",
    "Now there are twenty places, and they are not enough.",
    "The women who mind the children are paid by us.",
]


def chance(purpose: str, seed: int) -> Random:
    """Return numbers that are the same for the same seed; nothing here is a secret."""
    return Random(f"{purpose} {seed}")  # noqa: S311


def name(random: Random) -> str:
    """Return the name of a person."""
    if random.random() < 0.001:
        return random.choice(FAULTY)
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def country(random: Random) -> str:
    """Return a country code."""
    return random.choices(COUNTRIES, COUNTRY_WEIGHTS)[0]
