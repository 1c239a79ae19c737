"""What the worker does for campaign."""

from home.registry import daily_jobs, prompt_jobs

from .actions.expire import expire_signatures
from .actions.kept_rules import forget_rules
from .actions.recount import nightly_recount
from .actions.tally import tally

# Signers are promised to see themselves counted within 10 s.
TALLY_SECONDS = 5

prompt_jobs.register("tally-signatures", (TALLY_SECONDS, tally))
daily_jobs.register("expire-signatures", expire_signatures)
daily_jobs.register("forget-rules", forget_rules)
daily_jobs.register("recount-signatures", nightly_recount)
