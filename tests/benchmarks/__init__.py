"""What is promised in numbers, measured: `make bench`."""
