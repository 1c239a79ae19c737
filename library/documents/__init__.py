"""What the library draws: booklets of its pages, for paper and for reading offline."""
