"""Background work and mail."""

TASKS = {
    # Wagtail's own small tasks run at once, so that a story is searchable when it is published.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "db": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Every mail goes through the outbox, inside the caller's transaction.
EMAIL_BACKEND = "home.mail.OutboxBackend"
DEFAULT_FROM_EMAIL = "Cradle <hello@cradle.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# What the worker hands the mails to; production sets it from EMAIL_URL.
OUTBOX_DELIVERY_BACKEND = "home.mail.FolderBackend"
# Seconds of silence after which a mail server counts as gone.
EMAIL_TIMEOUT = 20
