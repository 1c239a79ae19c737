"""StreamField blocks, one noun a file."""

from .big_number import BigNumberBlock
from .content import ContentBlock
from .listing import ListingBlock
from .menu import MenuBlock
from .statistic import StatisticBlock

__all__ = ["BigNumberBlock", "ContentBlock", "ListingBlock", "MenuBlock", "StatisticBlock"]
