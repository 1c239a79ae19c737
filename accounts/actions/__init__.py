"""Writing: one verb, one action."""
