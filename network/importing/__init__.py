"""Reading files of organisations and places: what they hold, without any database."""
