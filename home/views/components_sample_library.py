"""What the living page shows the components of the library with; invented."""

from typing import Any

FILES: list[dict[str, Any]] = [
    {"url": "#f", "title": "", "language": "en", "kind": "PDF", "size": 81_000, "pages": 8},
    {
        "url": "#f",
        "title": "¿Quién decide?",
        "language": "es",
        "kind": "PDF",
        "size": 79_000,
        "pages": 1,
        "paper": "A4",
    },
]
ACTIVITY: dict[str, Any] = {
    "title": "A map of power",
    "purpose": "The group sees who decides and who can move her.",
    "minutes": 60,
    "group": "6-20",
    "materials": ["A large sheet of paper", "Slips of paper"],
    "steps": [
        {"text": "Write each name on a slip.", "minutes": 20},
        {"text": "Put those who decide in the middle.", "minutes": None},
    ],
    "facilitator_note": "Let the quietest speak first.",
    "handout_title": "Before you go",
    "handout": "We meet:\n[ ] We know her name.\n[ ] Two speak, one writes.",
}
