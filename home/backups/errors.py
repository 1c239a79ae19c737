"""What keeps a backup from being made or restored, in one sentence for operators."""


class BackupError(Exception):
    """Nothing was changed; the message says why."""
