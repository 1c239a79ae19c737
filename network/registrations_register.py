"""What imports and merges offer to the registries."""

from home.registry import daily_jobs, policies

from . import merge_movers  # noqa: F401
from .actions.find_duplicates import find_duplicates
from .actions.forget_imported import forget_imported_contacts
from .actions.plan_import import forget_plans
from .actions.run_import import go_on
from .policies_register import may_import_organisations, may_merge_organisations

policies.register("import_organisations", may_import_organisations)
policies.register("merge_organisations", may_merge_organisations)
daily_jobs.register("network.forget_plans", forget_plans)
daily_jobs.register("network.go_on_with_imports", go_on)
daily_jobs.register("network.forget_imported_contacts", forget_imported_contacts)
daily_jobs.register("network.find_duplicates", find_duplicates.func)
