"""Finding things, for people and for machines."""
