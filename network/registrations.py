"""What network offers to the registries of home."""
