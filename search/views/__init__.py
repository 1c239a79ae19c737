"""Views of search."""
