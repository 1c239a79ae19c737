"""Campaign pages, pledges, signatures and stories."""
