"""Gaps of libraries, closed here so that each can be deleted when its library closes it."""
