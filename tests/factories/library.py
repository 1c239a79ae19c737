"""Figures and what else the library keeps."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from library.models import Statistic


class StatisticFactory(DjangoModelFactory[Statistic]):
    """A figure with its source."""

    class Meta:
        model = Statistic

    code = factory.Sequence(lambda number: f"figure-{number}")
    value = Decimal(61)
    unit = "percent"
    label = factory.LazyFunction(lambda: {"en": "of workers are in informal employment"})
    area = "001"
    year = "2018"
    source_title = "ILO, Women and men in the informal economy, 2018"
