"""The pages in which a sheet is compared, counted and taken back."""

from typing import Any

import pytest
from django.test import Client

from campaign.enums import SheetState
from campaign.models import SignatureSheet

pytestmark = pytest.mark.django_db


def answers(forms: Any, **changed: str) -> dict[str, Any]:
    """Return what a browser sends back of the forms of a check, every box ticked."""
    sent = {}
    for form in forms:
        for field in form:
            sent[field.html_name] = field.value() or ""
        del sent[form.add_prefix("another")]
        sent[form.add_prefix("compared")] = "on"
    return sent | changed


def test_the_pages_lead_from_the_check_to_the_count_and_back(
    client: Client, paper: SignatureSheet, steward: Any, collector: Any
) -> None:
    address = f"/en/members/sheets/{paper.number}/"
    client.force_login(collector)
    assert "Another person must check it" in client.get(address).content.decode()
    assert client.get(f"{address}check/").status_code == 403
    client.force_login(steward)
    forms = client.get(f"{address}check/").context["forms"]
    unticked = answers(forms)
    del unticked[forms[0].add_prefix("compared")]
    refused = client.post(f"{address}check/", unticked)
    assert refused.status_code == 422
    assert "Compare this line with the paper" in refused.content.decode()
    assert client.post(f"{address}check/", answers(forms))["Location"] == address
    assert client.post(f"{address}count/")["Location"] == address
    html = client.get(address).content.decode()
    assert "The sheet is counted" in html
    refused = client.post(f"{address}undo/", {"reason": ""})
    assert refused.status_code == 422
    assert client.post(f"{address}undo/", {"reason": "Wrong pledge"}).status_code == 302
    paper.refresh_from_db()
    assert paper.state == SheetState.CHECKED


def test_a_wrong_line_in_the_page_leads_to_every_line(
    client: Client, paper: SignatureSheet, steward: Any
) -> None:
    address = f"/en/members/sheets/{paper.number}/check/"
    client.force_login(steward)
    forms = client.get(address).context["forms"]
    sent = answers(forms, **{forms[0].add_prefix("name"): "Somebody Else"})
    assert client.post(address, sent)["Location"] == address
    assert len(client.get(address).context["forms"]) == 20
    shown = client.get(f"/en/members/sheets/{paper.number}/").content.decode()
    assert "Too many mistakes" in shown


def test_every_line_can_be_compared_at_once(
    client: Client, paper: SignatureSheet, steward: Any
) -> None:
    address = f"/en/members/sheets/{paper.number}/check/"
    client.force_login(steward)
    assert len(client.get(address).context["forms"]) == 5
    client.post(address, {"full": "1"})
    assert len(client.get(address).context["forms"]) == 20
