"""Bad requests to the admin's review (cases B45, B46 and B76)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from home.selectors.review import open_round
from tests.factories.network import OrganisationFactory
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, member, moderator, translator
from tests.factories.tree import Branch, site_tree


def act_url(page: Any, name: str, state: Any) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, state.pk])


def edit_form(client: Client, page: Any) -> dict[str, Any]:
    """Return what a browser would post from the editor, unchanged."""
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200, answer.content
    form = answer.context["form"]
    values: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        values[bound.html_name] = "" if value in (None, False) else value
    for formset in form.formsets.values():
        values |= {field.html_name: field.value() or "0" for field in formset.management_form}
    values["loaded_revision_id"] = str(page.latest_revision_id)
    return {name: value for name, value in values.items() if not isinstance(value, list | dict)}


def refusals(page: Any) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action="cradle.review.refused").count()


@pytest.mark.django_db
class TestAdmin:
    """What staff and members try in the admin."""

    @pytest.fixture
    def tree(self, settings: Any) -> dict[str, Branch]:
        settings.ADMIN_REQUIRES_MFA = False
        return site_tree("en", "es", "pt")

    def test_b45_a_story_that_changed_after_it_was_opened_is_not_approved(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        page.text = "Something else."
        page.save_revision(user=page.owner)
        answer = client.post(act_url(page, "approve", state), {"comment": ""})
        assert answer.status_code == 409
        assert "The story changed after you opened it" in answer.content.decode()
        assert not fresh(page).live

    def test_b45_an_old_form_does_not_overwrite_and_approve_a_newer_story(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, _state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        values = edit_form(client, page)
        page.text = "Something else."
        newest = page.save_revision(user=page.owner)
        values |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values)
        assert answer.status_code == 409
        assert not fresh(page).live
        assert fresh(page).latest_revision_id == newest.pk

    def test_a_moderator_approves_in_the_editor(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, _state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        values = edit_form(client, page)
        values |= {"action-workflow-action": "true", "workflow-action-name": "approve"}
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values)
        assert answer.status_code == 302, answer.content
        assert fresh(page).live

    def test_changes_are_requested_with_a_comment_in_the_editor(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        answer = client.post(act_url(page, "reject", state), {"comment": "Where was it?"})
        assert answer.status_code == 302
        state.refresh_from_db()
        assert state.comment == "Where was it?"
        assert open_round(page) is None

    @pytest.mark.parametrize("name", ["reject", "decline"])
    def test_the_editor_asks_for_words_before_it_refuses(
        self, client: Client, tree: dict[str, Branch], name: str
    ) -> None:
        page, state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        route = "wagtailadmin_pages:collect_workflow_action_data"
        url = reverse(route, args=[page.pk, name, state.pk])
        assert 'name="comment"' in client.get(url).json()["html"]
        refused = client.post(url, {}, headers={"x-requested-with": "XMLHttpRequest"}).json()
        assert refused["step"] == "action"
        answer = client.post(url, {"comment": "Where?", "reason": "spam"}).json()
        assert answer["cleaned_data"]["comment"] == "Where?"

    def test_a_refusal_needs_its_words_in_the_admin_too(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, state = submitted_story(tree["en"])
        client.force_login(moderator("en"))
        client.post(act_url(page, "decline", state), {"comment": "", "reason": "spam"})
        assert open_round(page) is not None

    def test_b46_nobody_approves_her_own_story(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        author = moderator("en")
        page, state = submitted_story(tree["en"], author=author)
        client.force_login(author)
        answer = client.post(act_url(page, "approve", state), {"comment": ""})
        assert answer.status_code == 403
        assert not fresh(page).live
        assert refusals(page) == 1

    def test_b46_nobody_approves_through_another_storys_address(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        author = moderator("en")
        own, state = submitted_story(tree["en"], author=author)
        other, other_state = submitted_story(tree["en"], slug="other-story")
        client.force_login(author)
        answer = client.post(act_url(other, "approve", state), {"comment": ""})
        assert answer.status_code == 403
        assert not fresh(own).live
        assert not fresh(other).live
        assert refusals(own) == 1
        client.force_login(editor())
        assert client.post(act_url(own, "approve", other_state), {"comment": ""}).status_code == 403
        assert not fresh(other).live

    @pytest.mark.parametrize("who", [moderator, translator])
    @pytest.mark.parametrize(
        "name",
        [
            "edit",
            "history",
            "revisions_compare",
            "copy",
            "unpublish",
            "view_draft",
            "unlock",
            "lock",
        ],
    )
    def test_b76_staff_of_another_language_see_nothing_of_a_page(
        self, client: Client, tree: dict[str, Branch], who: Any, name: str
    ) -> None:
        page, state = submitted_story(tree["pt"])
        client.force_login(who("es"))
        revision = state.revision_id
        arguments = [page.pk, revision, revision] if name == "revisions_compare" else [page.pk]
        url = reverse(f"wagtailadmin_pages:{name}", args=arguments)
        posted = name in {"unlock", "lock"}
        answer = client.post(url) if posted else client.get(url)
        assert answer.status_code == 403, answer.content[:500]
        assert page.title not in answer.content.decode()

    def test_b76_staff_of_another_language_do_not_answer_or_preview(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, state = submitted_story(tree["pt"])
        client.force_login(moderator("es"))
        assert client.post(act_url(page, "approve", state), {"comment": ""}).status_code == 403
        preview = reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, state.task_id])
        assert client.get(preview).status_code == 403
        assert not fresh(page).live

    def test_the_dashboard_shows_what_waits_and_nothing_of_other_languages(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        organisation = OrganisationFactory(name="Waste Pickers of Pune")
        page, _state = submitted_story(
            tree["en"],
            title="Three in the morning",
            author=member(organisation),
            organisation=organisation,
        )
        submitted_story(tree["pt"], title="Às três da manhã", slug="pt-story")
        client.force_login(moderator("en"))
        html = client.get("/admin/").content.decode()
        assert "Three in the morning" in html
        assert "Waste Pickers of Pune" in html
        assert "Às três da manhã" not in html
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html

    def test_the_reviewer_sees_the_consent_in_the_editor(
        self, client: Client, tree: dict[str, Branch]
    ) -> None:
        page, _state = submitted_story(tree["en"])
        client.force_login(editor())
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert "Agreed: For herself" in html
