"""What home keeps about people."""

from typing import Any

from django.db.models import Q, QuerySet

from .enums import MailState
from .models import (
    ContactMessage,
    FormKey,
    KeptForm,
    OutboxMail,
    StaffLanguage,
    Upload,
    UploadDay,
    UploadPart,
)
from .personal_data import (
    Data,
    Holding,
    Personal,
    Subject,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    of_page,
    personal_data,
    plain,
)

ANSWER = "To answer a message"
A_YEAR = "12 months after the message was closed (daily job)"
MAIL = "To send a mail and to know whether it went out"
A_MONTH = "The content until the mail is out; the row for 30 days after (daily job)"
ON_ITS_WAY = "A photo that arrives in pieces"
A_DAY_OR_LESS = "Until it is a photo; 1 day at most (daily job)"
KEPT = "To show her again what she wrote when her session ended"
A_DAY = "Until it is saved or she signs out; 1 day at most (daily job)"
HERO = ("summary", "ask", "number_value", "number_label", "number_source_title")


def mails_to(subject: Subject) -> QuerySet[OutboxMail]:
    """Return the mails to a person, waiting or out."""
    asked = Q(pk__in=())
    for address in subject.addresses:
        asked |= Q(to__icontains=address)
    rows = OutboxMail.objects.filter(asked).values_list("pk", "to")
    hers = [pk for pk, to in rows if {str(one).casefold() for one in to} & subject.addresses]
    return OutboxMail.objects.filter(pk__in=hers)


def forget_mails_to(rows: QuerySet[Any]) -> int:
    """Drop what waits; take address and content out of the rest."""
    numbers = list(rows.values_list("pk", flat=True))
    mails = OutboxMail.objects.filter(pk__in=numbers)
    mails.filter(state=MailState.QUEUED).update(state=MailState.DROPPED)
    return mails.update(to=[], subject="", message=None, last_error="")


def mail_as_data(mail: OutboxMail) -> Data:
    """Return what is known of a mail; its links would let the reader act."""
    return {
        "to": mail.to,
        "subject": mail.subject,
        "state": mail.state,
        "created_at": plain(mail.created_at),
        "sent_at": plain(mail.sent_at),
    }


personal_data.register(
    "home.ContactMessage",
    Holding(
        {
            "name": Personal(ANSWER, A_YEAR),
            "email": Personal(ANSWER, A_YEAR),
            "message": Personal(ANSWER, A_YEAR),
            "language": Personal("To answer in her language", A_YEAR),
            **chosen("state"),
            **by_people("assigned_to"),
        },
        find=lambda subject: ContactMessage.objects.filter(subject.by_address("email")),
        without_account=True,
    ),
)
personal_data.register(
    "home.OutboxMail",
    Holding(
        {
            "to": Personal(MAIL, A_MONTH),
            "subject": Personal(MAIL, A_MONTH),
            "message": Personal(MAIL, A_MONTH),
            "last_error": Personal(MAIL, A_MONTH),
            **not_personal("The address of this site", "sender"),
            **chosen("state"),
        },
        find=mails_to,
        erase=forget_mails_to,
        export=mail_as_data,
    ),
)
personal_data.register(
    "home.FormKey",
    Holding(
        {
            "user": Personal("So that a form acts only once", "7 days (daily job)"),
            "result": Personal("So that a form acts only once", "7 days (daily job)"),
            **made("purpose"),
        },
        find=lambda subject: FormKey.objects.filter(subject.by_user("user")),
    ),
)
personal_data.register(
    "home.KeptForm",
    Holding(
        {
            "user": Personal(KEPT, A_DAY),
            "body": Personal(KEPT, A_DAY, exported="Nobody: the key is in her browser alone"),
            **made("path"),
        },
        find=lambda subject: KeptForm.objects.filter(subject.by_user("user")),
    ),
)
personal_data.register(
    "home.UploadPart",
    Holding(
        {"body": Personal(ON_ITS_WAY, A_DAY_OR_LESS, exported="As the photo that it becomes")},
        find=lambda subject: UploadPart.objects.filter(subject.by_user("upload__user")),
    ),
)
personal_data.register(
    "home.Upload",
    Holding(
        {"user": Personal(ON_ITS_WAY, A_DAY_OR_LESS)},
        find=lambda subject: Upload.objects.filter(subject.by_user("user")),
    ),
)
personal_data.register(
    "home.UploadDay",
    Holding(
        {"user": Personal("So that nobody fills the site with photos", "2 days (daily job)")},
        find=lambda subject: UploadDay.objects.filter(subject.by_user("user")),
    ),
)
personal_data.register(
    "home.StaffLanguage",
    Holding(
        {
            "user": Personal("Which texts she reviews", "Until an editor changes it"),
            "language": Personal("Which texts she reviews", "Until an editor changes it"),
        },
        find=lambda subject: StaffLanguage.objects.filter(subject.by_user("user")),
    ),
)
personal_data.register(
    "home.ErasureReceipt",
    Holding(
        {
            "address_hash": Personal(
                "To prove that it was done, when somebody asks with the address",
                "As long as the site: a keyed hash that leads to nobody without the address",
                erased="Never: it is the proof",
                exported="An officer, on request",
            ),
            **chosen("verb"),
            **not_personal("Numbers of rows", "counts"),
            **by_people("done_by"),
        }
    ),
)
personal_data.register("home.ContactPage", Holding(of_page("summary", "body", "who_answers")))
personal_data.register(
    "home.HomePage", Holding(of_page(*HERO, "number_source_url", "button_text", "body"))
)
personal_data.register("home.StandardPage", Holding(of_page("summary", "body")))
personal_data.register("home.Menu", Holding({**editorial("items"), **chosen("place")}))
personal_data.register("home.PageTerm", Holding(chosen("vocabulary", "code")))
personal_data.register(
    "home.OutsideAddress", Holding({**made("key"), **editorial("url", "host"), **chosen("problem")})
)
personal_data.register(
    "home.SeenLink",
    Holding(
        {
            **made("source", "edit_path", "target"),
            **editorial("title", "place"),
            **chosen("language", "kind", "problem"),
        }
    ),
)
personal_data.register(
    "home.CacheChange", Holding(not_personal("The place of something public", "kind", "path"))
)
personal_data.register("home.WorkerLease", Holding(made("name", "holder", "last_error")))
