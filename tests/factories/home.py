"""Pictures, mails and messages."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from home.models import ContactMessage, SiteImage
from tests.factories.pictures import picture_bytes, upload


class SiteImageFactory(DjangoModelFactory[SiteImage]):
    """A picture of `size` pixels that nobody released; `kind` is JPEG, PNG, WEBP or AVIF."""

    class Meta:
        model = SiteImage

    class Params:
        size = (1600, 1200)
        kind = "JPEG"

    title = factory.Sequence(lambda number: f"Picture {number}")
    file = factory.LazyAttribute(lambda it: upload(picture_bytes(it.kind, it.size)))


class ContactMessageFactory(DjangoModelFactory[ContactMessage]):
    """An open message to the campaign."""

    class Meta:
        model = ContactMessage

    name = "Ana"
    email = factory.Sequence(lambda number: f"ana{number}@example.org")
    language = "es"
    message = "¿Cómo puede unirse mi cooperativa?"


def made(image: Any) -> SiteImage:
    """Return the image with its copies made, as the worker leaves it."""
    from home.actions.make_copies import make_copies

    make_copies(image)
    return SiteImage.objects.get(pk=image.pk)
