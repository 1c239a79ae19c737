"""What concerns and requests keep about the people who sent them."""

from .models import Concern, TakeBackRequest
from .personal_data import Holding, Personal, by_people, chosen, made, personal_data

LOOK = "To look at what she reported, and to ask her"
ANSWERED = "90 days after the answer; at once when the text is removed (daily job)"
UNTIL_ANSWERED = "Until the concerns are answered, or the text is removed"
HELP = "To take her story down, and to tell her"
HELPED = "30 days after the answer; 12 months without one (daily job)"
NO_ADDRESS = "An officer, on request: no address leads to it"

personal_data.register(
    "home.Concern",
    Holding(
        {
            "contact": Personal(LOOK, ANSWERED),
            "words": Personal(LOOK, ANSWERED),
            "language": Personal("To ask her in her language", "12 months after the answer"),
            "network": Personal(
                "So that one network is not two: a hash, salted with the day",
                "7 days (daily job)",
                erased="By the daily job: nobody can find it",
                exported="Never: it leads to nobody",
            ),
            "path": Personal(
                "Which page she reported",
                "12 months after the answer; at once when the text is removed",
            ),
            "answer": Personal(
                "What was found",
                "12 months after the answer; at once when the text is removed",
                erased=NO_ADDRESS,
                exported=NO_ADDRESS,
            ),
            **chosen("kind", "state"),
            **by_people("answered_by"),
        },
        find=lambda subject: Concern.objects.filter(subject.by_address("contact")),
    ),
)
personal_data.register(
    "home.TakeBackRequest",
    Holding(
        {
            "story": Personal(HELP, HELPED),
            "contact": Personal(HELP, HELPED),
            "language": Personal("To answer in her language", HELPED),
            "answer": Personal("What was done for her", HELPED),
            **by_people("answered_by"),
        },
        find=lambda subject: TakeBackRequest.objects.filter(subject.by_address("contact")),
        without_account=True,
    ),
)
personal_data.register(
    "home.HiddenText",
    Holding(
        {
            "handed_note": Personal(
                "What a moderator asks a data officer",
                UNTIL_ANSWERED,
                erased=NO_ADDRESS,
                exported=NO_ADDRESS,
            ),
            "officer_answer": Personal(
                "What a data officer answered",
                UNTIL_ANSWERED,
                erased=NO_ADDRESS,
                exported=NO_ADDRESS,
            ),
            **chosen("level", "reason"),
            **by_people("reviewed_by", "handed_to", "handed_by"),
            **made("put_back"),
        }
    ),
)
