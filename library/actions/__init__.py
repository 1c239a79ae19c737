"""Writes of the library, one verb a file."""
