"""What campaign answers to a browser."""
