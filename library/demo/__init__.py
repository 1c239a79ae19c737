"""The library's part of the demo; campaign's load_demo composes it."""
