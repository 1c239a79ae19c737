"""Blocks of the library, one noun a file."""

from .activity import ActivityBlock
from .key_figures import KeyFiguresBlock
from .matrix import MatrixBlock
from .module import ModuleBlock, ModulesBlock

__all__ = ["ActivityBlock", "KeyFiguresBlock", "MatrixBlock", "ModuleBlock", "ModulesBlock"]
