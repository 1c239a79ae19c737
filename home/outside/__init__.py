"""Asking other sites whether they answer, without being led into a private network."""
