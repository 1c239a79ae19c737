"""Whatever is sent to a form or a list of the public and of members is answered, soon and lightly.

The same examples each time; `FUZZ_EXAMPLES=200 pytest tests/fuzzing` looks for others.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.forms import BaseForm
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import get_page_models

from tests.contracts import matrix_world, public_addresses
from tests.contracts.matrix_world import World
from tests.contracts.repository import APPS
from tests.fuzzing.forms import Control, Form, forms_of
from tests.fuzzing.watching import watch
from tests.fuzzing.wild import CONTENTS, Upload, filled
from tests.fuzzing.world import whole_world

EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "")
SECONDS, MEGABYTES, MEGABYTES_OF_FILES = 1.0, 50.0, 150.0
# Where members upload something.
FILES = (
    "member_logo",
    "member_sheet",
    "member_sheet_check",
    "member_story_photos",
    "member_story_recording",
    "member_update_new",
    "member_update_edit",
    "member_report",
)
ANONYMOUS, MEMBER = "anonymous", "member of A"
with translation.override("en"):
    OURS = {
        name: found
        for name, found in matrix_world.addresses().items()
        if not found[0].startswith(matrix_world.ADMIN)
    }
PAGES = sorted(model.__name__ for model in get_page_models() if model.is_creatable)
# Says 503 by right: no worker runs beside the tests.
NOT_HERE = {"readyz"}
DOORS = [
    *((ANONYMOUS, name) for name in sorted(public_addresses.ADDRESSES.keys() - NOT_HERE)),
    *((ANONYMOUS, name) for name in PAGES),
    *((MEMBER, name) for name in sorted(OURS)),
    *((ANONYMOUS, name) for name, (route, _e) in sorted(OURS.items()) if "account/" in route),
]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One tree for all addresses; what is sent to them is undone each time."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        patch.setattr("django.conf.settings.ADMIN_REQUIRES_MFA", False)
        yield whole_world()
        transaction.set_rollback(True)


def address_of(world: World, name: str) -> str:
    """Return an address of this name, or of a page of this type."""
    with translation.override("en"):
        if name in PAGES:
            (model,) = (one for one in get_page_models() if one.__name__ == name)
            found = model.objects.live().filter(locale__language_code="en").order_by("pk").first()
            return str(found.url) if found else ""
        if name in OURS:
            route, entry = OURS[name]
            return world.address(name, entry, route)
        return public_addresses.address_of(name)


def browser_of(world: World, role: str) -> Client:
    """Return a browser signed in as this role, whose cookies nobody else changes."""
    browser = Client()
    browser.cookies = deepcopy(world.clients[role].cookies)
    return browser


def forms_at(world: World, role: str, address: str) -> list[Form]:
    """Return the forms there, and the address itself with any query."""
    with transaction.atomic():
        answer = browser_of(world, role).get(address)
        transaction.set_rollback(True)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    found = forms_of(answer.content.decode(), address) if is_page and not answer.streaming else []
    # Which names a button reads that is not shown just now, nobody knows: it is sent all of them.
    unseen = Form("post", address, {name: Control(name, "text") for name in sorted(names())})
    return [*found, unseen if answer.status_code == 405 else Form("get", address)]


def names() -> set[str]:
    """Return the names of the fields of all forms of ours."""
    return {
        name
        for form in _below(BaseForm)
        if form.__module__.partition(".")[0] in APPS
        for name in getattr(form, "base_fields", ())
    }


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def send(world: World, role: str, form: Form, sent: dict[str, list[Any]]) -> list[Any]:
    """Return the answer to a form that was filled in so, and that of the page it leads to."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    browser = browser_of(world, role)
    values = {
        name: [one.file() if isinstance(one, Upload) else one for one in given]
        for name, given in sent.items()
    }
    with transaction.atomic():
        ask = browser.post if form.method == "post" else browser.get
        answers = [ask(form.action, values)]
        there = answers[0].headers.get("Location", "")
        if there.startswith("/") and not there.startswith("//"):
            answers.append(browser.get(there))
        for answer in answers:
            answer.getvalue()
        transaction.set_rollback(True)
    return answers


def test_every_type_of_page_and_the_great_forms_are_asked(world: World) -> None:
    addresses = {name: address_of(world, name) for name in PAGES}
    assert [name for name, address in addresses.items() if not address] == []
    seen = {
        form.action.partition("?")[0]
        for address in [*addresses.values(), "/en/concern/", "/en/account/login/"]
        for form in forms_at(world, ANONYMOUS, address)
        if form.method == "post" and form.controls
    }
    assert {"/p/call/sign/", "/en/contact/send/", "/en/concern/", "/en/account/login/"} <= seen
    new, photos = (
        forms_at(world, MEMBER, f"/en/members/stories/{step}/")
        for step in ("new", f"{world.story.pk}/photos")
    )
    assert any("title" in form.controls for form in new)
    assert any(form.takes_files for form in photos)


@pytest.mark.parametrize(("role", "name"), DOORS)
@settings(
    max_examples=int(EXAMPLES or 3),
    deadline=None,
    derandomize=not EXAMPLES,
    suppress_health_check=[*HealthCheck],
)
@given(data=st.data())
def test_nothing_that_is_sent_breaks_an_address(
    world: World, role: str, name: str, data: st.DataObject
) -> None:
    for form in forms_at(world, role, address_of(world, name)):
        sent = data.draw(filled(form), label=f"{form.method} {form.action}")
        check(world, role, form, sent)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: repr(content[:12]))
def test_no_file_breaks_a_form(world: World, content: bytes) -> None:
    number = 0
    for address in file_addresses(world):
        for form in forms_at(world, MEMBER, address):
            if form.takes_files:
                number += 1
                check(
                    world, MEMBER, form, with_file(form, Upload("IMG.jpg", "image/jpeg", content))
                )
    assert number >= len(FILES)


def check(world: World, role: str, form: Form, sent: dict[str, list[Any]]) -> None:
    """Send it, and look at what comes back."""
    most = MEGABYTES_OF_FILES if form.takes_files else MEGABYTES
    seen = watch(partial(send, world, role, form, sent), SECONDS, most)
    assert [answer.status_code for answer in seen.answer if answer.status_code >= 500] == []
    assert seen.seconds <= SECONDS
    assert seen.megabytes <= most


def file_addresses(world: World) -> list[str]:
    """Return where members upload something."""
    with translation.override("en"):
        return [world.address(name, OURS[name][1], OURS[name][0]) for name in FILES]


def with_file(form: Form, upload: Upload) -> dict[str, list[Any]]:
    """Return a form that is filled in as it stands, with one file in each place for one."""
    return {
        name: [upload] if control.kind == "file" else [*control.given]
        for name, control in form.controls.items()
    }
