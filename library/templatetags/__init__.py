"""Template tags of library."""
