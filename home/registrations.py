"""What home itself offers to its registries: the jobs of its clock, its policies."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .actions.find_links import find_links
from .actions.forget_leftovers import (
    forget_admin_traces,
    forget_revisions,
    forget_sessions,
    forget_translations,
    forget_uploads,
)
from .actions.keep_form import forget_kept_forms
from .actions.purge import purge_due
from .actions.receive_upload import forget_unfinished_uploads
from .actions.remember_terms import remember_all_terms, remember_terms
from .actions.retention import (
    forget_concerns,
    forget_form_keys,
    forget_last_mails,
    forget_mails,
    forget_messages,
    forget_take_back_requests,
)
from .actions.show_again import show_due_texts
from .actions.try_addresses import try_addresses
from .link_sources import menus, public_pages
from .policies import (
    may_answer_contact,
    may_edit_menu,
    may_edit_page,
    may_give_staff_role,
    may_help_take_back,
    may_publish_page,
    may_read_page,
    may_review_text,
    may_take_down,
    may_translate_page,
    may_trust_author,
)
from .policies_concern import is_not_hidden
from .policies_translation import may_publish_translation
from .registry import (
    daily_jobs,
    link_sources,
    page_indexers,
    page_kinds,
    policies,
    prompt_jobs,
    publishing_checks,
    readiness_checks,
    recurring_jobs,
)
from .selectors.light_cards import OTHER
from .selectors.readiness import demo_content
from .stale import PURGE, are_proxies_told
from .task_queue import forget_done_tasks

HOUR_SECONDS = 3600
MINUTE_SECONDS = 60

daily_jobs.register("home.forget_messages", forget_messages)
daily_jobs.register("home.forget_form_keys", forget_form_keys)
daily_jobs.register("home.forget_kept_forms", forget_kept_forms)
daily_jobs.register("home.forget_mails", forget_mails)
daily_jobs.register("home.forget_tasks", forget_done_tasks)
daily_jobs.register("home.forget_sessions", forget_sessions)
daily_jobs.register("home.forget_admin_traces", forget_admin_traces)
daily_jobs.register("home.forget_unfinished_uploads", forget_unfinished_uploads)
daily_jobs.register("home.forget_uploads", forget_uploads)
daily_jobs.register("home.forget_revisions", forget_revisions)
daily_jobs.register("home.forget_translations", forget_translations)
daily_jobs.register("home.remember_terms", remember_all_terms)

link_sources.register("home.pages", public_pages)
link_sources.register("home.menus", menus)
daily_jobs.register("home.find_links", find_links)
recurring_jobs.register("home.try_addresses", (MINUTE_SECONDS, try_addresses))

recurring_jobs.register("home.forget_last_mails", (HOUR_SECONDS, forget_last_mails))

recurring_jobs.register("home.show_again", (MINUTE_SECONDS, show_due_texts))
daily_jobs.register("home.forget_concerns", forget_concerns)
daily_jobs.register("home.forget_take_back_requests", forget_take_back_requests)

publishing_checks.register("home.hidden", is_not_hidden)

policies.register("read_page", may_read_page)
policies.register("review_text", may_review_text)
policies.register("trust_author", may_trust_author)
policies.register("edit_page", may_edit_page)
policies.register("publish_page", may_publish_page)
policies.register("translate_page", may_translate_page)
policies.register("publish_translation", may_publish_translation)
policies.register("edit_menu", may_edit_menu)
policies.register("answer_contact", may_answer_contact)
policies.register("take_down", may_take_down)
policies.register("help_take_back", may_help_take_back)
policies.register("give_staff_role", may_give_staff_role)

if are_proxies_told():
    prompt_jobs.register(PURGE, (2, purge_due))

if getattr(settings, "DEMO", False):
    readiness_checks.register("content", demo_content)
page_indexers.register("terms", remember_terms)
# Every type that nobody names otherwise.
page_kinds.register(OTHER, (_("Page"), _("Pages"), ()))
