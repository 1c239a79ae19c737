"""Backups: database and uploads in one archive, and the way back."""
