"""The groups that signers and endorsing organisations say they belong to."""

from typing import Any

from home.vocabularies import label_lazy

VOCABULARY = "constituency"
# The four that the alliance is made of.
ALLIANCE = ("informal-workers", "formal-workers", "womens-rights", "child-rights")
PUBLIC = "public"
SIGNER_CONSTITUENCIES: list[tuple[str, Any]] = [
    (code, label_lazy(VOCABULARY, code)) for code in (*ALLIANCE, PUBLIC)
]
ENDORSER_CONSTITUENCIES: list[tuple[str, Any]] = [
    (code, label_lazy(VOCABULARY, code)) for code in ALLIANCE
]
