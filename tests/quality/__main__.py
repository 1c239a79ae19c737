"""Writes docs/quality.md: `make quality`."""

import sys

from . import page


def main() -> int:
    """Write the page; return 0."""
    page.write()
    print(f"Written: {page.PAGE.relative_to(page.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
