"""An editor brings in a register with keys alone, looks, confirms and undoes it."""

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from network.models import ImportBatch, Organisation, OrganisationClaim
from tests.journeys.conftest import SignIn
from tests.journeys.editor_steps import enter
from tests.journeys.keyboard import Keyboard
from tests.journeys.measures import faults

SECONDS = 60_000
FILE = """name;type;country;town
Groupement Étoile du Lac;coop;Togo;Aného
Union des Vanneuses de Kpalimé;union;TG;Kpalimé
Sans pays;coop;Atlantide;Nulle part
"""


def test_a_register_is_imported_looked_at_and_undone_with_the_keyboard(
    laptop: Page, sign_in: SignIn, tmp_path: Path
) -> None:
    file = tmp_path / "register.csv"
    file.write_text(FILE, encoding="cp1252")
    enter(laptop, sign_in)
    hands = Keyboard(laptop)
    laptop.goto("/admin/register/imports/")
    # The dialogue of the system opens outside of the page.
    laptop.locator("[name=file]").set_input_files(file)
    hands.type("[name=source]", "Census of the lake")
    hands.press("main button.button[type=submit]")
    laptop.wait_for_url("**/imports/*/")
    assert faults(laptop) == []
    hands.press("main form button.button[type=submit]:not(.button-secondary)")
    expect(laptop.get_by_role("main")).to_contain_text("Étoile du Lac", timeout=SECONDS)
    expect(laptop.get_by_role("main")).to_contain_text("Atlantide")
    assert faults(laptop) == []
    assert not Organisation.objects.filter(town="Aného").exists()
    hands.press("button[name=confirm]")
    expect(laptop.locator("button[name=undo]")).to_be_visible(timeout=SECONDS)
    assert Organisation.objects.filter(town__in=("Aného", "Kpalimé")).count() == 2
    hands.press("button[name=undo]")
    batch = ImportBatch.objects.get(source="Census of the lake")
    expect(laptop.get_by_role("main")).to_contain_text("Undone", timeout=SECONDS)
    assert not Organisation.objects.filter(town__in=("Aného", "Kpalimé")).exists()
    batch.delete()


def test_the_screens_of_the_register_are_for_everybody_who_edits(
    laptop: Page, sign_in: SignIn
) -> None:
    enter(laptop, sign_in)
    first, second = Organisation.objects.filter(country="GH").order_by("pk")[:2]
    claim = OrganisationClaim.objects.order_by("pk").first()
    assert claim is not None
    for address in (
        "/admin/claims/",
        reverse("claim", args=[claim.pk]),
        f"/admin/register/merge/{first.pk}/{second.pk}/",
        f"/admin/bulk/network/organisation/verify/?id={first.pk}&next=/admin/",
        "/admin/register/wishes/",
        "/admin/register/duplicates/",
        "/admin/register/unconfirmed/",
        "/admin/register/scouts/",
        f"/admin/register/organisations/{Organisation.objects.get(slug='blue-umbrella').pk}/",
    ):
        laptop.goto(address)
        assert faults(laptop) == [], address
