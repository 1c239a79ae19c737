"""What higher apps show on an organisation's page and in the member area."""

from collections.abc import Callable
from typing import Any

from home.registry import Registry

# name -> function(organisation, locale_id, request) -> {"title": ..., "cards": [...], "more": url,
# "component": the template that shows the cards, when they are not cards}
organisation_sections: Registry[Callable[..., dict[str, Any] | None]] = Registry()
# name -> function(membership, request) -> list of {"title", "url", "text", "icon"} for her tasks
member_tasks: Registry[Callable[..., list[dict[str, Any]]]] = Registry()
# name -> function(user, request) -> list of the same, for who need not belong to an organisation
person_tasks: Registry[Callable[..., list[dict[str, Any]]]] = Registry()
# name -> function(user, request) -> list of her texts with state, for the member home
member_items: Registry[Callable[..., list[Any]]] = Registry()
# name -> function(user, remove=bool): removes or lets go the texts of who deletes her account
leavers_texts: Registry[Callable[..., object]] = Registry()
# name -> function(organisations): writes what is found of some organisations, saved or in bulk.
indexers: Registry[Callable[..., object]] = Registry()
# name -> network.merging.Mover: what works with an organisation and goes over when two are merged.
merge_movers: Registry[Any] = Registry()
# label of a model -> why: what higher apps reckon from an organisation; it goes with the record.
reckoned: Registry[str] = Registry()
