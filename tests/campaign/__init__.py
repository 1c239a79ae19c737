"""Pledges, signatures, stories."""
