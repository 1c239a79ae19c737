"""Regions of the world."""

from django_countries import countries

from home.regions import REGIONS, regions_of
from home.vocabularies import codes


def test_a_country_lies_in_regions_of_every_level() -> None:
    assert regions_of("GH") == ("011", "202", "002", "001")
    assert regions_of("PE") == ("005", "419", "019", "001")
    assert regions_of("ZZ") == ()


def test_every_country_has_a_region_except_the_antarctic() -> None:
    assert set(countries.countries) - REGIONS["001"] == {"AQ"}


def test_every_region_that_has_a_label_has_countries() -> None:
    assert codes("region") <= set(REGIONS)
    assert all(REGIONS.values())


def test_the_smallest_regions_share_no_country() -> None:
    parts = ["015", "011", "014", "017", "018", "005", "013", "029", "021"]
    assert sum(len(REGIONS[code]) for code in parts) == len(REGIONS["002"] | REGIONS["019"])
