"""The demo: everything on one's own machine, started by `make demo`."""
