"""A phone that goes round: after the sign-out the next person finds nothing of the one before."""

from playwright.sync_api import Page, expect

from tests.journeys.browser import with_and_without_script
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import GO_ON, new_author


@with_and_without_script
def test_the_next_person_on_a_shared_phone_finds_nothing(
    phone: Page, mailbox: Mailbox, javascript: bool
) -> None:
    email = f"shared-{'js' if javascript else 'plain'}@example.org"
    name = new_author(email, "en").name
    phone.goto("/en/account/login/")
    phone.locator("#id_login").fill(email)
    phone.locator("#id_shared_phone").check()
    phone.locator(GO_ON).first.click()
    expect(phone.locator("#id_shared_phone")).to_be_checked()
    phone.locator("[name=code]").fill(mailbox.wait_for_code(email))
    phone.locator(GO_ON).first.click()
    phone.wait_for_url("**/en/members/")
    expect(phone.locator("main")).to_contain_text("This phone is shared.")
    expect(phone.locator("main")).to_contain_text("You are signed in for 30 more minutes")
    cookies = {cookie["name"]: cookie for cookie in phone.context.cookies()}
    assert cookies["sessionid"]["expires"] == -1
    phone.goto("/en/members/account/")
    expect(phone.locator("main")).to_contain_text(email)
    if javascript:
        phone.evaluate("localStorage.setItem('draft', 'I carried the children out')")
    phone.get_by_role("button", name="Sign out now").click()
    phone.wait_for_url("**/en/")

    assert "sessionid" not in {cookie["name"] for cookie in phone.context.cookies()}
    if javascript:
        assert phone.evaluate("localStorage.length") == 0
    for _step in range(2):
        phone.go_back()
        expect(phone.locator("h1")).to_have_text("Sign in")
        for word in (email, name):
            assert word not in phone.content()
    phone.goto("/en/account/login/")
    expect(phone.locator("#id_login")).to_have_value("")
    expect(phone.locator("#id_shared_phone")).not_to_be_checked()
