"""Numbers as forms and addresses send them: text that anybody can change."""

# The database counts to 19 digits, and Python refuses to read thousands of them.
LONGEST = 18


def whole_number(typed: str, longest: int = LONGEST) -> int | None:
    """Return the number that `typed` says; None when it says none, or one of more digits."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= longest
    return int(typed) if is_number else None
