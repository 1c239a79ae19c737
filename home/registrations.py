"""What home itself offers to its registries: the jobs of its own clock."""

from .actions.retention import forget_form_keys, forget_mails, forget_messages
from .registry import daily_jobs
from .task_queue import forget_done_tasks

daily_jobs.register("home.forget_messages", forget_messages)
daily_jobs.register("home.forget_form_keys", forget_form_keys)
daily_jobs.register("home.forget_mails", forget_mails)
daily_jobs.register("home.forget_tasks", forget_done_tasks)
