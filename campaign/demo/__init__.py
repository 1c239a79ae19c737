"""The demo: invented organisations, people and stories, in four languages."""
