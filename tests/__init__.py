"""Tests: one folder per app, and contracts, journeys and factories beside them."""
