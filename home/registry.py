"""Registries through which higher apps tell lower ones what they offer.

A lower app never imports a higher one: it asks its registry, which the higher app's
`AppConfig.ready()` has filled.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from django.core.mail import EmailMessage
from django.utils.functional import Promise

from .figures import ShownFigure

T = TypeVar("T")


class Registry(Generic[T]):
    """Named entries in the order in which they were registered."""

    def __init__(self) -> None:
        """Start empty."""
        self._entries: dict[str, T] = {}

    def register(self, name: str, entry: T) -> T:
        """Add `entry` under `name`; a second registration of a name replaces the first."""
        self._entries[name] = entry
        return entry

    def __getitem__(self, name: str) -> T:
        """Return the entry called `name`; KeyError when there is none."""
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether `name` was registered."""
        return name in self._entries

    def __iter__(self) -> Iterator[T]:
        """Iterate over the entries."""
        return iter(self._entries.values())

    def items(self) -> list[tuple[str, T]]:
        """Return (name, entry) pairs."""
        return list(self._entries.items())


# name -> (label, selector(locale_id, limit) -> list of Card): the "listing" block's kinds.
listings: Registry[tuple[str | Promise, Callable[..., Sequence[object]]]] = Registry()
# name -> component class for the admin's dashboard (wagtail.admin.ui.components.Component).
dashboard_cards: Registry[Callable[..., object]] = Registry()
# name -> function() run once a day by the worker.
daily_jobs: Registry[Callable[[], object]] = Registry()
# name -> (seconds, function()) run that often by the worker.
recurring_jobs: Registry[tuple[float, Callable[[], object]]] = Registry()
# name -> (seconds, function()) the same, for what people wait for: whatever else the worker does.
# Two workers may run it at once when it takes long; /readyz tells when it does not get done.
prompt_jobs: Registry[tuple[float, Callable[[], object]]] = Registry()
# verb -> policy function, see home.roles.
policies: Registry[Callable[..., object]] = Registry()
# name -> function(page) -> home.policies.Decision, asked before a member's page goes live.
publishing_checks: Registry[Callable[..., object]] = Registry()
# app -> {name of a staff group: ["app.codename", ...]}, set up by the command setup_roles.
group_permissions: Registry[dict[str, list[str]]] = Registry()
# name -> function(page) -> codes of home.enums.RiskFlag that its words or photos carry.
risk_checks: Registry[Callable[..., object]] = Registry()
# name -> function([(page, content of its revision)]) -> {id of a page: home.queue.Facts}.
review_facts: Registry[Callable[..., object]] = Registry()
# name -> function(user, image) -> bool: who besides staff and uploader sees an unreleased picture.
file_viewers: Registry[Callable[..., bool]] = Registry()
# name -> function(pages): writes what is found of some pages; for who writes them in bulk.
page_indexers: Registry[Callable[..., object]] = Registry()
# name -> function() -> home.gauges.Gauge entries: asked by /metrics.
gauges: Registry[Callable[[], Iterable[Any]]] = Registry()
# name -> function() -> why the site is not ready, or nothing: asked by /readyz.
readiness_checks: Registry[Callable[[], str]] = Registry()
# name -> function(about) -> the mail, or None when it is no longer wanted: see home.mail.
mail_writers: Registry[Callable[[dict[str, Any]], EmailMessage | None]] = Registry()
# name -> function(page, parts) -> findings of home.content_checks that higher apps add.
content_checks: Registry[Callable[..., Iterable[Any]]] = Registry()
# name -> home.outlines.Outline: what editors may start a page from.
page_outlines: Registry[Any] = Registry()
# name -> function() -> home.link_sources.Source of each public thing that may hold a link.
link_sources: Registry[Callable[[], Iterable[Any]]] = Registry()
# code -> (what one such page is called, what several are, labels of its types): see light_cards.
page_kinds: Registry[tuple[str | Promise, str | Promise, tuple[str, ...]]] = Registry()
# name -> (window to choose one as a form's widget, function(codes) -> {code: figure}): the
# "statistic" block's figures.
figures: Registry[tuple[Callable[[], Any], Callable[[Iterable[str]], dict[str, ShownFigure]]]] = (
    Registry()
)
# label of a model -> function(instance) -> home.stale.Subject of each public thing that it is
# part of: proxies forget those when it is saved or deleted.
shown_records: Registry[Callable[[Any], Iterable[Any]]] = Registry()
# kind of a subject -> function([subjects]) -> the addresses, beside its pages, that show it;
# what begins with "listed" is asked at every change.
stale_paths: Registry[Callable[[Sequence[Any]], Iterable[str]]] = Registry()
# name -> page type of which every public page has a drawn share card.
card_pages: Registry[Any] = Registry()
# label of a model -> home.chooser_languages.Spoken: in which languages its records have words.
record_languages: Registry[Any] = Registry()
