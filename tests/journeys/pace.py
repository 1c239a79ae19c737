"""How slow this machine is just now, so that promises in seconds are measured fairly.

Promises are made for a machine that has its processors to itself. Continuous integration shares
its own; there the same seconds hold more waiting. The limits grow with a fixed piece of work.
"""

import time

ROUNDS = 2_000_000
# What the work takes on an idle core of the reference server, in seconds.
REFERENCE_SECONDS = 0.12
MOST = 8.0


def slowness() -> float:
    """Return how many times longer the fixed piece of work takes than on an idle machine.

    At least 1: no limit shrinks on a quick machine. At most 8: a machine slower than that is
    broken, and the test should say so.
    """
    began = time.perf_counter()
    total = 0
    for number in range(ROUNDS):
        total += number
    return min(MOST, max(1.0, (time.perf_counter() - began) / REFERENCE_SECONDS))
