"""Forms filled in as nobody would."""
