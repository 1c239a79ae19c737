"""What members write: pages in one language, moderated, owned by an organisation."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Workflow

from home.actions.errors import require
from home.actions.publishing import check_publishing, may_go_live
from home.languages import LANGUAGE_TAG
from home.models import BasePage
from home.policies_concern import LOOK_FIRST
from home.selectors.review import is_answered_version
from home.selectors.staff import is_editor

from ..taxonomy import with_terms_of
from .membership import Membership


class MemberPage(BasePage):
    """A story or pledge of an organisation.

    The page sits under the index of the interface's language; `lang` and `dir` of its words come
    from `text_language`, which may be any language.
    """

    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organisation that speaks."),
    )
    text_language = models.CharField(
        _("language of the text"),
        max_length=35,
        validators=[RegexValidator(LANGUAGE_TAG)],
        help_text=_("Language code of the words as they were written: fr, hi, tw."),
    )

    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    withheld = models.BooleanField(
        _("withheld"),
        default=False,
        editable=False,
        help_text=_("Photos and exact place are hidden while somebody looks at a concern."),
    )

    hidden_by_concerns = True
    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("organisation",)
    taxonomy_prefetch_related: ClassVar[tuple[str, ...]] = ("organisation__terms",)
    exclude_fields_in_copy: ClassVar[list[str]] = ["withheld"]

    # Where the member area edits it; each type names its own routes.
    # What the member area calls a text of this kind.
    member_kind: ClassVar[Any] = ""
    member_edit_route: ClassVar[str] = ""
    member_detail_route: ClassVar[str] = ""
    permission_tester: ClassVar[str] = "home.permission_testers.MemberPagePermissionTester"
    changed_message: ClassVar[Any] = _("The text changed after you opened it.")

    class Meta:
        """No table of its own."""

        abstract = True

    def clean(self) -> None:
        """Refuse to go live with words that nobody approved, whatever door is used.

        Wagtail cleans a page whenever it is saved live, so this also guards what does not pass
        `publish()`: the admin's own publish action. Raises home.actions.errors.NotAllowed.
        """
        super().clean()
        if self.live and self.live_revision_id is not None:
            check_publishing(self, self.live_revision_id)

    def taxonomy(self) -> dict[str, set[str]]:
        """Add where the organisation is and whom it organises."""
        return with_terms_of(self.organisation, super().taxonomy())

    def with_content_json(self, content: Any) -> Any:
        """Read a version; what is hidden of the page does not depend on it."""
        version = super().with_content_json(content)
        version.withheld = self.withheld
        return version

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """Save a version; one to which somebody has said yes is never written over.

        Wagtail's automatic saving writes over its own last version, also from a window that was
        left open: the words that an author agreed to would change under the same number.
        """
        if overwrite_revision is None:
            return super().save_revision(*args, **kwargs)
        with transaction.atomic():
            # Nobody says yes between this look and the writing.
            here = Page.objects.select_for_update().get(pk=self.pk)
            if not is_answered_version(here, overwrite_revision.pk):
                kwargs["overwrite_revision"] = overwrite_revision
            return super().save_revision(*args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish `revision` if it was approved; a refused schedule is dropped and logged.

        Raises home.actions.errors.NotAllowed when somebody asks for it now.
        """
        version = revision.as_object()
        decision = LOOK_FIRST if version.withheld else may_go_live(version, revision.pk)
        if not decision.allowed and kwargs.get("log_action") == "wagtail.publish.scheduled":
            self.revisions.update(approved_go_live_at=None)
            data = {"reason": str(decision.reason)}
            log(instance=self, action="cradle.publish.refused", revision=revision, data=data)
            return
        require(decision)
        super().publish(revision, *args, **kwargs)

    def get_workflow(self) -> Any:
        """Return the workflow of the nearest ancestor that has one, in one query."""
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        nearest = Workflow.objects.active().filter(workflow_pages__page__path__in=paths)
        return nearest.order_by("-workflow_pages__page__depth").first()

    @property
    def detail_route(self) -> str:
        """Return the name of the screen that shows where it stands."""
        return self.member_detail_route

    def member_url(self, user: Any) -> str:
        """Return where `user` finds the text in the member area; nothing for who does not see it.

        There editors find what they have typed in for others.
        """
        memberships = Membership.objects.live().filter(organisation_id=self.organisation_id)
        inside = memberships.filter(user_id=user.pk).exists()
        if not inside and not (self.owner_id == user.pk and is_editor(user)):
            return ""
        return reverse(self.detail_route, args=[self.pk])
