"""What home keeps of people in texts, their photos and recordings, and in their review."""

from .models import AuthorTrust
from .personal_data import (
    Holding,
    Personal,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
)

VOICE = "A voice of somebody who agreed to be heard"
TAKEN_DOWN = "Until the agreement ends or the text is taken down"
TAKES_DOWN = "An editor takes the recording down"
ON_REQUEST = "An editor, on request: no address leads to it"
TRUST = "With the account of the author"
PICTURE = "With the picture; an editor takes it away"

personal_data.register(
    "home.ConsentRecord",
    Holding(
        {
            "subject": Personal(
                "To find the agreement behind a story or a photo",
                "As long as the story or the photo; never a name",
                erased="An editor, when the agreement is withdrawn",
                exported="An editor, on request: no address leads to it",
            ),
            "town": Personal(
                "To find the agreement behind a story or a photo",
                "As long as the story or the photo; no street",
                erased="An editor, when the agreement is withdrawn",
                exported="An editor, on request: no address leads to it",
            ),
            **chosen("capacity", "part", "way", "identity", "face", "age_band"),
            **made("wording_version", "language", "reference", "code_hash"),
            **by_people("recorded_by"),
        }
    ),
)
personal_data.register(
    "home.Tombstone", Holding({**made("path_hash"), **chosen("cause", "reason")})
)
personal_data.register(
    "home.SiteImage",
    Holding(
        {
            "file": Personal(
                "A photo that may show people who agreed to it",
                TAKEN_DOWN,
                erased="An editor takes the photo down",
                exported=ON_REQUEST,
            ),
            "title": Personal("To find the photo", PICTURE, erased=PICTURE, exported=PICTURE),
            "description": Personal(
                "For who cannot see the photo", PICTURE, erased=PICTURE, exported=PICTURE
            ),
            "credit": Personal("Who took it", PICTURE, erased=PICTURE, exported=PICTURE),
            **by_people("uploaded_by_user"),
            **made("file_hash", "copies", "removed_data"),
        }
    ),
)
personal_data.register(
    "home.Recording",
    Holding(
        {
            "original": Personal(
                "A voice, as it arrived, until it is written anew",
                "Some minutes",
                erased="Deleted when its copies are written",
                exported="It is gone by then",
            ),
            "opus": Personal(VOICE, TAKEN_DOWN, erased=TAKES_DOWN, exported=ON_REQUEST),
            "mp3": Personal(VOICE, TAKEN_DOWN, erased=TAKES_DOWN, exported=ON_REQUEST),
            **by_people("uploaded_by_user"),
            **chosen("state"),
        }
    ),
)
personal_data.register(
    "home.SiteRendition",
    Holding(
        {
            **not_personal("A smaller copy, deleted with its photo", "file"),
            **made("filter_spec", "focal_point_key"),
        }
    ),
)
personal_data.register(
    "home.ReviewTaskState",
    Holding(
        {
            "appeal_words": Personal(
                "Why an author asks that another person looks at her text",
                "As long as the page",
                erased="Deleted with the text",
                exported="To the author, beside it",
            ),
            "escalation_note": Personal(
                "What a reviewer asks a data officer about a text",
                "As long as the page",
                erased="Deleted with the text",
                exported="An officer, on request",
            ),
            "officer_answer": Personal(
                "What a data officer answered about a text",
                "As long as the page",
                erased="Deleted with the text",
                exported="An officer, on request",
            ),
            **by_people("taken_by", "first_yes_by", "agreed_by", "escalated_to", "escalated_by"),
            **chosen("added_risks"),
        }
    ),
)
personal_data.register(
    "home.TranslationHolder",
    Holding({**by_people("taken_by")}),
)
personal_data.register(
    "home.WorkingTranslation",
    Holding(
        {
            "text": Personal(
                "So that people who review can read a text",
                "With the text; its removal deletes it",
                erased="The removal of the text",
                exported="An editor, on request: no address leads to it",
            ),
            **chosen("language"),
            **by_people("saved_by"),
        }
    ),
)
personal_data.register(
    "home.AuthorTrust",
    Holding(
        {
            "author": Personal("To publish her stories before their review", TRUST),
            "changed_by": Personal("To know who has switched it", TRUST),
            **chosen("why"),
        },
        find=lambda subject: AuthorTrust.objects.filter(subject.by_user("author")),
    ),
)
personal_data.register("home.DeclineReason", Holding(editorial("code")))
personal_data.register(
    "home.DeclineReasonWords", Holding({**editorial("name", "wording"), **chosen("language")})
)
