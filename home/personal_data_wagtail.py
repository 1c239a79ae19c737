"""What Wagtail keeps about people: log, versions, reviews, comments, tables of the admin."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import ModelLogEntry, PageSubscription, UploadedFile
from wagtail.users.models import UserProfile

from .personal_data import (
    Data,
    Holding,
    NotPersonal,
    Personal,
    Subject,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
    plain,
    without_people,
)

LOG = "wagtailcore.ModelLogEntry"
ERASED = "erased"
EDITOR = "An editor, on request"
HERS = "As long as she has the account"
LOGGED = "As long as the site"
ADMIN = "How the admin looks to her"


def entries_about(subject: Subject) -> QuerySet[Any]:
    """Return the entries of the log about rows that her address or account leads to."""
    about = Q(pk__in=())
    for label, holding in personal_data.items():
        if holding.find is None or label == LOG:
            continue
        rows = holding.find(subject)
        kind = ContentType.objects.get_for_model(rows.model)
        numbers = [str(number) for number in rows.values_list("pk", flat=True)]
        about |= Q(content_type=kind, object_id__in=numbers)
    return ModelLogEntry.objects.filter(about).exclude(label=ERASED)


def empty_entries(rows: QuerySet[Any]) -> int:
    """Take names out of the log; what was done and by whom stays."""
    return int(rows.update(label=ERASED, data={}))


def entry_as_data(entry: ModelLogEntry) -> Data:
    """Return what was done with a record of hers, and when."""
    return {"action": entry.action, "about": entry.label, "timestamp": plain(entry.timestamp)}


def delete_with_files(rows: QuerySet[Any]) -> int:
    """Erase whole rows and their files; return how many."""
    found = list(rows)
    for row in found:
        file = row.avatar if isinstance(row, UserProfile) else row.file
        row.delete()
        if file:
            file.storage.delete(file.name)
    return len(found)


def register(label: str, *parts: dict[str, Personal | NotPersonal], **options: Any) -> None:
    """Register a table of Wagtail."""
    fields = {name: entry for part in parts for name, entry in part.items()}
    personal_data.register(label, Holding(fields, **options))


def by_user(model: Any, field: str = "user") -> dict[str, Any]:
    """Return how the rows of an account are found."""
    return {"find": lambda subject: model.objects.filter(subject.by_user(field))}


def words(purpose: str, retention: str, exported: str = EDITOR) -> Personal:
    """Return the entry of words to which no address leads."""
    return Personal(purpose, retention, erased=EDITOR, exported=exported)


register(
    LOG,
    {
        "label": Personal("What somebody did something with", LOGGED),
        "data": Personal("What somebody did", LOGGED, exported="An officer, on request"),
    },
    by_people("user"),
    made("action", "object_id"),
    find=entries_about,
    erase=empty_entries,
    export=entry_as_data,
)
register(
    "wagtailcore.PageLogEntry",
    {
        "label": words("Which page somebody did something with: its title", LOGGED),
        "data": words("What somebody did, and her words about it", LOGGED),
    },
    by_people("user"),
    made("action"),
)
register(
    "wagtailcore.Revision",
    {
        "content": words(
            "To go back to an earlier version of a page",
            "12 months after it was replaced (daily job); a reviewed one and the newest as long as "
            "the page",
        ),
        "object_str": words("Which page it is a version of: its title", "As long as the version"),
    },
    by_people("user"),
    made("object_id"),
)
register(
    "wagtailcore.Page",
    by_people("owner", "locked_by"),
    editorial("title", "draft_title", "seo_title", "search_description"),
    made("path", "slug", "url_path"),
)
register(
    "wagtailcore.Comment",
    {"text": words("To talk about a draft", "As long as the page")},
    by_people("user", "resolved_by"),
    made("contentpath", "position"),
)
register(
    "wagtailcore.CommentReply",
    {"text": words("To talk about a draft", "As long as the page")},
    by_people("user"),
)
register(
    "wagtailcore.WorkflowState", by_people("requested_by"), chosen("status"), made("object_id")
)
register(
    "wagtailcore.TaskState",
    {
        "comment": words(
            "What a moderator asked to be changed",
            "As long as the page",
            "To the author, beside it",
        )
    },
    by_people("finished_by"),
    chosen("status"),
)
register(
    "wagtailcore.PageSubscription",
    {"user": Personal("To mail her comments on a page", "As long as she wants them")},
    **by_user(PageSubscription),
)
register(
    "wagtailcore.UploadedFile",
    {
        "file": Personal("A file on its way to become a picture or document", "1 day (daily job)"),
        "uploaded_by_user": Personal("Whose it is until then", "1 day (daily job)"),
    },
    **by_user(UploadedFile, "uploaded_by_user"),
    erase=delete_with_files,
)
register(
    "wagtailadmin.EditingSession",
    {"user": Personal("To tell others who edits a page just now", "1 hour (daily job)")},
    made("object_id"),
    **by_user(EditingSession),
)
register(
    "wagtailadmin.FormState",
    {
        "user": Personal("Whose form it is", "1 day after the last change (daily job)"),
        "data": Personal("To show her a preview", "1 day after the last change (daily job)"),
    },
    made("object_id", "parent_object_id"),
    **by_user(FormState),
)
register(
    "wagtailusers.UserProfile",
    {
        "user": Personal(ADMIN, HERS),
        "avatar": Personal("Her picture in the admin, when she gave one", HERS),
        "preferred_language": Personal(ADMIN, HERS),
        "current_time_zone": Personal(ADMIN, HERS),
    },
    chosen("theme", "contrast", "density"),
    not_personal("Which hints were closed", "dismissibles"),
    **by_user(UserProfile),
    erase=delete_with_files,
)
register(
    "wagtaildocs.Document",
    editorial("title", "file"),
    by_people("uploaded_by_user"),
    made("file_hash"),
)
register(
    "wagtailembeds.Embed",
    not_personal(
        "What another site says in public of its film",
        *("url", "type", "html", "title", "author_name", "provider_name", "thumbnail_url"),
    ),
    made("hash"),
)
SEARCHED = "A copy of words for the search, changed and deleted with its original"
for label, why in {
    "wagtailsearch.IndexEntry": SEARCHED,
    "wagtailsearch.SQLiteFTSIndexEntry": SEARCHED,
    "wagtailimages.Image": "Always empty: our own home.SiteImage stands in its place",
    "wagtailimages.Rendition": "Always empty: our own home.SiteRendition stands in its place",
    "wagtailredirects.Redirect": "Old addresses of pages",
    "wagtailcore.Locale": "Languages",
    "wagtailcore.Site": "Host names of the site",
    "wagtailcore.Collection": "Names of folders",
    "wagtailcore.CollectionViewRestriction": "Words that a group shares to open a folder",
    "wagtailcore.PageViewRestriction": "Words that a group shares to open a page",
    "wagtailcore.Workflow": "Names of reviews",
    "wagtailcore.Task": "Names of steps of a review",
    "wagtailcore.ReferenceIndex": "Which record points to which, by number",
}.items():
    without_people.register(label, why)
