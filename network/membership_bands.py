"""The bands in which numbers of members are compared (vocabulary `membership_band`)."""

from bisect import bisect_right

from home.vocabularies import label

UNKNOWN = "m0"
# The least number of members of the bands m1, m2, ...
BEGINNINGS = (1, 50, 250, 1_000, 5_000, 25_000, 100_000, 1_000_000)


def band(members: int | None) -> str:
    """Return the code of the band that holds a number of members; none is not known."""
    if not members:
        return UNKNOWN
    return f"m{bisect_right(BEGINNINGS, members)}"


def band_label(members: int | None) -> str:
    """Return the band in words of the active language."""
    return label("membership_band", band(members))
