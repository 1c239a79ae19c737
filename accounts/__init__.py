"""The ground floor: the user, signing in and up, the gate to the admin. Knows nothing of pages."""
