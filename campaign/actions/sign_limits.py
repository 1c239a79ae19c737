"""What one signing may lead to."""

from datetime import timedelta

from ..enums import SignatureState

# How many may share an address on one pledge.
SLOTS = (1, 2)
MAX_MAILS = 5
BETWEEN_MAILS = timedelta(hours=1)
# In these states the owner of the address may get a mail; written as SQL has it.
STANDING = f"('{SignatureState.PENDING.value}', '{SignatureState.CONFIRMED.value}')"
