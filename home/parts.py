"""What a page shows below its own address, such as one row of its list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Left on the request as `cradle_part`, so that links and shared addresses name the row.

    `path` is what follows the page's address; it is the same in every language.
    """

    path: str
    title: str
    description: str = ""
