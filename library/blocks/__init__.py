"""Blocks of the library."""

from .key_figures import KeyFiguresBlock
from .matrix import MatrixBlock

__all__ = ["KeyFiguresBlock", "MatrixBlock"]
