"""wagtail-localize under our rules: who publishes what, what is copied, what counts as changed.

`save_target(publish=True)` with missing strings mixes two languages on one page, asks nobody for
her rights, and `save_target(publish=False)` writes the draft into the row of a live page, with all
that a machine has said.
"""

from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue
from wagtail_localize.views import convert, edit_translation, report
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from ..actions.errors import NotAllowed, require
from ..actions.publish_translation import publish_translation
from ..policies_translation import may_begin_translation, may_show_words
from ..selectors.staff import is_editor, works_in
from ..selectors.translation_work import target_page, unread_places
from ..views.translation_of_page import machine_translate, upload_pofile

_save_target = Translation.save_target
_update_from_db = TranslationSource.update_from_db
_execute = PublishPageRevisionAction.execute
_write = TranslationSource.create_or_update_translation
_segments = TranslationSource._get_segments_for_translation
# Whether words go into a page, and not only into a preview.
_writes: ContextVar[bool] = ContextVar("writes", default=False)
_convert = convert.convert_to_alias
_submit = SubmitPageTranslationView.dispatch
_get_form = SubmitPageTranslationView.get_form
_sync = UpdateTranslationsView.dispatch
_sync_form = UpdateTranslationsForm.__init__
_report = report.TranslationsReportView.dispatch


def save_target(self: Any, user: Any = None, publish: bool = True) -> None:
    """Publish by our action alone; leave a live page as it is until then.

    Raises home.actions.errors.ActionError with the reason when it may not be published.
    """
    page = target_page(self)
    if page is None:
        _begin(self, user, publish)
    elif publish:
        publish_translation(self.pk, user)
    elif not page.live or page.alias_of_id:
        _save_target(self, user=user, publish=False)


def _begin(translation: Any, user: Any, publish: bool) -> None:
    """Make the page; a page above it that has to be copied for that stays a draft of its own.

    It would be public with the words of another language otherwise, a home page among them.
    """
    copies = Page.objects.filter(locale=translation.target_locale, alias_of__isnull=False)
    before = set(copies.values_list("pk", flat=True))
    _save_target(translation, user=user, publish=publish)
    made = copies.exclude(pk__in=before)
    made.update(live=False, alias_of=None, has_unpublished_changes=True)


def update_from_db(self: Any) -> None:
    """Copy the original anew; it counts as changed only when a text of it has."""
    before, moment = _words(self), self.last_updated_at
    _update_from_db(self)
    if moment is not None and _words(self) == before:
        type(self).objects.filter(pk=self.pk).update(last_updated_at=moment)
        self.last_updated_at = moment


def _words(source: Any) -> list[Any]:
    rows = source.stringsegment_set.order_by("order", "pk")
    return list(rows.values_list("context_id", "string_id", "order"))


def create_or_update_translation(self: Any, *args: Any, **kwargs: Any) -> Any:
    """Write what people have read; see `get_segments`."""
    before = _writes.set(True)
    try:
        return _write(self, *args, **kwargs)
    finally:
        _writes.reset(before)


def get_segments(self: Any, locale: Any, fallback: bool = False) -> list[Any]:
    """Return the words of a translation; in a page those of the original for what nobody has read.

    A draft can be copied, parted from its translation and published later. What a machine has said
    stands on the desk and in the preview until then.
    """
    found: list[Any] = _segments(self, locale, fallback=fallback)
    unread = unread_places(self, locale) if _writes.get() else {}
    return [
        StringSegmentValue(one.path, StringValue(unread[one.order]), attrs=one.attrs).with_order(
            one.order
        )
        if isinstance(one, StringSegmentValue) and one.order in unread
        else one
        for one in found
    ]


def execute(self: Any, skip_permission_checks: bool = False) -> Any:
    """Publish a page unless its words are a translation that is not ready.

    A refused schedule is dropped and logged, so that what else is due is published.
    """
    decision = may_show_words(self.object, self.revision)
    if decision.allowed:
        return _execute(self, skip_permission_checks=skip_permission_checks)
    if self.log_action != "wagtail.publish.scheduled":
        raise NotAllowed(decision.reason)
    self.object.revisions.update(approved_go_live_at=None)
    data = {"reason": str(decision.reason)}
    log(instance=self.object, action="cradle.publish.refused", revision=self.revision, data=data)
    return None


def convert_to_alias(request: Any, page_id: int) -> Any:
    """Leave it to editors to repeat a page under another language: it goes live at once."""
    if not is_editor(request.user):
        raise PermissionDenied
    return _convert(request, page_id)


def submit(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
    """Copy only what the person may read for translating."""
    page = self.get_object()
    languages = [
        one.language_code for one in _locales() if works_in(request.user, one.language_code)
    ]
    if not languages:
        raise PermissionDenied
    require(may_begin_translation(request.user, page, languages[0]))
    return _submit(self, request, *args, **kwargs)


def get_form(self: Any) -> Any:
    """Offer the languages in which the person works."""
    form = _get_form(self)
    hers = [one.pk for one in _locales() if works_in(self.request.user, one.language_code)]
    form.fields["locales"].queryset = form.fields["locales"].queryset.filter(pk__in=hers)
    return form


def sync(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
    """Let editors copy an original anew; a published one is copied by itself."""
    if not is_editor(request.user):
        raise PermissionDenied
    return _sync(self, request, *args, **kwargs)


def sync_form(self: Any, *args: Any, **kwargs: Any) -> None:
    """Offer no publishing of what nobody has translated, nor a machine that nobody watches."""
    _sync_form(self, *args, **kwargs)
    for name in ("publish_translations", "use_machine_translation"):
        self.fields.pop(name, None)


def sync_clean(self: Any) -> Any:
    """Publish nothing here, whatever was sent."""
    return {**self.cleaned_data, "publish_translations": False}


def show_report(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
    """Leave the list of all translations to editors; others have the desk, in their languages."""
    if not is_editor(request.user):
        raise PermissionDenied
    return _report(self, request, *args, **kwargs)


def _locales() -> Any:
    from wagtail.models import Locale

    return list(Locale.objects.all())


def apply() -> None:
    """Put our rules in front of every door."""
    Translation.save_target = save_target
    TranslationSource.update_from_db = update_from_db
    TranslationSource.create_or_update_translation = create_or_update_translation
    TranslationSource._get_segments_for_translation = get_segments
    PublishPageRevisionAction.execute = execute
    convert.convert_to_alias = convert_to_alias
    edit_translation.upload_pofile = upload_pofile
    edit_translation.machine_translate = machine_translate
    SubmitPageTranslationView.dispatch = submit
    SubmitPageTranslationView.get_form = get_form
    UpdateTranslationsView.dispatch = sync
    UpdateTranslationsForm.__init__ = sync_form
    UpdateTranslationsForm.clean = sync_clean
    report.TranslationsReportView.dispatch = show_report
