"""Everything around signing breaks down, at random: web processes, workers and the database."""

import random
import threading
from collections import Counter

from tests.reliability.world import WORKERS, World

LONGEST_CALM = 2.0
# As `RestartSec` of the units.
SECONDS_TO_RESTART = 2.0


class Breaking(threading.Thread):
    """Kills and restarts until it has done so as often as it was told; counts what it did."""

    def __init__(self, world: World, wanted: dict[str, int]) -> None:
        """Remember what to do how often: "web process", "worker", "database"."""
        super().__init__(name="breaking")
        self.world, self.wanted = world, wanted
        self.done: Counter[str] = Counter()
        self.enough = threading.Event()
        self.over = threading.Event()
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Break one thing after the other until it is enough; watch until told to end."""
        try:
            self._run()
            self.enough.set()
            self._watch()
        except BaseException as fault:  # noqa: BLE001 - told by the test, in its own thread
            self.fault = fault
        finally:
            self.enough.set()

    def _watch(self) -> None:
        """Go on starting what ends: the last of what was broken may end others a moment later."""
        while not self.over.wait(SECONDS_TO_RESTART):
            self.world.revive()

    def _run(self) -> None:
        acts = {
            "web process": lambda: self.world.kill_web_worker(random.choice),
            "worker": self._kill_worker,
            "database": self._restart_database,
        }
        while missing := [name for name, times in self.wanted.items() if self.done[name] < times]:
            if self.over.wait(random.uniform(LONGEST_CALM / 4, LONGEST_CALM)):
                return
            self.world.revive()
            act = random.choice(missing)
            if acts[act]():
                self.done[act] += 1
        self.world.revive()

    def _kill_worker(self) -> bool:
        name = random.choice([one for one in WORKERS if one in self.world.machine.processes])
        alive = self.world.machine.processes[name].poll() is None
        self.world.kill(name)
        self.world.start_worker(name)
        return alive

    def _restart_database(self) -> bool:
        self.world.cluster.restart()
        return True
