"""What tests are made of; one module per app."""
