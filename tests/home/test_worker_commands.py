"""The commands that do by hand what the worker does."""

from io import StringIO
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

from home.mail import outbox_row
from home.models import SiteImage
from tests.factories.home import SiteImageFactory

pytestmark = pytest.mark.django_db


def test_send_outbox_tells_how_many_went_out(settings: Any) -> None:
    outbox_row(EmailMessage("Hello", "Text", to=["ana@example.org"])).save()
    said = StringIO()
    call_command("send_outbox", stdout=said)
    call_command("send_outbox", stdout=said)
    assert said.getvalue() == "Sent 1 of 1.\nSent 0 of 0.\n"


def test_send_outbox_ends_with_1_when_a_mail_stays_behind(settings: Any) -> None:
    settings.OUTBOX_DELIVERY_BACKEND = "tests.home.test_outbox.BrokenBackend"
    outbox_row(EmailMessage("Hello", "Text", to=["ana@example.org"])).save()
    with pytest.raises(CommandError, match="1 could not be sent") as caught:
        call_command("send_outbox", stdout=StringIO())
    assert caught.value.returncode == 1


def test_make_renditions_makes_what_is_missing_and_names_what_cannot_be_made() -> None:
    SiteImageFactory(size=(40, 30))
    said = StringIO()
    call_command("make_renditions", stdout=said)
    call_command("make_renditions", stdout=said)
    call_command("make_renditions", "--all", stdout=said)
    assert [line.split()[4] for line in said.getvalue().splitlines()] == ["1", "0", "1"]
    broken = SiteImageFactory(size=(40, 30))
    SiteImage.objects.filter(pk=broken.pk).update(file="originals/gone.jpg")
    with pytest.raises(CommandError, match=f"picture {broken.pk}"):
        call_command("make_renditions", stdout=StringIO())


def test_a_terminal_sees_progress() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    SiteImageFactory(size=(40, 30))
    screen = Terminal()
    call_command("make_renditions", stdout=screen)
    assert "] 1/1" in screen.getvalue()
