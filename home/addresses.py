"""How an e-mail address is written, so that one mailbox has one spelling of its domain."""


def split_address(email: str) -> tuple[str, str]:
    """Return the local part as typed and the domain as mail servers are asked for it.

    Wide letters, soft hyphens and capitals fall together, and other scripts become `xn--`, by the
    rules that Django's mails follow too (IDNA 2003, RFC 3490). What cannot be a domain stays.
    """
    local, _at, domain = email.rpartition("@")
    domain = domain.casefold().rstrip(".")
    try:
        return local, domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return local, domain


def can_be_mailed(email: str) -> bool:
    """Tell whether an address has one spelling and a domain that mails can be sent to.

    Quoted local parts (RFC 5321, 4.1.2) are other spellings of plain ones and nobody has them.
    """
    local, domain = split_address(email)
    return local.isascii() and '"' not in local and "\\" not in local and domain.isascii()
