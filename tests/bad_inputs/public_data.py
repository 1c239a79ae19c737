"""Odd questions to the public data (cases B69, B70 and B72): refused in words for machines."""

from typing import Any

import pytest
from django.test import Client

from campaign.models import PledgePage
from tests.factories.campaign import PledgeFactory, SignatureFactory, pledge_page
from tests.factories.tree import site_tree

ADDRESSES = (
    "pledges.json",
    "pledges/care/count",
    "pledges/care/history.json",
    "pledges/care/history.csv",
    "figures.json",
    "openapi.json",
)
IN_PAGES = ("library.json", "organisations.json")


@pytest.mark.django_db
class TestPublicData:
    """Each answer is whole and has the fields that its description names."""

    @pytest.fixture(autouse=True)
    def page(self) -> PledgePage:
        """A published pledge beside a draft, each signed by somebody."""
        tree = site_tree("en")["en"]
        page = pledge_page(tree, PledgeFactory.create(code="care"))
        draft = pledge_page(tree, live=False)
        for pledge in (page.pledge, draft.pledge):
            SignatureFactory.create(pledge=pledge, confirmed=True, name="Secret Name")
        return page

    def refused(self, address: str, **asked: str) -> str:
        """Return the words of the refusal."""
        answer: Any = Client().get(f"/api/v1/{address}", asked)
        assert answer.status_code == 400
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        return str(answer.json()["detail"])

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize("name", ["page", "offset"])
    def test_b69_a_page_beyond_every_number_is_refused(self, address: str, name: str) -> None:
        assert name in self.refused(address, **{name: "99999999999999999999"})

    @pytest.mark.parametrize("address", IN_PAGES)
    def test_b69_a_page_of_pages_beyond_every_number_is_refused(self, address: str) -> None:
        assert "number" in self.refused(address, page="99999999999999999999")
        assert "offset" in self.refused(address, offset="99999999999999999999")

    @pytest.mark.parametrize("address", IN_PAGES)
    @pytest.mark.parametrize("limit", ["99999", "-1", "abc", ""])
    def test_b70_a_limit_beyond_the_limit_is_refused_by_its_name(
        self, address: str, limit: str
    ) -> None:
        assert "limit" in self.refused(address, limit=limit)

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize("limit", ["99999", "-1", "abc", ""])
    def test_b70_a_limit_is_refused_by_its_name(self, address: str, limit: str) -> None:
        assert self.refused(address, limit=limit).endswith("Leave out: limit.")

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize(
        "fields", ["*", "_,owner", "signatures(*)", "parent(parent(parent(*)))"]
    )
    def test_b72_nobody_chooses_fields(self, address: str, fields: str) -> None:
        assert "fields" in self.refused(address, fields=fields)

    def test_b72_no_answer_holds_a_person_or_a_draft(self) -> None:
        for address in (*ADDRESSES, *IN_PAGES):
            told = Client().get(f"/api/v1/{address}").content.decode()
            assert "Secret Name" not in told
            assert "@" not in told
            assert "owner" not in told
            assert "revision" not in told
        [pledge] = Client().get("/api/v1/pledges.json").json()["pledges"]
        assert set(pledge) == {"code", "form", "state", "count", "urls"}
