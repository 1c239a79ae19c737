"""Models of library."""

from .statistic import Statistic

__all__ = ["Statistic"]
