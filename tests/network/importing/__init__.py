"""Importing organisations and places from files."""
