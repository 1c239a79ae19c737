"""Screens of the ways into an organisation, and of networks."""

from tests.journeys.address_row import FORM, Row

ORGANISATION = "/{language}/members/organisations/{organisation}/"
AFFILIATIONS = f"{ORGANISATION}affiliations/"
WAYS = [
    Row("DirectoryPage affiliations", "{DirectoryPage}affiliations/"),
    Row("DirectoryPage affiliations lite", "{DirectoryPage}affiliations/?country=GH&lite=1"),
    Row("DirectoryPage no affiliations", "{DirectoryPage}affiliations/?organisation=seven-hills"),
    Row("member_register", "/{language}/members/register/", who="author"),
    Row(
        "member_register refused",
        "/{language}/members/register/?name=&org_type=union",
        who="author",
        status=422,
    ),
    Row(
        "member_register who",
        "/{language}/members/register/?name=Blue+Umbrella&org_type=union&country=GH",
        who="author",
    ),
    Row(
        "member_register who refused",
        "/{language}/members/register/?name=Blue+Umbrella&org_type=union&country=GH",
        who="author",
        press=FORM,
        status=422,
    ),
    Row("member_claim", "/{language}/members/claims/new/seven-hills/", who="author"),
    Row(
        "member_claim refused",
        "/{language}/members/claims/new/seven-hills/",
        who="author",
        press=FORM,
        status=422,
    ),
    Row("member_claim_state", "/{language}/members/claims/{claim}/", who="author"),
    Row("member_join", "/{language}/members/join/blue-umbrella/", who="author"),
    Row(
        "member_join refused",
        "/{language}/members/join/blue-umbrella/",
        who="author",
        press=FORM,
        status=422,
    ),
    Row("member_join_request", "/{language}/members/join-requests/{joining}/", who="author"),
    Row("member_join_answer", f"{ORGANISATION}people/requests/{{asking}}/", who="steward"),
    Row(
        "member_join_answer refused",
        f"{ORGANISATION}people/requests/{{asking}}/",
        who="steward",
        press=FORM,
        status=422,
    ),
    Row("member_questions", f"{ORGANISATION}people/questions/", who="steward"),
    Row("member_hand_over", f"{ORGANISATION}hand-over/", who="steward"),
    Row("member_vouch", f"{ORGANISATION}vouches/{{vouch}}/", who="steward"),
    Row("member_affiliations", AFFILIATIONS, who="steward"),
    Row("member_claim_link", f"{AFFILIATIONS}{{affiliate}}/claim-link/", who="steward"),
    Row(
        "member_claim_link refused",
        f"{AFFILIATIONS}{{affiliate}}/claim-link/",
        who="steward",
        press=FORM,
        status=422,
    ),
    Row("member_affiliation_new", f"{AFFILIATIONS}new/?q=union", who="steward"),
    Row(
        "member_affiliation_new refused",
        f"{AFFILIATIONS}new/?with=blue-umbrella",
        who="steward",
        press=FORM,
        status=422,
    ),
]
