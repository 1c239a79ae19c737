"""Tests of importing a file of typed sheets."""
