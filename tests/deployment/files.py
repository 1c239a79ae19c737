"""The files of the one-server set-up, placed under a folder that stands for /."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.database import ROOT

SERVER = ROOT / "deploy" / "server"
ENV_EXAMPLE = ROOT / "deploy" / "env.example"
UNITS = (
    "cradle-web.service",
    "cradle-worker.service",
    "cradle-backup.service",
    "cradle-backup.timer",
)
# Programs and what Debian brings stay where they are.
OURS = re.compile(
    r"(?<![\w.])/(opt/cradle|run/cradle|etc/cradle|etc/nginx/cradle|var/lib/cradle"
    r"|var/backups/cradle|var/cache/nginx|var/log/nginx)"
)


def under(root: Path, text: str) -> str:
    """Return a file's text with our folders moved below `root`."""
    return OURS.sub(lambda found: f"{root}{found[0]}", text)


def place(root: Path, host: str) -> None:
    """Let deploy/server/place fill the folder `root`."""
    subprocess.run([SERVER / "place", host, root], check=True)


def variables(text: str) -> dict[str, str]:
    """Return the variables that a file of NAME=value lines sets, as systemd reads them."""
    pairs = (
        line.partition("=") for line in text.splitlines() if re.match("[A-Z][A-Z0-9_]*=", line)
    )
    return {name: value for name, _equals, value in pairs}


@dataclass
class Unit:
    """What one unit file says, in order, and under which user names."""

    sections: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Unit":
        """Take a unit file apart; raises ValueError for a line that is none."""
        unit, section = cls(), ""
        for line in text.splitlines():
            if not line.strip() or line.startswith(("#", ";")):
                continue
            if line.startswith("["):
                section = line.strip("[]")
                continue
            name, equals, value = line.partition("=")
            if not equals or not section:
                raise ValueError(line)
            unit.sections.setdefault(section, []).append((name, value))
        return unit

    def all(self, name: str, section: str = "Service") -> list[str]:
        """Return every value of a setting."""
        return [value for key, value in self.sections.get(section, []) if key == name]

    def one(self, name: str, section: str = "Service") -> str:
        """Return the value of a setting; raises ValueError when it is not there exactly once."""
        (value,) = self.all(name, section)
        return value

    def environment(self) -> dict[str, str]:
        """Return what the process finds in its environment: of the unit, then of its file."""
        found = dict(pair.split("=", 1) for pair in self.all("Environment"))
        for path in self.all("EnvironmentFile"):
            found |= variables(Path(path).read_text(encoding="utf-8"))
        return found
