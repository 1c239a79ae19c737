"""The records of the library in the admin."""
