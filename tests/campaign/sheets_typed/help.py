"""What a browser asks for and sends of a sheet."""

from typing import Any

from campaign.models import SignatureSheet


def filled(**fields: Any) -> dict[str, Any]:
    """Return what a browser sends: every line with its country, some of them filled."""
    return {f"line-{number}-country": "Ghana" for number in range(1, 21)} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }


def address(paper: SignatureSheet, act: str = "type/") -> str:
    """Return the address of an act on a sheet."""
    return f"/en/members/sheets/{paper.number}/{act}"
