"""What could be better on a page, told to its editor in words that say what to do."""

from .finding import Finding
from .page import findings, refusals

__all__ = ["Finding", "findings", "refusals"]
