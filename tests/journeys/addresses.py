"""Every screen of the site, one row each.

`test_addresses.py` compares the rows with the page types and the named addresses, so that a new one
is neither without axe nor without a language. What stands in braces comes from `samples.py`.
"""

from tests.journeys.address_row import FORM, Row
from tests.journeys.addresses_library import LIBRARY
from tests.journeys.addresses_paper import PAPER
from tests.journeys.addresses_programme import PROGRAMME
from tests.journeys.addresses_translating import TRANSLATING
from tests.journeys.addresses_ways import WAYS

SIGNER = {
    "name": "Ana Quispe",
    "email": "ana-{language}@example.org",
    "country": "PE",
    "consent": "on",
}
# Longer than a button of a small phone.
MISTYPED = SIGNER | {"email": "ana-quispe-mamani-de-la-cooperativa-{language}@gmial.com"}

LETTER, NO_LETTER = "#letter", {"letter": " "}
COMPARED = "view=compare&with=seven-hills&with=neem-shade&with=aguayo"

PAGES = [
    Row("HomePage", "/{language}/"),
    Row("HomePage lite", "/{language}/?lite=1"),
    Row("CampaignPage", "{CampaignPage}"),
    Row("CampaignPage lite", "{CampaignPage}?lite=1"),
    Row("AsksPage", "{AsksPage}"),
    Row("AsksPage of a government", "{AsksPage}?to=government&country=GH"),
    Row("AsksPage lite", "{AsksPage}?to=organisation&lite=1"),
    Row("letter refused", "{AsksPage}?to=government", press=LETTER, fields=NO_LETTER, status=422),
    Row("PledgeIndexPage", "{PledgeIndexPage}"),
    Row("PledgePage", "{PledgePage}"),
    Row("PledgePage lite", "{PledgePage}?lite=1"),
    Row("PledgePage promise", "{promise}"),
    Row("PledgePage ended", "{ended}"),
    Row("StoryIndexPage", "{StoryIndexPage}"),
    Row("StoryIndexPage without a story", "{StoryIndexPage}?country=IS"),
    Row("StoryPage", "{StoryPage}"),
    Row("StoryPage lite", "{StoryPage}?lite=1"),
    Row("StoryPage in another language", "{elsewhere}"),
    Row("StoryPage right to left", "{urdu}", languages=("en",)),
    Row("StoryPage in Hindi", "{hindi}", languages=("en",)),
    Row("UpdatePage", "{UpdatePage}"),
    Row("pledge_updates", "/{language}/updates/pledges/market-creches/"),
    Row("organisation_updates", "/{language}/updates/organisations/paniers-aurore/"),
    Row("DirectoryPage", "{DirectoryPage}"),
    Row("DirectoryPage lite", "{DirectoryPage}?lite=1"),
    Row("DirectoryPage without a profile", "{DirectoryPage}?q=zzzzzz"),
    Row("DirectoryPage narrowed down", "{DirectoryPage}?q=uni&region=002&sector=sv&type=union"),
    Row("DirectoryPage map", "{DirectoryPage}?view=map"),
    Row("DirectoryPage map lite", "{DirectoryPage}?view=map&lite=1"),
    Row("DirectoryPage map of a country", "{DirectoryPage}?view=map&country=GH"),
    Row("DirectoryPage side by side", f"{{DirectoryPage}}?{COMPARED}"),
    Row("DirectoryPage nothing to compare", "{DirectoryPage}?view=compare"),
    Row("DirectoryPage markets", "{DirectoryPage}markets/?country=GH"),
    Row("DirectoryPage markets of a town", "{DirectoryPage}markets/?country=GH&town=Accra"),
    Row("OrganisationPage", "{OrganisationPage}"),
    Row("OrganisationPage lite", "{OrganisationPage}?lite=1"),
    Row("CooperativePage", "{CooperativePage}"),
    Row("StandardPage", "{StandardPage}"),
    Row("ContactPage", "{ContactPage}"),
    Row("contact_send refused", "{ContactPage}", press=FORM, status=422),
    Row("contact_thanks", "/{language}/contact/thanks/"),
    Row("take_back", "/{language}/take-back/"),
    Row("take_back refused", "/{language}/take-back/", press=FORM, status=422),
    Row("take_back_help", "/{language}/take-back/help/"),
    Row("take_back_help refused", "/{language}/take-back/help/", press=FORM, status=422),
    Row("take_back_help_sent", "/{language}/take-back/help/sent/"),
    Row("take_back_done", "/{language}/take-back/done/"),
    Row("moderation_numbers", "/{language}/moderation/{year}/"),
    Row("concern", "/{language}/concern/?page=/{language}/"),
    Row("concern refused", "/{language}/concern/", press=FORM, status=422),
    Row("concern_sent", "/{language}/concern/sent/"),
    Row("search", "/{language}/search/?q=a"),
    Row("search nothing asked", "/{language}/search/"),
    Row("search nothing found", "/{language}/search/?q=zzzzzz"),
    Row("error 404", "/{language}/nothing/", status=404),
    *PROGRAMME,
]
SIGNING = [
    Row("pledge_sign refused", "{PledgePage}", press="#sign", status=422),
    Row("pledge_sign mistyped", "{PledgePage}", press="#sign", fields=MISTYPED, status=422),
    Row("pledge_sent", "{PledgePage}", press="#sign", fields=SIGNER),
    Row("pledge_names", "/p/public-child-care/names/?lang={language}"),
    Row("pledge_embed", "/embed/pledges/public-child-care/?lang={language}"),
    Row("register_map_embedded", "/embed/organisations/?lang={language}"),
    Row("pledge_embed_sent", "/embed/pledges/public-child-care/sent/?lang={language}"),
    Row("pledge_short unknown", "/p/nothing/", status=404),
    Row("pledge_confirm", "{waiting}"),
    Row("pledge_confirm thanks", "{confirmed}"),
    Row("pledge_confirm expired", "{expired}", status=410),
    Row("pledge_mine", "{mine}"),
    Row("pledge_mine waiting", "{mine_waiting}"),
    Row("pledge_mine withdrawn", "{mine_withdrawn}"),
    Row("pledge_mine too old", "{mine_old}", status=410),
    Row("pledge_mine_withdraw", "{mine}withdraw/"),
    Row("pledge_news_stop", "{news}stop/"),
    Row("pledge_news_stop stopped", "{news_stopped}stop/"),
]
ACCOUNT = [
    Row("account_login", "/{language}/account/login/"),
    Row("account_login refused", "/{language}/account/login/", press=FORM),
    Row(
        "account_confirm_login_code",
        "/{language}/account/login/",
        press=FORM,
        fields={"login": "nobody-{language}@example.org"},
    ),
    Row("account_signup", "/{language}/account/signup/"),
    Row("account_signup refused", "/{language}/account/signup/", press=FORM),
    Row(
        "account_email_verification_sent",
        "/{language}/account/signup/",
        press=FORM,
        fields={"email": "new-{language}@example.org"},
    ),
    Row("account_inactive", "/{language}/account/inactive/"),
    Row("account_deleted", "/{language}/account/deleted/"),
    Row("account_slip", "/{language}/account/slip/"),
    Row("account_slip refused", "/{language}/account/slip/", press=FORM, status=422),
    Row("account_slip_code", "/{language}/account/slip/ACDE-FGHJ-KMNP/"),
    Row("mfa_authenticate", "/{language}/account/2fa/authenticate/", who="between"),
    Row("account_logout", "/{language}/account/logout/", who="staff"),
    Row("account_reauthenticate", "/{language}/account/reauthenticate/", who="words longago"),
    Row("account_ask_code", "/{language}/account/reauthenticate/code/", who="author"),
    Row("mfa_reauthenticate", "/{language}/account/2fa/reauthenticate/", who="longago"),
    Row(
        "mfa_reauthenticate_webauthn",
        "/{language}/account/2fa/webauthn/reauthenticate/",
        who="longago",
    ),
    Row("account_email", "/{language}/account/email/", who="staff"),
    Row("account_words", "/{language}/account/words/", who="words"),
    Row("account_words done", "/{language}/account/words/", who="words", press="main form"),
    Row("mfa_index", "/{language}/account/2fa/", who="staff"),
    Row("mfa_index without any", "/{language}/account/2fa/", who="author"),
    Row("mfa_activate_totp", "/{language}/account/2fa/totp/activate/", who="author"),
    Row("mfa_deactivate_totp", "/{language}/account/2fa/totp/deactivate/", who="staff"),
    Row("mfa_view_recovery_codes", "/{language}/account/2fa/recovery-codes/", who="staff"),
    Row(
        "mfa_generate_recovery_codes",
        "/{language}/account/2fa/recovery-codes/generate/",
        who="staff",
    ),
    Row("mfa_list_webauthn", "/{language}/account/2fa/webauthn/", who="staff"),
    Row("mfa_add_webauthn", "/{language}/account/2fa/webauthn/add/", who="staff"),
    Row("mfa_edit_webauthn", "/{language}/account/2fa/webauthn/keys/{key}/edit/", who="staff"),
    Row("mfa_remove_webauthn", "/{language}/account/2fa/webauthn/keys/{key}/remove/", who="staff"),
    Row("usersessions_list", "/{language}/account/sessions/", who="staff"),
]
PEOPLE = "/{language}/members/organisations/{organisation}/people/"
ORGANISATION = "/{language}/members/organisations/{organisation}/"
GROUPS = ("identity", "place", "members", "democracy", "care", "contact")
MEMBERS = [
    Row("member_home", "/{language}/members/", who="steward"),
    Row("member_home of an author", "/{language}/members/", who="author"),
    Row("member_account", "/{language}/members/account/", who="steward"),
    Row("member_account refused", "/{language}/members/account/", who="nameless", press=FORM),
    Row("member_account_delete", "/{language}/members/account/delete/", who="author"),
    Row("member_account_delete last steward", "/{language}/members/account/delete/", who="steward"),
    Row(
        "member_account_delete refused",
        "/{language}/members/account/delete/",
        who="author",
        press=FORM,
        status=422,
    ),
    Row("invitation_code", "/{language}/members/invitation/"),
    Row("invitation_code refused", "/{language}/members/invitation/", press=FORM, status=422),
    Row("invitation", "/{language}/members/invitation/{invitation}/"),
    Row("invitation closed", "/{language}/members/invitation/{withdrawn}/", status=410),
    Row("member_organisation", ORGANISATION, who="steward"),
    *(Row(f"member_facts {one}", f"{ORGANISATION}facts/{one}/", "steward") for one in GROUPS),
    Row("member_changes", f"{ORGANISATION}changes/", who="steward"),
    Row("confirm_by_link", "/{language}/members/confirm/{confirm}/"),
    Row("confirm_by_link refused", "/{language}/members/confirm/{late}/", status=410),
    Row("member_scout", "/{language}/members/scout/", who="scout"),
    Row("member_scout_listing", "/{language}/members/scout/{old}/", who="scout"),
    Row("member_contacts", "/{language}/members/contacts/{organisation}/", who="steward"),
    Row("member_logo", f"{ORGANISATION}logo/", who="steward"),
    Row("member_logo refused", f"{ORGANISATION}logo/", "steward", FORM, status=422),
    Row("member_people", PEOPLE, who="steward"),
    Row("error 403", PEOPLE, who="author", status=403),
    Row("member_invite", f"{PEOPLE}invite/", who="steward"),
    Row("member_invite refused", f"{PEOPLE}invite/", who="steward", press=FORM, status=422),
    Row("member_slip", PEOPLE, who="steward", press="form[action$='/{no_mail}/slip/']"),
]
STORY = "/{language}/members/stories/{draft}/"
PLEDGE = "/{language}/members/pledges/{call}/"
UPDATE = "/{language}/members/updates/{update}/"
NEW_UPDATE = "/{language}/members/updates/new/"
NEW_STORY = "/{language}/members/stories/new/"
NEW_PLEDGE = "/{language}/members/pledges/new/"
TEXTS = [
    Row("member_story_new", NEW_STORY, who="steward"),
    Row("member_story_new refused", NEW_STORY, who="steward", press=FORM, status=422),
    Row("member_story", STORY, who="steward"),
    Row("member_story in review", "/{language}/members/stories/{sent}/", who="steward"),
    Row("error 405", f"{STORY}submit/", who="steward", status=405),
    Row("member_story_edit", f"{STORY}edit/", who="steward"),
    Row("member_story_people", f"{STORY}people/", who="steward"),
    Row("member_story_people refused", f"{STORY}people/", who="steward", press=FORM, status=422),
    Row("member_story_recording", f"{STORY}recording/", who="steward"),
    Row("member_story_photos", f"{STORY}photos/", who="steward"),
    Row("member_story_photos refused", f"{STORY}photos/", who="steward", press=FORM, status=422),
    Row("member_story_preview", f"{STORY}preview/", who="steward"),
    Row("member_story_history", f"{STORY}history/", who="steward"),
    Row("member_update_new", NEW_UPDATE, who="steward"),
    Row("member_update_new refused", NEW_UPDATE, who="steward", press=FORM, status=422),
    Row("member_update", UPDATE, who="steward"),
    Row("member_update_edit", f"{UPDATE}edit/", who="steward"),
    Row("member_update_edit refused", f"{UPDATE}edit/", who="steward", press=FORM, status=422),
    Row("member_update_preview", f"{UPDATE}preview/", who="steward"),
    Row("member_update_history", f"{UPDATE}history/", who="steward"),
    Row("member_pledge_new", NEW_PLEDGE, who="steward"),
    Row("member_pledge_new call", f"{NEW_PLEDGE}?form=call", who="steward"),
    Row("member_pledge_new promise", f"{NEW_PLEDGE}?form=alliance", who="steward"),
    Row(
        "member_pledge_new refused",
        f"{NEW_PLEDGE}?form=call",
        who="steward",
        press=FORM,
        status=422,
    ),
    Row("member_pledge", PLEDGE, who="steward"),
    Row("member_pledge_edit", f"{PLEDGE}edit/", who="steward"),
    Row("member_pledge_preview", f"{PLEDGE}preview/", who="steward"),
    Row("member_pledge_history", f"{PLEDGE}history/", who="steward"),
]
OURS = "/{language}/members/promises/{ours}/"
ENDORSE = "/{language}/members/endorsements/public-child-care/"
ALLIANCE = [
    Row("CampaignPage alliance of a country", "{CampaignPage}?country=GH"),
    Row("PledgePage overdue", "{overdue}"),
    Row("member_promise", OURS, who="steward"),
    Row("member_promise asked", "/{language}/members/promises/{asked}/", who="steward"),
    Row("member_report", f"{OURS}report/", who="steward"),
    Row("member_report refused", f"{OURS}report/", who="steward", press=FORM, status=422),
    Row("member_promise_withdraw", f"{OURS}withdraw/", who="steward"),
    Row("member_endorse", ENDORSE, who="steward"),
    Row("member_endorse refused", ENDORSE, who="steward", press=FORM, status=422),
]
DEMO = [
    Row("demo_components", "/demo/components/"),
    Row("demo_components right to left", "/demo/components/?dir=rtl", languages=("en",)),
    Row("demo_components large text", "/demo/components/?text=200", languages=("en",)),
    Row("demo_mailbox", "/demo/mailbox/"),
    Row("demo_letter", "/demo/mailbox/{letter}/"),
]
ROWS = [
    *PAGES,
    *LIBRARY,
    *SIGNING,
    *ACCOUNT,
    *MEMBERS,
    *TEXTS,
    *TRANSLATING,
    *WAYS,
    *ALLIANCE,
    *PAPER,
    *DEMO,
]
