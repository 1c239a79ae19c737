"""Bad input: one test per known case."""
