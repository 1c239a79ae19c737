"""Template tags of campaign."""
