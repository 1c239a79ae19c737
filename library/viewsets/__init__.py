"""The records of the library in the admin."""

from .group import LibraryGroup

__all__ = ["LibraryGroup"]
