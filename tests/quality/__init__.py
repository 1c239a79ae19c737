"""What is promised about the site as a whole, beside what was measured: `make quality`."""
