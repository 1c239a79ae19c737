"""Under what a publication is listed beside the terms that editors choose for its page."""

SERIES = "series"
LANGUAGE = "language"
