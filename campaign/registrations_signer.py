"""What happens to signers by itself: reminders, forgetting."""

from home.registry import daily_jobs, mail_writers, recurring_jobs

from .actions.anonymise import (
    anonymise_finished,
    anonymise_undecided,
    forget_moments,
    forget_networks,
)
from .actions.finished_pledges import end_signing, erase_uncounted
from .actions.let_go import EMPTY_SECONDS, empty_let_go
from .actions.remind import MAIL, send_reminders
from .signature_mails import write_reminder

mail_writers.register(MAIL, write_reminder)
daily_jobs.register("remind-signers", send_reminders)
daily_jobs.register("end-signing-after-silence", end_signing)
daily_jobs.register("anonymise-finished-signatures", anonymise_finished)
daily_jobs.register("erase-uncounted-lines", erase_uncounted)
daily_jobs.register("anonymise-undecided-signatures", anonymise_undecided)
daily_jobs.register("forget-networks-of-signatures", forget_networks)
daily_jobs.register("forget-moments-of-withdrawals", forget_moments)
recurring_jobs.register("empty-let-go-signatures", (EMPTY_SECONDS, empty_let_go))
