"""What search offers to the registries of home and network."""

from home.registry import daily_jobs, group_permissions, page_indexers, recurring_jobs
from home.selectors.staff import EDITORS
from network.registry import indexers, reckoned

from .actions.index import index_organisations, index_pages
from .actions.learn_words import learn_words
from .actions.note_miss import forget_misses
from .actions.rebuild import check_index

SECONDS_TO_LEARN = 30.0

indexers.register("search", index_organisations)
page_indexers.register("search", index_pages)
reckoned.register("search.SearchDocument", "what is found of it")
daily_jobs.register("search.check_index", check_index)
daily_jobs.register("search.forget_misses", forget_misses)
group_permissions.register(
    "search", {EDITORS: [f"search.{verb}_synonyms" for verb in ("add", "change", "delete", "view")]}
)
recurring_jobs.register("search.learn_words", (SECONDS_TO_LEARN, learn_words))
