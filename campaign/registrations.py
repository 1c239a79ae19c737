"""What campaign offers to the registries of home and network."""
