"""Tests of the delivery pack."""
