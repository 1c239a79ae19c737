"""What follows when the file or a page of a publication changes."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from library.models import PublicationFile
from tests.factories.library import PublicationFactory, file_of, publication_page
from tests.factories.staff import editor
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db


def test_pages_of_a_publication_forget_the_language_of_one_that_was_taken_down(
    django_capture_on_commit_callbacks: Any,
) -> None:
    tree = site_tree("en", "es")
    with django_capture_on_commit_callbacks(execute=True):
        page = publication_page(tree["en"])
        other = publication_page(tree["es"], page.publication, slug="informe")
    found = page.page_terms.filter(vocabulary="language")
    assert {*found.values_list("code", flat=True)} == {"en", "es"}
    with django_capture_on_commit_callbacks(execute=True):
        other.unpublish()
    assert {*found.values_list("code", flat=True)} == {"en"}


def test_the_length_of_a_file_that_was_replaced_is_counted_anew(
    client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    record = PublicationFactory.create()
    row, other = file_of(record), file_of(PublicationFactory.create())
    PublicationFile.objects.filter(pk=row.pk).update(pages=40)
    client.force_login(editor())
    edit = reverse("wagtailsnippets_library_publication:edit", args=[record.pk])
    form = client.get(edit).context["form"]
    sent = {name: value for name, value in form.initial.items() if value not in (None, {})}
    sent |= {f"articles-{part}_FORMS": 0 for part in ("TOTAL", "INITIAL")}
    sent |= {f"files-{part}_FORMS": 1 for part in ("TOTAL", "INITIAL")}
    sent |= {"files-0-id": row.pk, "files-0-language": "en", "files-0-pages": 40}
    answer = client.post(edit, sent | {"files-0-document": other.document_id})
    assert answer.status_code == 302, answer.context["form"].errors
    row.refresh_from_db()
    assert (row.document_id, row.pages) == (other.document_id, 2)
