"""Tests of the check of a sheet by a second person, and of its count."""
