"""How words are cleaned, cut to their stems and compared; nothing here asks the database."""
