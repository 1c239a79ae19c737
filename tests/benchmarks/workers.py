"""Workers as in production, killed and started again for a measurement."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

NUMBER = 2
SECONDS_TO_STOP = 30


class Workers:
    """Two processes of `manage.py run_worker`."""

    def __init__(self, log: Path) -> None:
        """Remember where their words go."""
        self.log = log
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Workers":
        """Start them."""
        for _number in range(NUMBER):
            self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop them, also those that do not listen."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def start(self) -> None:
        """Start one more."""
        command = [sys.executable, "manage.py", "run_worker"]
        with self.log.open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    command, env=dict(os.environ), stdout=log, stderr=log, start_new_session=True
                )
            )

    def kill_one(self) -> bool:
        """Kill one at random and start another; return whether it was alive until then."""
        process = self.processes.pop(random.randrange(len(self.processes)))
        alive = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.start()
        return alive

    def revive(self) -> None:
        """Start again what ended by itself, as the supervisor of a server does."""
        ended = [one for one in self.processes if one.poll() is not None]
        for process in ended:
            self.processes.remove(process)
            self.start()
