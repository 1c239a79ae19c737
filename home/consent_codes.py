"""The code with which somebody takes back what she agreed to, without an account.

It follows from the record's reference and SECRET_KEY, so that it can be shown again when the line
broke or the slip is lost; the table holds a hash of it alone.
"""

from django.utils.crypto import salted_hmac

# No vowels and no look-alikes: no word, and nothing to misread aloud or in handwriting.
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 10
GROUP = 5


def code_for(reference: str) -> str:
    """Return the ten characters that belong to a record; 28^10 are possible."""
    number = int(_keyed("home.consent_codes.code", reference), 16)
    letters = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def shown(code: str) -> str:
    """Return a code in two groups, as it is printed and read out."""
    return f"{code[:GROUP]}-{code[GROUP:]}".upper()


def normal(typed: str) -> str:
    """Return a code as it was made, from what somebody typed; nothing when it cannot be one."""
    code = "".join(letter for letter in typed[:100].casefold() if letter.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def code_hash(code: str) -> str:
    """Return what is kept of a code: without SECRET_KEY nobody can try all of them."""
    return _keyed("home.consent_codes.hash", code)


def _keyed(purpose: str, value: str) -> str:
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()
