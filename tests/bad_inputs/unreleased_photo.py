"""A photo that nobody approved yet (case B58) has no address for the public or for strangers."""

import pytest
from django.test import Client

from home.renditions import copies_of
from tests.factories.addresses import demo_addresses
from tests.factories.home import SiteImageFactory, made
from tests.factories.staff import person


@pytest.mark.django_db
class TestUnreleasedPhoto:
    """A photo before its approval."""

    def test_b58_an_unapproved_photo_has_no_address(self, client: Client) -> None:
        image = made(SiteImageFactory(uploaded_by_user=person(), size=(400, 300)))
        thumbnail, copy = image.get_rendition("max-165x165"), copies_of(image)[0]
        file, small = (name.rsplit("/", 1)[-1] for name in (image.file.name, copy.name))
        addresses = [
            image.file.url,
            copy.url,
            thumbnail.url,
            f"/media/original_images/{file}",
            f"/media/originals/{file}",
            f"/media/images/{file}",
            f"/media/images/{file.rsplit('.', 1)[0]}.width-400.webp",
            f"/media/pending/{small}",
            f"/media/images/{small}",
            f"/images/badsignature/{image.pk}/width-400/",
        ]
        stranger = Client()
        stranger.force_login(person())
        with demo_addresses():
            for visitor in (client, stranger):
                opened = [path for path in addresses if visitor.get(path).status_code != 404]
                assert opened == []
