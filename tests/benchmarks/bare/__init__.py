"""The bare Django view that ours are compared with: it inserts one row through the ORM."""
