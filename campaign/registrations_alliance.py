"""What promises and endorsements offer to the registries of home and network."""

from home.registry import daily_jobs, policies, publishing_checks
from network.registry import member_items, member_tasks

from . import publishing
from .actions.follow_call import close_calls
from .actions.promises import mark_overdue
from .actions.remind_of_due_dates import remind_of_due_dates
from .actions.report_photos import follow_consents
from .policies_alliance import (
    may_answer_partner,
    may_check_endorsement,
    may_endorse,
    may_follow_call,
    may_report_progress,
    may_review_report,
)
from .selectors.alliance import promise_items, waiting_tasks

publishing_checks.register("partners", publishing.check_partners)
member_tasks.register("promises", waiting_tasks)
member_items.register("promises", promise_items)

daily_jobs.register("close-calls", close_calls)
daily_jobs.register("mark-overdue-promises", mark_overdue)
daily_jobs.register("photos-of-reports", follow_consents)
daily_jobs.register("remind-of-due-dates", remind_of_due_dates)

policies.register("answer_partner", may_answer_partner)
policies.register("report_progress", may_report_progress)
policies.register("review_report", may_review_report)
policies.register("follow_call", may_follow_call)
policies.register("endorse", may_endorse)
policies.register("check_endorsement", may_check_endorsement)
