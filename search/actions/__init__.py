"""What changes in the search."""
