"""Facts about the ways into an organisation that actions, pages and mails share."""

from datetime import timedelta
from typing import Any

from home.text import fold

# An editor has this long for a registration or a claim, a steward for a request to join.
CLAIM_LASTS = timedelta(days=60)
JOIN_LASTS = timedelta(days=30)
# Who waits this long has those reminded who must answer, once.
REMIND_CLAIM_AFTER = timedelta(days=14)
REMIND_JOIN_AFTER = timedelta(days=7)
REMIND_INVITED_BEFORE = timedelta(days=4)
# Nobody pesters: so many may be open at once, and so long after a no she asks somebody else.
OPEN_CLAIMS = 3
OPEN_JOINS = 5
JOINS_A_DAY = 10
JOIN_AGAIN_AFTER = timedelta(days=30)
MOST_VOUCHERS = 2
# A second try is compared with the first for half a year; then what she wrote is erased.
EVIDENCE_KEPT = timedelta(days=180)
ANSWERS_KEPT = timedelta(days=30)


def is_new_evidence(before: Any, evidence: str, link: str) -> bool:
    """Tell whether somebody who was declined says something that she did not say before.

    The same words in another order, case or punctuation are the same.

    Args:
        before: the declined claim.
        evidence: what she says now.
        link: what she points to now.
    """
    known = set(fold(f"{before.evidence} {before.position}").split())
    new_words = {word for word in fold(evidence).split() if word not in known}
    new_link = bool(link) and link.rstrip("/") != before.link.rstrip("/")
    return new_link or len(new_words) >= NEW_WORDS


# Fewer new words are a correction, no evidence.
NEW_WORDS = 3
