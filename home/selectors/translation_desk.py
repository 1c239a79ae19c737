"""What the translation desk lists: per language what is missing, behind or in work."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse
from wagtail.models import Locale, Page, get_page_models
from wagtail_localize.models import Translation

from ..querysets import PublicPageQuerySet
from ..translated import TranslatedField
from ..translation_desk import DeskState, Holding, Row
from .staff import is_editor, works_in
from .translation_work import current_strings, with_progress


def editorial_models() -> list[Any]:
    """Return the kinds of pages that staff translate; members' texts have their own way."""
    return [
        model
        for model in get_page_models()
        if model is not Page and not hasattr(model, "member_edit_route")
    ]


def desk_locales(user: Any) -> list[Locale]:
    """Return the languages in which `user` works, those of the site alone."""
    return [one for one in Locale.objects.all() if works_in(user, one.language_code)]


def work_in(locale: Locale) -> QuerySet[Page]:
    """Return the public originals that are not whole in a language, with `state` and `since`.

    The original is the page of its family that was made first, outside of this language.
    """
    kinds = ContentType.objects.get_for_models(*editorial_models()).values()
    family = Page.objects.filter(translation_key=OuterRef("translation_key"))
    here = family.filter(locale=locale, alias_of=None)
    earlier = family.filter(live=True, alias_of=None, pk__lt=OuterRef("pk")).exclude(locale=locale)
    kept = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale, enabled=True
    )
    published = here.filter(live=True).values("last_published_at")[:1]
    pages: QuerySet[Page] = PublicPageQuerySet(Page).live().public()
    return (
        pages.filter(depth__gt=1, alias_of=None, content_type__in=[kind.pk for kind in kinds])
        .exclude(locale=locale)
        .filter(~Exists(earlier))
        .annotate(
            target_pk=Subquery(here.values("pk")[:1]),
            is_here=Exists(here.filter(live=True)),
            published_here=Subquery(published, output_field=DateTimeField()),
            kept_pk=Subquery(kept.values("pk")[:1]),
            begun=Subquery(kept.values("created_at")[:1]),
            changed=Subquery(kept.values("source__last_updated_at")[:1]),
        )
        .annotate(
            state=Case(
                When(is_here=False, kept_pk=None, then=Value(DeskState.MISSING)),
                When(is_here=False, then=Value(DeskState.WORK)),
                When(changed__gt=F("published_here"), then=Value(DeskState.BEHIND)),
                default=Value(""),
                output_field=CharField(),
            )
        )
        .exclude(state="")
        .annotate(
            since=Case(
                When(state=DeskState.MISSING, then=F("first_published_at")),
                When(state=DeskState.WORK, then=F("begun")),
                default=F("changed"),
            )
        )
    )


def numbers_in(locale: Locale) -> dict[str, int]:
    """Return how many pages are in each state, in one query."""
    rows = work_in(locale).order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in rows}


def narrowed(pages: QuerySet[Page], wanted: Mapping[str, str], user: Any) -> QuerySet[Page]:
    """Return what is asked for, what waits longest first."""
    if wanted.get("state"):
        pages = pages.filter(state=wanted["state"])
    if wanted.get("kind"):
        pages = pages.filter(content_type=wanted["kind"])
    if wanted.get("taken") == Holding.MINE:
        mine = Translation.objects.filter(holder__taken_by=user.pk)
        pages = pages.filter(kept_pk__in=mine.values("pk"))
    elif wanted.get("taken") == Holding.NOBODY:
        taken = Translation.objects.exclude(holder=None)
        pages = pages.filter(Q(kept_pk=None) | ~Q(kept_pk__in=taken.values("pk")))
    return pages.order_by(F("since").asc(nulls_last=True), "pk")


def rows_of(pages: Sequence[Any]) -> list[Row]:
    """Return the rows of a page of the list, in one more query."""
    kept = Translation.objects.filter(pk__in=[one.kept_pk for one in pages if one.kept_pk])
    translations = with_progress(kept.select_related("holder__taken_by")).in_bulk()
    return [
        Row(
            page=one,
            state=DeskState(one.state),
            since=one.since,
            target_pk=one.target_pk,
            translation=translations.get(one.kept_pk),
        )
        for one in pages
    ]


def _models_with_texts() -> list[tuple[Any, list[str]]]:
    found = []
    for model in apps.get_models():
        names = [one.name for one in model._meta.fields if isinstance(one, TranslatedField)]
        if names and not model._meta.abstract:
            found.append((model, names))
    return found


def records_without(language: str, others: Sequence[str]) -> Any:
    """Return (model, id) of the records of which a text has no words in a language, in one query.

    Args:
        language: that is looked for.
        others: the languages of the site without it.
    """
    parts = []
    for model, names in _models_with_texts():
        lacks = Q()
        for name in names:
            lacks |= Q(**{f"{name}__has_any_keys": list(others)}) & ~Q(
                **{f"{name}__has_key": language}
            )
        rows = model._default_manager.filter(lacks).order_by()
        kind = Value(model._meta.label_lower, output_field=CharField())
        rows = rows.annotate(label_of_model=kind, key_of_row=Cast("pk", CharField()))
        parts.append(rows.values_list("label_of_model", "key_of_row"))
    if not parts:
        return []
    found = parts[0].union(*parts[1:]) if parts[1:] else parts[0]
    return found.order_by("label_of_model", "key_of_row")


def described(user: Any, found: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return {"kind", "name", "url"} of such records; no address where `user` may not change."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in found:
        by_kind.setdefault(kind, []).append(key)
    told = []
    for kind, keys in by_kind.items():
        model = apps.get_model(kind)
        meta = model._meta
        may_change = is_editor(user) or user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
        told += [
            {
                "kind": str(meta.verbose_name),
                "name": str(one),
                "url": _edit_url(one) if may_change else "",
            }
            for one in model._default_manager.filter(pk__in=keys).order_by("pk")
        ]
    return told


def _edit_url(record: Any) -> str:
    viewset = getattr(type(record), "snippet_viewset", None)
    if viewset is None:
        return ""
    try:
        return reverse(viewset.get_url_name("edit"), args=[record.pk])
    except NoReverseMatch:
        return ""


def strings_of(translation: Translation) -> list[dict[str, Any]]:
    """Return each text of the original beside its translation, in the order of the page."""
    model = translation.source.specific_content_type.model_class()
    segments = translation.source.stringsegment_set.select_related("string", "context")
    said = {
        (one.translation_of_id, one.context_id): one
        for one in current_strings(translation).select_related("last_translated_by")
    }
    return [
        {
            "where": _name_of(model, segment.context.path.split(".")[0]),
            "source": segment.string.data,
            "said": said.get((segment.string_id, segment.context_id)),
        }
        for segment in segments.order_by("order", "pk")
    ]


def _name_of(model: Any, name: str) -> str:
    """Return what a field of a page is called; its own name when it has no other."""
    try:
        return str(model._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return name
