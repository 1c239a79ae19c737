"""An organisation is registered by somebody new, vouched for, listed, and kept by her."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from network.models import Organisation
from tests.journeys.browser import PHONE, with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.editor_steps import EDITOR, enter
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import GO_ON


@with_and_without_script
@pytest.mark.parametrize("language", ["en"])
def test_an_organisation_is_registered_vouched_for_listed_and_kept(
    open_window: OpenWindow, sign_in: SignIn, mailbox: Mailbox, javascript: bool
) -> None:
    place = "Kejetia" if javascript else "Makola"
    name, email = f"{place} Head Porters", f"esi-{place.lower()}@example.org"
    User.objects.create_user(email=email, name="Esi Porter", language="en")
    esi = open_window(**PHONE)
    sign_in(esi, email)
    esi.goto("/en/members/")
    esi.get_by_role("link", name="Register an organisation").click()
    esi.locator("main [name=name]").fill(name)
    esi.locator("main [name=org_type]").select_option("assoc")
    esi.locator("main [name=country]").select_option("GH")
    esi.locator(GO_ON).click()
    expect(esi.get_by_role("main")).to_contain_text("Night Lamp Head Porters")
    esi.locator("main [name=position]").fill("Secretary")
    esi.locator("main [name=evidence]").fill("Akos of the Blue Umbrella knows us.")
    known = Organisation.objects.get(slug="blue-umbrella")
    esi.locator("main [name=voucher1]").select_option(str(known.pk))
    esi.locator(GO_ON).click()
    expect(esi.locator(".status-line")).to_contain_text("asked to vouch for you")

    steward = open_window(**PHONE)
    link = mailbox.wait_for("steward@demo.test", name).link("/vouches/")
    sign_in(steward, "steward@demo.test")
    steward.goto(link)
    steward.locator("button[name=give]").click()

    editor = open_window(**EDITOR)
    enter(editor, sign_in)
    editor.goto("/admin/claims/")
    editor.get_by_role("link", name=name).click()
    expect(editor.get_by_role("main")).to_contain_text("Vouches for her")
    editor.locator("button[name=accept]").click()
    expect(editor.locator(".messages .success")).to_be_visible()

    esi.goto(mailbox.wait_for(email, "Welcome").link("/members/organisations/"))
    expect(esi.get_by_role("heading", level=1)).to_have_text(name)
    listed = Organisation.objects.get(name=name)
    esi.goto(f"/en/network/{listed.slug}/")
    expect(esi.get_by_role("heading", level=1)).to_have_text(name)
