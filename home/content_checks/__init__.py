"""What could be better on a page, told to its editor in words that say what to do."""

from .finding import Finding
from .page import Look, findings, look_at, refusals

__all__ = ["Finding", "Look", "findings", "look_at", "refusals"]
