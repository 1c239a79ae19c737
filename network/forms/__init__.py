"""Forms of the member area."""
