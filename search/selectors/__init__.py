"""Reading: everything that views and templates show."""
