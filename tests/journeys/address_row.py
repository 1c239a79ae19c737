"""One screen of the site, and the way to it."""

from dataclasses import dataclass, field

# The form of a screen, to send it empty.
FORM = "main form.form"


@dataclass(frozen=True)
class Row:
    """One screen and the way to it.

    Attributes:
        name: a page type or the name of an address, then words that tell states apart.
        address: where to go.
        who: who is signed in; nobody when empty.
        press: the form to send there, when the screen is the answer to one.
        fields: what is typed into it before.
        status: the status with which the screen arrives.
        languages: those in which it exists.
    """

    name: str
    address: str
    who: str = ""
    press: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    status: int = 200
    languages: tuple[str, ...] = ("en", "es", "fr", "pt")

    @property
    def covers(self) -> str:
        """The page type or the named address that this row shows."""
        return self.name.split()[0]

    @property
    def is_public(self) -> bool:
        """Whether a visitor opens it by its address alone, and it is there."""
        return not self.who and not self.press and self.status == 200
