"""The set-ups of deploy/, looked at and started from their very files."""
