"""The blocks offered in the body of a page."""

from wagtail import blocks

from .ask import AskBlock
from .big_number import BigNumberBlock
from .call_to_action import CallToActionBlock
from .document import DocumentBlock
from .embed import EmbedBlock
from .listing import ListingBlock
from .picture import FigureBlock, ImageBlock
from .pull_quote import PullQuoteBlock
from .related_pages import RelatedPagesBlock
from .statistic import StatisticBlock
from .text import HeadingBlock, ParagraphBlock
from .timeline import TimelineBlock


class ContentBlock(blocks.StreamBlock):
    """Everything that an editor can put into a page."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    pull_quote = PullQuoteBlock()
    figure = FigureBlock()
    big_number = BigNumberBlock()
    statistic = StatisticBlock()
    image = ImageBlock()
    call_to_action = CallToActionBlock()
    ask = AskBlock()
    timeline = TimelineBlock()
    document = DocumentBlock()
    related_pages = RelatedPagesBlock()
    embed = EmbedBlock()
    listing = ListingBlock()
