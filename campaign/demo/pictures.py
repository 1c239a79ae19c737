"""Loads the drawings; each is cleaned like an editor's upload and has its copies at once."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.files.images import ImageFile

from home.models import SiteImage
from home.renditions import Copy, fresh_stem, pack, write_copies
from library.demo import library
from library.demo.programme import used_pictures as library_pictures

from .source import FOLDER, Demo, read, said

CENTRE = (0.5, 0.4)


def _named(content: Any) -> set[str]:
    """Return the names of all pictures that some content asks for."""
    if isinstance(content, dict):
        own = {content["picture"]} if content.get("picture") else set()
        return own.union(*(_named(value) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(_named(value) for value in content))
    return set()


def used_pictures() -> set[str]:
    """Return the names of the pictures that the demo shows."""
    names = (
        "asks",
        "home",
        "campaign",
        "pages",
        "organisations",
        "pledges",
        "stories",
        "updates",
        "alliance",
    )
    own = set().union(*(_named(read(name)) for name in names))
    return own | library.used_pictures() | library_pictures()


def _copies(image: SiteImage) -> list[Copy]:
    """Make the copies of a picture; touches files only, so it may run in a thread."""
    with image.open_file() as original:
        return write_copies(original, fresh_stem(image), CENTRE)


def load_pictures(demo: Demo) -> None:
    """Make one released image of every drawing that is shown, under its name.

    Encoding leaves Python's lock, so the copies of several pictures are made side by side.
    """
    used = used_pictures()
    for entry in json.loads((FOLDER / "pictures" / "pictures.json").read_text(encoding="utf-8")):
        if entry["name"] not in used:
            continue
        with (FOLDER / "pictures" / entry["file"]).open("rb") as handle:
            image = SiteImage(
                title=said(entry["alt"], "en")[:255],
                description=said(entry["alt"], "en")[:255],
                credit=said(entry["credit"], "en"),
                file=ImageFile(handle, name=entry["file"]),
                released=True,
            )
            image.save()
        demo.images[entry["name"]] = image
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        images = list(demo.images.values())
        for image, copies in zip(images, pool.map(_copies, images), strict=True):
            image.copies = pack(copies)
            SiteImage.objects.filter(pk=image.pk).update(copies=image.copies)
