"""Forms of home."""
