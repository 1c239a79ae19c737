"""Reacts to Wagtail signals (pages published, images uploaded)."""
