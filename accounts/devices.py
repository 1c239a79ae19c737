"""What kind of device somebody signed in with, in words that she knows."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What browsers say of themselves -> its words; the first that fits, as most claim to be others.
DEVICES: list[tuple[tuple[str, ...], Any]] = [
    (("KAIOS", "Series60", "Series40", "J2ME"), gettext_lazy("Phone with keys")),
    (("iPhone",), "iPhone"),
    (("iPad",), gettext_lazy("Tablet")),
    (("Android", "Mobile"), gettext_lazy("Android phone")),
    (("Android",), gettext_lazy("Tablet")),
    (("CrOS", "Windows", "Macintosh", "Linux", "X11"), gettext_lazy("Computer")),
]
BROWSERS = [
    ("OPR/", "Opera"),
    ("Opera", "Opera"),
    ("UCBrowser", "UC Browser"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
# These need all of their words, the others any.
ALL_OF = ("Android", "Mobile")


def device_in_words(user_agent: str) -> str:
    """Return for instance "Android phone, Firefox"."""
    device = next((label for words, label in DEVICES if _says(user_agent, words)), None)
    browser = next((name for word, name in BROWSERS if word in user_agent), "")
    kind = str(device) if device else _("A device that we don't know")
    return f"{kind}, {browser}" if browser else kind


def _says(user_agent: str, words: tuple[str, ...]) -> bool:
    found = [word in user_agent for word in words]
    return all(found) if words == ALL_OF else any(found)
