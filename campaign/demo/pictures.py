"""Loads the drawings; each is cleaned and released like an editor's upload."""

import json

from django.core.files.images import ImageFile

from home.actions.release_image import release_image
from home.models import SiteImage

from .source import FOLDER, Demo, said


def load_pictures(demo: Demo) -> None:
    """Make one released image of every drawing, under its name."""
    folder = FOLDER / "pictures"
    for entry in json.loads((folder / "pictures.json").read_text(encoding="utf-8")):
        with (folder / entry["file"]).open("rb") as handle:
            image = SiteImage(
                title=said(entry["alt"], "en")[:255],
                description=said(entry["alt"], "en")[:255],
                credit=said(entry["credit"], "en"),
                file=ImageFile(handle, name=entry["file"]),
            )
            image.save()
        release_image(image)
        demo.images[entry["name"]] = image
