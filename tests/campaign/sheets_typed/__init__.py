"""Tests of typing in a sheet of paper."""
