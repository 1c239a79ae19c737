"""Journeys through the running demo, in a real browser."""
