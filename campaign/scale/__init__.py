"""Synthetic records in any number, for benchmarks and tests; the same seed makes the same."""
