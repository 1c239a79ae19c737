"""Publishing a translation: by whom, when, and through every door of the editor."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from home.actions.errors import Conflict, NotAllowed
from home.actions.publish_translation import publish_translation
from home.actions.take_down import take_down
from home.enums_concern import TakeDownReason
from home.models import HomePage, StandardPage
from home.selectors.translation_work import MACHINE
from tests.factories.campaign import pledge_page
from tests.factories.staff import editor, moderator, translator
from tests.factories.translations import begin_translation, keep_translation
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Branch]:
    """A site in English and Spanish."""
    return site_tree("en", "es")


def fill(translation: Translation, words: str = "es", user: Any = None, **marks: Any) -> None:
    """Translate every text."""
    po: Any = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = f"{words} {number}"
    translation.import_po(po, user=user, **marks)


@pytest.fixture
def translation(tree: dict[str, Branch]) -> Translation:
    """A translation into Spanish of which everything is done, by nobody known."""
    source = tree["en"].home.add_child(
        instance=StandardPage(title="Our rules", slug="rules", summary="How we moderate.")
    )
    begin_translation(source, tree["es"].locale)
    found = Translation.objects.get(source__object_id=source.translation_key)
    fill(found)
    return found


def source(translation: Translation) -> Page:
    page: Page = translation.source.get_source_instance()
    return page


def target(translation: Translation) -> Page:
    page: Page = translation.get_target_instance()
    return page


def test_an_editor_and_a_moderator_of_the_language_publish(translation: Translation) -> None:
    for user in (editor(), moderator("es")):
        page = publish_translation(translation.pk, user)
        assert page.live
        assert page.title == "es 0"
        assert page.get_latest_revision().pk == page.live_revision_id


def test_four_eyes_languages_and_roles_are_asked_for(translation: Translation) -> None:
    hers = moderator("es")
    fill(translation, "by her", user=hers)
    for user, reason in (
        (hers, "You translated a part of this"),
        (moderator("en"), "language that you do not work in"),
        (translator("es"), "Your role"),
    ):
        with pytest.raises(NotAllowed, match=reason):
            publish_translation(translation.pk, user)
    assert not target(translation).live


def test_what_a_machine_wrote_and_nobody_read_is_never_published(
    translation: Translation, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    fill(translation, "machine", translation_type=MACHINE, tool_name="DeepL")
    boss = editor()
    with pytest.raises(Conflict, match="A machine translated"):
        publish_translation(translation.pk, boss)
    page = target(translation)
    revision = page.save_revision()
    with pytest.raises(NotAllowed, match="A machine translated"):
        revision.publish(user=boss, skip_permission_checks=True)
    client.force_login(boss)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "that nobody has looked at" in client.get(edit).content.decode()
    shown = client.post(edit, {"action": "publish"}, follow=True).content.decode()
    assert "that nobody has looked at" in shown
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{several}?id={page.pk}", {})
    client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert not target(translation).live


def test_a_schedule_of_what_is_not_ready_is_dropped_and_the_rest_published(
    translation: Translation,
) -> None:
    StringTranslation.objects.first().delete()
    page = target(translation)
    revision = page.save_revision(approved_go_live_at=timezone.now())
    revision.publish(log_action="wagtail.publish.scheduled")
    assert not target(translation).live
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_the_original_must_be_public_and_takes_its_translation_along(
    translation: Translation,
) -> None:
    boss = editor()
    publish_translation(translation.pk, boss)
    source(translation).unpublish()
    assert not target(translation).live
    with pytest.raises(Conflict, match="The original is not public"):
        publish_translation(translation.pk, boss)
    Page.objects.filter(pk=source(translation).pk).update(live=True)
    take_down(translation.source.object_id, boss, TakeDownReason.values[0], "It is not true.")
    Page.objects.filter(pk=source(translation).pk).update(live=True)
    with pytest.raises(Conflict, match="hidden or taken down"):
        publish_translation(translation.pk, boss)


def test_a_translation_that_is_gone_or_without_page_is_told(translation: Translation) -> None:
    target(translation).delete()
    with pytest.raises(Conflict):
        publish_translation(translation.pk, editor())


def test_new_words_of_an_original_are_work_and_leave_the_translation_as_it_is(
    translation: Translation, client: Client
) -> None:
    publish_translation(translation.pk, editor())
    page = source(translation)
    page.save_revision().publish()  # the same words
    assert "earlier version" not in client.get(target(translation).url).content.decode()
    page.summary = "How we moderate today."
    page.save_revision().publish()
    assert translation.get_progress()[0] - translation.get_progress()[1] == 1
    html = client.get(target(translation).url).content.decode()
    assert "Esta es la traducción de una versión anterior." in html
    # Beginning it once more writes nothing into the page that readers see.
    translation.save_target(publish=False)
    assert target(translation).specific.summary.startswith("es ")


def test_sync_publishes_nothing_and_is_left_to_editors(
    translation: Translation, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    client.force_login(translator("es"))
    assert client.post(url, {"publish_translations": "on"}).status_code == 403
    client.force_login(editor())
    assert client.post(url, {"publish_translations": "on"}).status_code == 302
    assert not target(translation).live


def test_translators_repeat_no_page_under_another_language(
    translation: Translation, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(translator("es"))
    url = reverse("wagtail_localize:convert_to_alias", args=[target(translation).pk])
    assert client.post(url).status_code == 403
    assert client.get(reverse("wagtail_localize:translations_report")).status_code == 403


def test_a_translator_sends_what_is_public_into_her_languages_alone(
    tree: dict[str, Branch], client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    Locale.objects.create(language_code="fr")
    page = tree["en"].home.add_child(instance=StandardPage(title="New", slug="new"))
    draft = tree["en"].home.add_child(instance=StandardPage(title="No", slug="no", live=False))
    hidden = pledge_page(tree["en"])
    client.force_login(translator("es"))

    def address(one: Page) -> str:
        return reverse("wagtail_localize:submit_page_translation", args=[one.pk])

    offered = client.get(address(page)).context["form"].fields["locales"].queryset
    assert [one.language_code for one in offered] == ["es"]
    assert client.get(address(draft)).status_code == 403
    assert client.get(address(hidden)).status_code == 403
    client.force_login(translator())
    assert client.get(address(page)).status_code == 403


def test_a_page_above_that_had_to_be_copied_stays_a_draft(tree: dict[str, Branch]) -> None:
    french = Locale.objects.create(language_code="fr")
    page = tree["en"].home.add_child(instance=StandardPage(title="New", slug="new"))
    begin_translation(page, french)
    assert not HomePage.objects.get(locale=french).live
    tree["en"].home.save_revision().publish()
    assert not HomePage.objects.get(locale=french).live


def test_a_members_text_is_published_in_no_language_before_its_original(
    tree: dict[str, Branch],
) -> None:
    page = pledge_page(tree["en"])
    page.copy_for_translation(tree["es"].locale)
    translation = keep_translation(page, tree["es"].locale)
    fill(translation)
    Page.objects.filter(pk=page.pk).update(live=False)
    with pytest.raises(Conflict):
        publish_translation(translation.pk, editor())


def draft_of(translation: Translation) -> Page:
    """Return the page of a translation as its newest draft says."""
    draft: Page = target(translation).get_latest_revision_as_object()
    return draft


def test_what_nobody_has_read_is_in_no_draft_that_could_be_parted_from_it(
    translation: Translation, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    fill(translation, "machine", translation_type=MACHINE, tool_name="DeepL")
    translation.save_target(publish=False)
    assert draft_of(translation).title == "Our rules"
    preview = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    boss = editor()
    client.force_login(boss)
    assert "machine 0" in client.get(preview).content.decode()
    # Stopped, the page is nobody's translation and can be published as it is.
    client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    target(translation).get_latest_revision().publish(user=boss)
    assert target(translation).title == "Our rules"


def test_an_older_draft_with_other_words_goes_through_no_door(
    translation: Translation, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    StringTranslation.objects.filter(data="es 2").delete()
    translation.save_target(publish=False)
    mixed = target(translation).get_latest_revision()
    fill(translation, "whole")
    boss = editor()
    with pytest.raises(NotAllowed, match="other words than the translation"):
        mixed.publish(user=boss)
    client.force_login(boss)
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{several}?id={target(translation).pk}", {})
    assert not target(translation).live
    first = publish_translation(translation.pk, boss).get_latest_revision()
    fill(translation, "newer")
    publish_translation(translation.pk, boss)
    # What was public before may come back.
    first.publish(user=boss)
    assert target(translation).title == "whole 0"


def test_crossed_addresses_and_other_languages_reach_no_text(
    translation: Translation, tree: dict[str, Branch], client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    other = tree["en"].home.add_child(instance=StandardPage(title="Other", slug="other"))
    begin_translation(other, tree["es"].locale)
    theirs = Translation.objects.get(source__object_id=other.translation_key)
    segment = theirs.source.stringsegment_set.first()
    crossed = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    own = reverse("wagtail_localize:edit_string_translation", args=[theirs.pk, segment.pk])
    put = {"data": "value=Otra", "content_type": "application/x-www-form-urlencoded"}
    client.force_login(translator("es"))
    assert client.put(crossed, **put).status_code == 404
    client.force_login(translator("fr"))
    assert client.put(own, **put).status_code == 403
    for door in ("stop_translation", "preview_translation"):
        answer = client.post(reverse(f"wagtail_localize:{door}", args=[theirs.pk]))
        assert answer.status_code == 403
    desk = reverse("translation_of_page", args=[translation.pk])
    client.force_login(translator("es"))
    client.post(desk, {"act": "publish"})
    assert not target(translation).live
