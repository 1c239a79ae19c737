"""Documents for paper and for sharing: functions that return the bytes of a PDF or a PNG."""
