"""Site search, feeds, public data and the sitemap."""
