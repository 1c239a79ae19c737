"""Tests of what is made for paper and for sharing."""
