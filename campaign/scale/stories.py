"""Stories in any number: live pages under one index, without revisions, written in bulk.

Wagtail makes about 13 pages a second the usual way. Here the rows of the tree are computed, and
each table is written once for a batch.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page

from home.vocabularies import codes
from network.models import Organisation

from ..models import StoryIndexPage, StoryPage
from . import words
from .search import index

BATCH = 500
TEXT_LANGUAGES = ["en", "es", "fr", "pt", "hi", "ur", "tw"]


def write(
    number: int, parent: StoryIndexPage, organisations: list[Organisation], seed: int, now: datetime
) -> int:
    """Write stories below `parent`; return how many."""
    random = words.chance("stories", seed)
    kinds = sorted(codes("story_kind"))
    last = parent.get_last_child()
    path = last.path if last else None
    for start in range(0, number, BATCH):
        batch = []
        for place in range(start, min(start + BATCH, number)):
            path = (
                Page(path=path)._inc_path()
                if path
                else Page._get_path(parent.path, parent.depth + 1, 1)
            )
            batch.append(
                _story(random, place, seed, parent, random.choice(organisations), kinds, now)
            )
            batch[-1].path = path
        _insert(batch)
        index(StoryPage, batch)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)
    return number


def _story(
    random: Random,
    place: int,
    seed: int,
    parent: StoryIndexPage,
    organisation: Organisation,
    kinds: list[str],
    now: datetime,
) -> StoryPage:
    slug = f"scale-{seed}-{place}"
    moment = now - timedelta(minutes=place + 1)
    title = random.choice(words.SENTENCES).rstrip(".") + random.choice(["", " " + "and on " * 20])
    return StoryPage(
        title=title.strip()[:255],
        draft_title=title.strip()[:255],
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        depth=parent.depth + 1,
        numchild=0,
        live=True,
        locale_id=parent.locale_id,
        content_type=ContentType.objects.get_for_model(StoryPage),
        first_published_at=moment,
        last_published_at=moment,
        organisation=organisation,
        text_language=random.choice(TEXT_LANGUAGES),
        kind=random.choice(kinds),
        text="\n\n".join(random.choices(words.SENTENCES, k=random.randint(3, 40))),
        byline=random.choice(["", *words.FIRST]),
        place=random.choice(words.TOWNS),
    )


def _insert(batch: list[StoryPage]) -> None:
    """Write the part of each page that is in Wagtail's table, then the part in its own."""
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(story, name) for name in shared}) for story in batch]
    for story, row in zip(batch, Page.objects.bulk_create(rows), strict=True):
        story.pk = story.id = row.pk
    own: Any = StoryPage._meta.local_concrete_fields
    StoryPage._base_manager._insert(batch, fields=own, using="default")
