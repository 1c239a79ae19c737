"""A phone is handed round; a sheet of paper is typed in and checked by a second person."""

import re
import secrets

from playwright.sync_api import Page, expect

from campaign.enums import SheetState
from campaign.models import Pledge, Signature, SignatureSheet
from network.models import Organisation
from tests.factories.paper import sheet
from tests.journeys.browser import PHONE, with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn

ORGANISATION = "blue-umbrella"
CODE = "public-child-care"


def fill(phone: Page, name: str) -> None:
    """Fill in the form that is handed round."""
    phone.locator("[name=name]").fill(name)
    phone.locator("[name=visibility][value=first]").check()
    phone.locator("[name=consent]").check()


def press(phone: Page) -> None:
    phone.locator("main form.form button[type=submit]").first.click()


def is_empty(phone: Page) -> None:
    """Expect a form that nobody has touched."""
    expect(phone.locator("[name=name]")).to_have_value("")
    expect(phone.locator("[name=email]")).to_have_value("")
    expect(phone.locator("[name=consent]")).not_to_be_checked()


@with_and_without_script
def test_a_phone_is_handed_round_and_forgets_each_person(
    phone: Page, sign_in: SignIn, javascript: bool
) -> None:
    unique = secrets.token_hex(3)
    first, second = f"Awa Diop {unique}", f"Moussa Fall {unique}"
    sign_in(phone, "collector@demo.test")
    phone.goto("/en/members/")
    phone.get_by_role("link", name="Collect signatures").first.click()
    phone.locator(f"main a[href$='/{CODE}/']").first.click()
    expect(phone.locator("[name=country]")).not_to_have_value("")

    fill(phone, first)
    press(phone)
    expect(phone.locator("h1")).to_have_text("Thank you")
    expect(phone.locator("main")).not_to_contain_text("Awa")

    phone.go_back()
    is_empty(phone)
    assert "Awa Diop" not in phone.content()

    press(phone)
    expect(phone.locator("#errors")).to_be_visible()
    fill(phone, second)
    press(phone)
    phone.get_by_role("link", name="Next person").click()
    is_empty(phone)
    expect(phone.get_by_role("status").filter(has_text="today")).to_contain_text(re.compile(r"\d"))

    signed = Signature.objects.filter(name__in=[first, second])
    assert {(one.channel, one.evidence, one.state) for one in signed} == {
        ("assisted", "witness", "confirmed")
    }
    assert signed.count() == 2


@with_and_without_script
def test_a_sheet_is_typed_checked_by_another_and_counted(
    phone: Page, open_window: OpenWindow, sign_in: SignIn, javascript: bool
) -> None:
    organisation = Organisation.objects.get(slug=ORGANISATION)
    pledge = Pledge.objects.get(code=CODE)
    wording = Signature.objects.filter(pledge=pledge).first()
    assert wording is not None
    last = pledge.sheets.order_by("-serial").first()
    serial = last.serial + 1 if last else 1
    made = sheet(organisation, pledge=pledge, serial=serial, consent_text=wording.consent_text)
    names = [f"{name} {secrets.token_hex(3)}" for name in ("Ama", "Kofi", "Esi")]

    sign_in(phone, "collector@demo.test")
    phone.goto("/en/members/sheets/")
    phone.locator("[name=number]").fill(made.number.lower())
    press(phone)
    phone.get_by_role("link", name="Type it in").click()
    for line, name in enumerate(names, start=1):
        phone.locator(f"[name=line-{line}-name]").fill(name)
    phone.locator("[name=line-4-name]").fill("Yaw")
    phone.locator("[name=line-4-country]").fill("Atlantis")
    phone.locator("button[name=done]").click()
    expect(phone.locator("#errors")).to_be_visible()
    expect(phone.locator("[name=line-4-country]")).to_have_value("Atlantis")
    phone.locator("[name=line-4-name]").fill("")
    phone.locator("[name=line-4-skipped]").select_option("illegible")
    phone.locator("button[name=done]").click()
    expect(phone.locator("main")).to_contain_text("Another person must check it")

    steward = open_window(**PHONE)
    sign_in(steward, "steward@demo.test")
    steward.goto(f"/en/members/sheets/{made.number}/")
    steward.get_by_role("link", name="Check it").click()
    boxes = steward.locator("[name$=-compared]")
    expect(boxes).to_have_count(3)
    for place in range(3):
        boxes.nth(place).check()
    press(steward)
    steward.get_by_role("button", name="Count it").click()
    expect(steward.locator("main")).to_contain_text("The sheet is counted")
    assert SignatureSheet.objects.get(pk=made.pk).state == SheetState.COUNTED
    assert set(made.signatures.counted().values_list("name", flat=True)) == set(names)
