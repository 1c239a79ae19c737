"""What a publication gives to paper and to phones without a network."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse

from home.drawn_files import drawn_file
from home.renditions import copies_of

from ..documents.booklet import booklet_data, booklet_pdf, pack
from .publications import date_words, files_of, kind_words

# Heavier packs are no use on the lines for which they are made.
MOST_BYTES = 25 * 1024 * 1024


def data_of(page: Any) -> dict[str, Any]:
    """Return what the booklet of a publication shows."""
    record = page.publication
    facts = [", ".join(record.author_names), date_words(record), record.publisher]
    name = f"{record.code}-{page.locale.language_code}"
    return {**booklet_data(page, kind_words(record), facts), "name": name}


def printed(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer with the text as a PDF on A4; 404 where the page has none."""
    data = data_of(page)
    if not data["parts"]:
        raise Http404
    return drawn_file(request, f"{data['name']}.pdf", "application/pdf", data, booklet_pdf)


def packed(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer with text, files and pictures in one zip; 404 where there is nothing to take along."""
    data = data_of(page)
    kept = [
        row
        for row in files_of([page.publication_id]).get(page.publication_id, [])
        if row.document.file
    ]
    pictures = _pictures(page)
    if not data["parts"] and not kept:
        raise Http404
    data["holds"] = [
        *(f"{row.document.filename} {row.document.get_file_hash()}" for row in kept),
        *sorted(pictures.values()),
    ]

    def draw(told: dict[str, Any]) -> bytes:
        files: dict[str, bytes] = {}
        total = 0
        for row in kept:
            total += row.document.get_file_size() or 0
            if total <= MOST_BYTES:
                with row.document.file.open("rb") as file:
                    files[f"files/{row.language}/{row.document.filename}"] = file.read()
        for name, place in pictures.items():
            with default_storage.open(place, "rb") as file:
                files[name] = file.read()
        return pack(told, files)

    return drawn_file(request, f"{data['name']}.zip", "application/zip", data, draw)


def _pictures(page: Any) -> dict[str, str]:
    """Return the largest public copy of each released picture of the body: name -> place."""
    found: dict[str, str] = {}
    blocks = [block for block in page.body if block.block_type in ("image", "figure")]
    for number, block in enumerate(blocks, start=1):
        image = block.value["image"]
        copies = [copy for copy in copies_of(image) if copy.format == "jpeg"] if image else []
        if image and image.released and copies:
            largest = max(copies, key=lambda copy: copy.width)
            found[f"pictures/{number}.jpg"] = largest.name
    return found
