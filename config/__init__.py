"""The composition root: settings, addresses and the web entry point. Nobody imports it."""
