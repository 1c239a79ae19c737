"""Everything around signing breaks down, at random: web workers, workers and the database."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter

from .server import Server
from .workers import Workers

LONGEST_CALM = 2.0


class Chaos(threading.Thread):
    """Kills and restarts until it has done so as often as it was told; counts what it did."""

    def __init__(self, server: Server, workers: Workers, wanted: dict[str, int]) -> None:
        """Remember what to do how often: "web worker", "worker", "database"."""
        super().__init__(name="chaos")
        self.server, self.workers, self.wanted = server, workers, wanted
        self.done: Counter[str] = Counter()
        self.refused = 0
        self.enough = threading.Event()
        self.over = threading.Event()

    def run(self) -> None:
        """Break one thing after the other until it is enough, or told to end."""
        acts = {
            "web worker": self._kill_web_worker,
            "worker": self.workers.kill_one,
            "database": restart_database,
        }
        while missing := [name for name, times in self.wanted.items() if self.done[name] < times]:
            if self.over.wait(random.uniform(LONGEST_CALM / 4, LONGEST_CALM)):
                return
            self.server.revive()
            act = random.choice(missing)
            if acts[act]():
                self.done[act] += 1
            else:
                self.refused += 1
        self.server.revive()
        self.enough.set()

    def _kill_web_worker(self) -> bool:
        """Kill one; False when none is alive, as just after another was killed."""
        assert self.server.process is not None
        told = subprocess.run(
            ["pgrep", "--parent", str(self.server.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        alive = [int(line) for line in told.stdout.split()]
        if not alive:
            return False
        try:
            os.kill(random.choice(alive), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True


def restart_database() -> bool:
    """Restart the throwaway cluster that pg_virtualenv made, as a crash would: at once."""
    version = os.environ.get("PGVERSION", "15")
    command = ["pg_ctlcluster", "--force", version, "regress", "restart", "-m", "immediate"]
    told = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    return told.returncode == 0
