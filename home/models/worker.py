"""Leases of the worker: each job is run by one process at a time."""

from django.db import models


class WorkerLease(models.Model):
    """Who runs a job until when, and when it last ran well.

    The row named `heartbeat` tells `/readyz` that some worker is alive.
    """

    name = models.CharField(max_length=80, unique=True)
    holder = models.CharField(max_length=64, blank=True)
    held_until = models.DateTimeField(null=True)
    last_run_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        """Name the lease by its job."""
        return self.name
