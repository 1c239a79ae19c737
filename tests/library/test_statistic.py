"""Figures as records."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from library.models import Statistic
from tests.factories.library import StatisticFactory


@pytest.mark.django_db
def test_a_figure_without_a_source_is_not_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StatisticFactory.create(source_title="")
    with pytest.raises(ValidationError):
        StatisticFactory.build(source_title="").full_clean()


@pytest.mark.django_db
def test_one_version_of_a_figure_is_current() -> None:
    old = StatisticFactory.create(code="informal")
    with pytest.raises(IntegrityError), transaction.atomic():
        StatisticFactory.create(code="informal")
    Statistic.objects.filter(pk=old.pk).update(is_current=False)
    new = StatisticFactory.create(code="informal", supersedes=old)
    assert list(Statistic.objects.current()) == [new]


@pytest.mark.parametrize(("area", "fits"), [("202", True), ("GH", True), ("Ghana", False)])
def test_an_area_is_a_code(area: str, fits: bool) -> None:
    field = Statistic._meta.get_field("area")
    if fits:
        assert field.clean(area, None) == area
    else:
        with pytest.raises(ValidationError):
            field.clean(area, None)
