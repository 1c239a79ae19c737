#!/usr/bin/env python
"""Run Django's commands with the settings of this folder (see config/environment.py)."""

import os
import sys


def main() -> None:
    """Read var/env when `make demo` has written it, then hand over to Django."""
    from config.environment import load_local_environment

    load_local_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
