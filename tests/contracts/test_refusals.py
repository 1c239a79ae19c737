"""Every action has a test for each kind of its refusals."""

from tests.contracts.refusals import refusing_actions
from tests.contracts.refusals_seen import refusals_seen


def test_every_refusal_of_an_action_has_a_test() -> None:
    seen = refusals_seen()
    missing = [
        f"{action}: {error.__name__}"
        for action, errors in refusing_actions().items()
        for error in errors
        if (action, error) not in seen
    ]
    assert sorted(missing) == []


def test_actions_that_refuse_are_found() -> None:
    """Or the test above would be content with an empty list."""
    found = {str(action): errors for action, errors in refusing_actions().items()}
    kinds = {error.__name__ for error in found["campaign.actions.send_text.send_text"]}
    assert kinds == {"NotAllowed", "Conflict", "Invalid"}
    assert "home.actions.answer.decline" in found
    assert "network.actions.expire_invitations.expire_invitations" not in found
