"""Languages for the living page of components: one is read, one is not there, one is a file."""

from typing import Any

_ROW = {"url": "#", "current": False, "exists": True, "file": 0}
LANGUAGES: list[dict[str, Any]] = [
    {**_ROW, "code": "en", "name": "English", "current": True},
    {**_ROW, "code": "es", "name": "Español"},
    {**_ROW, "code": "fr", "name": "Français", "exists": False},
    {**_ROW, "code": "pt", "name": "Português", "exists": False},
    {**_ROW, "code": "th", "name": "ไทย", "url": "#file", "exists": False, "file": 340_000},
]
