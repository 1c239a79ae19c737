"""What the libraries for accounts, sessions, tasks and translating keep about people."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from .personal_data import (
    Data,
    Holding,
    Personal,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
    plain,
    without_people,
)

SIGN_IN = "To sign in"
PROOF = "To prove at a sign-in that it is she"
MEMBER = "As long as she has the account"
SIGNED_IN = (
    "Until she signs out or ends it; at most 30 days after the sign-in and two weeks after its "
    "last use, of staff 12 hours and one hour, on a shared phone 30 minutes (daily job)"
)
HERSELF = "So that she sees where she is signed in, and can sign out there"
WITHHELD = "Never: whoever has it could act as her"
WITH_PAGE = "As long as the page from which it was copied (daily job)"


def factor_as_data(factor: Authenticator) -> Data:
    """Return of what kind a second factor is and when it was used; never its secret."""
    return {
        "type": factor.type,
        "created_at": plain(factor.created_at),
        "last_used_at": plain(factor.last_used_at),
    }


def session_as_data(session: UserSession) -> Data:
    """Return with what she signed in, and when."""
    return {
        "user_agent": session.user_agent,
        "created_at": plain(session.created_at),
        "last_seen_at": plain(session.last_seen_at),
    }


def ends_as_data(session: Session) -> Data:
    """Return until when she stays signed in; what is in a session is of use to the site alone."""
    return {"expire_date": plain(session.expire_date)}


def sessions_of(subject: Any) -> Any:
    """Return her sessions, which only their list of allauth knows as hers."""
    keys = UserSession.objects.filter(subject.by_user("user")).values("session_key")
    return Session.objects.filter(pk__in=keys)


personal_data.register(
    "sessions.Session",
    Holding(
        {
            "session_data": Personal("To keep her signed in", SIGNED_IN, exported=WITHHELD),
            "session_key": Personal("To keep her signed in", SIGNED_IN, exported=WITHHELD),
        },
        find=sessions_of,
        export=ends_as_data,
    ),
)
personal_data.register(
    "usersessions.UserSession",
    Holding(
        {
            "user": Personal(HERSELF, SIGNED_IN),
            "user_agent": Personal(HERSELF, SIGNED_IN),
            "session_key": Personal(HERSELF, SIGNED_IN, exported=WITHHELD),
            **not_personal("Always 0.0.0.0: where she is, is not kept", "ip"),
            **made("data"),
        },
        find=lambda subject: UserSession.objects.filter(subject.by_user("user")),
        export=session_as_data,
    ),
)
personal_data.register(
    "account.EmailAddress",
    Holding(
        {"user": Personal(SIGN_IN, MEMBER), "email": Personal(SIGN_IN, MEMBER)},
        find=lambda subject: EmailAddress.objects.filter(
            subject.by_user("user") | subject.by_address("email")
        ),
    ),
)
personal_data.register("account.EmailConfirmation", Holding(made("key")))
personal_data.register(
    "mfa.Authenticator",
    Holding(
        {
            "user": Personal(PROOF, MEMBER),
            "data": Personal(PROOF, MEMBER, exported=WITHHELD),
            **chosen("type"),
        },
        find=lambda subject: Authenticator.objects.filter(subject.by_user("user")),
        export=factor_as_data,
    ),
)
TASK = Personal(
    "To find out why a task failed; an error may quote what it was about",
    "7 days after it ended, 30 when it failed (daily job)",
    erased="By the daily job",
    exported="Never: it is about the task",
)
personal_data.register(
    "django_tasks_database.DBTaskResult",
    Holding(
        {
            "traceback": TASK,
            "return_value": TASK,
            **not_personal("Numbers of rows", "args_kwargs"),
            **chosen("status"),
            **made(
                *("task_path", "worker_ids", "queue_name", "backend_name", "exception_class_path"),
            ),
        }
    ),
)
COPY = Personal(
    "To translate a page: a copy of its words",
    WITH_PAGE,
    erased="With the page or, when the words leave it, by the daily job",
    exported="Public on the page",
)
for label, names in {
    "TranslationSource": ("object_repr", "content_json"),
    "String": ("data",),
    "OverridableSegment": ("data_json",),
}.items():
    personal_data.register(
        f"wagtail_localize.{label}",
        Holding(
            {
                **dict.fromkeys(names, COPY),
                **(made("schema_version") if label == "TranslationSource" else {}),
            }
        ),
    )
personal_data.register(
    "wagtail_localize.StringTranslation",
    Holding(
        {
            "data": COPY,
            **by_people("last_translated_by"),
            **chosen("translation_type", "tool_name"),
            **not_personal("Why a translation does not fit its field", "field_error"),
        }
    ),
)
personal_data.register(
    "wagtail_localize.SegmentOverride",
    Holding(
        {
            "data_json": COPY,
            **by_people("last_translated_by"),
            **not_personal("Why a value does not fit its field", "field_error"),
        }
    ),
)
personal_data.register("taggit.Tag", Holding(editorial("name", "slug")))
for label, why in {
    "wagtail_localize.TranslationContext": "Names of fields of pages",
    "wagtail_localize.Template": "The marks around the words of a page",
    "wagtail_localize.StringSegment": "Addresses of links on a page",
    "auth.Permission": "What can be allowed, as the code names it",
    "auth.Group": "Names of roles",
    "contenttypes.ContentType": "Names of tables",
}.items():
    without_people.register(label, why)
