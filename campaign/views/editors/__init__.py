"""What editors and data officers do with signatures in the admin."""
