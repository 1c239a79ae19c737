"""Screens of the ways into an organisation, and of networks."""

from tests.journeys.address_row import FORM, Row

ORGANISATION = "/{language}/members/organisations/{organisation}/"
AFFILIATIONS = f"{ORGANISATION}affiliations/"
WAYS = [
    Row("DirectoryPage affiliations", "{DirectoryPage}affiliations/"),
    Row("DirectoryPage affiliations lite", "{DirectoryPage}affiliations/?country=GH&lite=1"),
    Row("DirectoryPage no affiliations", "{DirectoryPage}affiliations/?organisation=seven-hills"),
    Row("member_affiliations", AFFILIATIONS, who="steward"),
    Row("member_affiliation_new", f"{AFFILIATIONS}new/?q=union", who="steward"),
    Row(
        "member_affiliation_new refused",
        f"{AFFILIATIONS}new/?with=blue-umbrella",
        who="steward",
        press=FORM,
        status=422,
    ),
]
