"""What the demos of all apps share: their texts, their days, their pages."""
