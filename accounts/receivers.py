"""Keeps allauth's address rows in step with users made elsewhere."""
