"""How much is measured; variables make a try small: `BENCH_ROUNDS=1 BENCH_SECONDS=1 make bench`."""

import os

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "5"))
MANY = int(os.environ.get("BENCH_MANY", "1000000"))
