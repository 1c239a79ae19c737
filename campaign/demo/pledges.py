"""The pledges of the demo with their pages, and about 400 signatures."""

import random
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from home.demo.bodies import body
from home.demo.days import day

from ..actions.tally import count_all
from ..enums import SignatureState, Visibility
from ..enums_alliance import PartnerState
from ..models import ConsentText, Pledge, PledgePage, PledgePartner, Signature
from ..selectors.agreements import promised_now
from .source import LANGUAGES, Demo, read, said
from .tree import add_page, finish_page

# Invented signers: given and family names from the regions of the demo's organisations.
GIVEN = [
    "Abena",
    "Kofi",
    "Ama",
    "Yaw",
    "Thandi",
    "Sipho",
    "Wanjiru",
    "Otieno",
    "Awa",
    "Moussa",
    "Celeste",
    "Nelson",
    "Sunita",
    "Ramesh",
    "Maya",
    "Bishnu",
    "Somsri",
    "Anan",
    "Rosa",
    "Jorge",
    "Lucia",
    "Mateus",
    "Beatriz",
    "Camila",
    "Diego",
    "Juana",
    "Nadia",
    "Farid",
    "Zara",
    "Imran",
]
FAMILY = [
    "Mensah",
    "Asante",
    "Dlamini",
    "Nkosi",
    "Kamau",
    "Achieng",
    "Ndiaye",
    "Sarr",
    "Machava",
    "Tembe",
    "Devi",
    "Kumar",
    "Tamang",
    "Rai",
    "Wongsa",
    "Quispe",
    "Flores",
    "Souza",
    "Lima",
    "Rojas",
    "Mamani",
    "Torres",
    "Khan",
    "Bibi",
    "Owusu",
    "Mbeki",
    "Diop",
    "Cruz",
    "Perez",
    "Gomes",
]
COUNTRIES = [
    "GH",
    "GH",
    "GH",
    "ZA",
    "KE",
    "SN",
    "MZ",
    "IN",
    "IN",
    "NP",
    "TH",
    "PK",
    "PE",
    "BR",
    "BR",
    "MX",
    "CO",
    "BO",
    "ES",
    "FR",
    "PT",
    "GB",
    "US",
]


def load_consent_texts() -> None:
    """Make version 1 of the wording in every language."""
    content = read("consent")
    valid_from = timezone.now() + timedelta(days=content["valid_from"])
    for language in LANGUAGES:
        ConsentText.objects.get_or_create(
            language=language,
            version=content["version"],
            defaults={"text": content["signing"][language], "valid_from": valid_from},
        )


def load_pledges(demo: Demo) -> None:
    """Make the pledges and their pages: in four languages, or only in the one they are in."""
    for entry in read("pledges"):
        organisation = demo.organisations[entry["organisation"]]
        pledge = demo.pledges[entry["code"]] = Pledge.objects.create(
            code=entry["code"],
            form=entry["form"],
            kind=entry["kind"],
            organisation=organisation,
            state=entry["state"],
            goal=entry["goal"],
            opens_on=day(entry["opens"]),
            closes_on=day(entry["closes"]),
            due_on=day(entry["due"]),
            delivered_on=day(entry.get("delivered")),
            delivered_to=entry.get("delivered_to", ""),
            answered_on=day(entry.get("answered")),
        )
        opened = day(entry["opens"]) or timezone.localdate()
        for language in LANGUAGES:
            if language not in entry["title"]:
                continue
            page = PledgePage(
                title=said(entry["title"], language),
                slug=said(entry["slug"], language),
                summary=said(entry["summary"], language),
                ask=said(entry["summary"], language),
                target=said(entry["target"], language),
                text=said(entry["text"], language),
                how_we_know=said(entry["how_we_know"], language),
                place=said(entry["place"], language),
                answer=said(entry.get("answer"), language),
                text_language=language,
                organisation=organisation,
                pledge=pledge,
                social_image=demo.images[entry["picture"]] if entry["picture"] else None,
            )
            key = f"pledge:{entry['code']}"
            age = (timezone.localdate() - opened).days
            add_page(demo, key, "page:pledges", page, language, days_ago=age)
        for partner in entry["partners"]:
            PledgePartner.objects.create(
                pledge=pledge,
                organisation=demo.organisations[partner],
                state=PartnerState.ACCEPTED,
                answered_at=timezone.now(),
                agreed_digest=promised_now(pledge),
            )


def fill_pledges(demo: Demo) -> None:
    """Give the pledge pages their blocks, now that stories can be linked to."""
    for entry in read("pledges"):
        for language in LANGUAGES:
            page: Any = demo.pages.get((f"pledge:{entry['code']}", language))
            if page is not None:
                page.refresh_from_db()
                page.body = body(demo, entry["code"], entry["body"], language)
                finish_page(page)


def load_signatures(demo: Demo) -> None:
    """Make the invented signatures: most confirmed, a few waiting, one in twenty withdrawn."""
    chance = random.Random(20170301)  # noqa: S311  (the same demo every time)
    texts = {text.language: text for text in ConsentText.objects.all()}
    now = timezone.now()
    rows = []
    for entry in read("pledges"):
        pledge = demo.pledges[entry["code"]]
        opened = datetime.combine(day(entry["opens"]) or now.date(), time(5), now.tzinfo)
        closed = day(entry["closes"])
        last = min(now, datetime.combine(closed, time(20), now.tzinfo)) if closed else now
        span = max((last - opened).total_seconds(), 3600)
        extra = max(2, entry["signatures"] // 20)
        for number in range(entry["signatures"] + extra):
            signed = opened + timedelta(seconds=span * chance.random() ** 0.7)
            counted = number < entry["signatures"]
            language = chance.choice(LANGUAGES)
            rows.append(
                Signature(
                    pledge=pledge,
                    name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
                    email=f"{entry['code']}-{number}@signers.demo.test",
                    email_key=f"demo-{entry['code']}-{number}",
                    name_key=f"demo-{number}",
                    country=chance.choice(COUNTRIES),
                    visibility=chance.choice(Visibility.values),
                    wants_news=chance.random() < 0.3,
                    language=language,
                    consent_text=texts[language],
                    state=SignatureState.CONFIRMED if counted else SignatureState.WITHDRAWN,
                    created_at=signed,
                    confirmed_at=signed + timedelta(minutes=chance.randint(1, 600))
                    if counted
                    else None,
                )
            )
    Signature.objects.bulk_create(rows)
    count_all()
