"""What drafts of pages say of an organisation that becomes a part of another one, and back.

A draft keeps the rows of its page as it was saved; published as it is, it would bring back the
name of an organisation that is gone.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from .merging import Moved, Mover, named_once
from .models import Organisation

Rows = list[dict[str, Any]]


def named_on_pages(label: str, about: str = "page") -> Mover:
    """Return a mover of the rows of a page that name an organisation, drafts included.

    Args:
        label: of the model of the rows; its organisation is in `organisation`.
        about: its ParentalKey to the page.
    """
    live = named_once(label, about)

    def where() -> tuple[Any, str]:
        field: Any = apps.get_model(label)._meta.get_field(about)
        return field.related_model, field.remote_field.related_name

    def move(gone: Organisation, kept: Organisation) -> Moved:
        model, relation = where()
        before: dict[str, Rows] = {}
        for revision in _drafts(model, gone):
            said: Rows = revision.content.get(relation, [])
            if renamed(said, gone.pk, kept.pk) != said:
                before[str(revision.pk)] = said
                _write(revision, relation, renamed(said, gone.pk, kept.pk))
        _rename_sources(model, relation, gone, kept)
        return {"rows": live.move(gone, kept), "drafts": before}

    def back(gone: Organisation, kept: Organisation, moved: Moved) -> None:
        model, relation = where()
        live.back(gone, kept, moved["rows"])
        pks = set(moved["rows"]["moved"])
        for revision in _drafts(model, kept):
            now: Rows = revision.content.get(relation, [])
            before = moved["drafts"].get(str(revision.pk))
            if before is None or renamed(before, gone.pk, kept.pk) != now:
                # It was saved since: the rows that went over are known by their numbers.
                before = [
                    row | {"organisation": gone.pk}
                    if row["pk"] in pks and row["organisation"] == kept.pk
                    else row
                    for row in now
                ]
            if before != now:
                _write(revision, relation, before)
        _rename_sources(model, relation, kept, gone, pks)

    return Mover(live.models, move, back)


def renamed(rows: Rows, old: int, new: int, only: set[int] | None = None) -> Rows:
    """Return rows that name `new` for `old`, each organisation once; of `only` these rows."""
    named = {row["organisation"] for row in rows}
    found = []
    for row in rows:
        if row["organisation"] != old or (only is not None and row["pk"] not in only):
            found.append(row)
        elif new not in named:
            found.append(row | {"organisation": new})
    return found


def _drafts(model: Any, named: Organisation) -> Iterator[Revision]:
    """Yield the versions of pages of a kind that may name an organisation, locked."""
    rows = Revision.objects.filter(content_type=ContentType.objects.get_for_model(model))
    rows = rows.annotate(text=Cast("content", TextField()))
    pks = list(rows.filter(text__contains=_naming(named)).values_list("pk", flat=True))
    yield from Revision.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")


def _naming(organisation: Organisation) -> str:
    """Return what stands in the JSON of whatever names one; of longer numbers, too."""
    return f'"organisation": {organisation.pk}'


def _write(revision: Revision, relation: str, rows: Rows) -> None:
    content = {**revision.content, relation: rows}
    Revision.objects.filter(pk=revision.pk).update(content=content)


def _rename_sources(
    model: Any,
    relation: str,
    old: Organisation,
    new: Organisation,
    only: set[int] | None = None,
) -> None:
    """Let what is copied for translators name the other one, too."""
    sources = TranslationSource.objects.filter(
        specific_content_type=ContentType.objects.get_for_model(model),
        content_json__contains=_naming(old),
    )
    for source in sources.select_for_update(of=("self",)).order_by("pk"):
        content = json.loads(source.content_json)
        rows = content.get(relation, [])
        after = renamed(rows, old.pk, new.pk, only)
        if after != rows:
            text = json.dumps({**content, relation: after})
            TranslationSource.objects.filter(pk=source.pk).update(content_json=text)
