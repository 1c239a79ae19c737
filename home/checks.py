"""System checks that guard house rules."""
