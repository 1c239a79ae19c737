"""What happens to signers by itself: reminders, forgetting."""

from home.registry import daily_jobs, mail_writers

from .actions.anonymise import (
    anonymise_delivered,
    anonymise_undecided,
    forget_moments,
    forget_networks,
)
from .actions.remind import MAIL, send_reminders
from .signature_mails import write_reminder

mail_writers.register(MAIL, write_reminder)
daily_jobs.register("remind-signers", send_reminders)
daily_jobs.register("anonymise-delivered-signatures", anonymise_delivered)
daily_jobs.register("anonymise-undecided-signatures", anonymise_undecided)
daily_jobs.register("forget-networks-of-signatures", forget_networks)
daily_jobs.register("forget-moments-of-withdrawals", forget_moments)
