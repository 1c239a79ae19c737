"""What campaign keeps about people who write, collect, check and decide."""

from home.personal_data import (
    Holding,
    NotPersonal,
    Personal,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    of_page,
    personal_data,
)

PUBLIC = "Public on the page that it belongs to"
WITH_PAGE = "As long as the page"
EDITOR = "An editor, when the person or her organisation asks"
ON_REQUEST = "An editor, on request: no address leads to it"
HERO = ("summary", "ask", "number_value", "number_label", "number_source_title")


def told(purpose: str, retention: str) -> Personal:
    """Return the entry of a column to which no address leads."""
    return Personal(purpose, retention, erased=EDITOR, exported=ON_REQUEST)


def published(purpose: str) -> Personal:
    """Return the entry of words by or about a person that are public with her agreement."""
    return Personal(purpose, WITH_PAGE, erased=EDITOR, exported=PUBLIC)


def register(label: str, *parts: dict[str, Personal | NotPersonal]) -> None:
    """Register a table of campaign to which no address leads."""
    fields = {name: entry for part in parts for name, entry in part.items()}
    personal_data.register(f"campaign.{label}", Holding(fields))


register("CampaignPage", of_page(*HERO, "number_source_url", "button_text", "body"))
register("AsksPage", of_page("summary", "letter_organisation", "letter_government"))
register("PledgeIndexPage", of_page("summary"))
register("StoryIndexPage", of_page("summary"))
register(
    "PledgePage",
    of_page("summary", "ask", "text", "how_we_know", "place", "body"),
    made("text_language"),
    {
        "target": published("Who is asked: an office, or a person in office"),
        "answer": published("What the one who is asked has answered"),
    },
)
register(
    "StoryPage",
    chosen("kind", "risks"),
    made("text_language"),
    of_page("summary"),
    {
        "text": published("What happened, told by who agreed to tell it"),
        "transcript": published("What is said in the recording, by who agreed to be heard"),
        "pull_quote": published("What happened, told by who agreed to tell it"),
        "byline": published("How the teller wants to be called"),
        "written_by": published("Who wrote for the teller"),
        "translated_by": published("Who has translated it, if she wants to be named"),
        "place": published("Where it happened: a town or region, no finer"),
    },
)
register("StoryPhoto", {"alt_text": published("For who cannot see the photo")})
register(
    "UpdatePage",
    chosen("risks"),
    made("text_language"),
    of_page("summary"),
    {"text": published("What is new, told by who agreed to tell it")},
)
register("UpdatePhoto", {"alt_text": published("For who cannot see the photo")})
register(
    "PledgeEvent",
    chosen("state"),
    made("reason_language"),
    by_people("created_by"),
    editorial("reason"),
)
register(
    "PledgeReport",
    chosen("proposed_state", "state"),
    made("text_language"),
    editorial("text", "link", "alt_text", "decline_reason"),
    by_people("created_by", "reviewed_by"),
)
register(
    "PledgePartner",
    chosen("state"),
    made("agreed_digest"),
    by_people("answered_by"),
    {
        "how_agreed": told(
            "How a partner agreed that does not use the site", "As long as the pledge"
        )
    },
)
register("DueNotice", chosen("kind"))
register(
    "Endorsement",
    chosen("decided_by", "constituency", "state", "decline_reason"),
    by_people("created_by", "checked_by"),
    {
        "speaker_name": published("Who speaks for the organisation"),
        "speaker_role": published("What she is in the organisation"),
        "note": told("What editors should know of the mandate", "As long as the endorsement"),
    },
)
register(
    "SignatureSheet",
    made("number"),
    chosen("state", "language", "country"),
    not_personal("A town or market", "place"),
    by_people("collector", "created_by", "typed_by", "checked_by", "typists"),
    {
        "collector_name": told("Who carried the sheet round", "As long as the sheet"),
        "photo": Personal(
            "To check the names that were typed in; never public",
            "90 days after the last step of the sheet; 6 months after the pledge is over at "
            "the latest (daily job); at once when somebody on it withdraws",
            erased="With a withdrawal from the sheet; a steward or editor, by a button",
            exported=ON_REQUEST,
        ),
    },
)
register("DeliveryPack", chosen("language", "state", "failure"), by_people("asked_by"))
register(
    "PackVolume",
    made("digest"),
    not_personal("Numbers of the signatures that it names; without them it is empty", "signatures"),
    {
        "file": Personal(
            "The names of those who agreed to be shown, for who must answer; never public",
            "48 hours; drawn again without a name that was taken back (a job every 10 minutes)",
            erased="With the signature: see campaign.Signature",
            exported="With the signature: see campaign.Signature",
        )
    },
)
register(
    "SheetCheck",
    chosen("kind", "outcome"),
    made("seed"),
    not_personal("Numbers of lines and what kind of slip was corrected", "lines", "results"),
    by_people("by"),
)
register("SkippedLine", chosen("reason"), by_people("by"))
register(
    "ImportBatch",
    made("sha256"),
    not_personal("What somebody called a file of sheets", "file_name"),
    by_people("by", "undone_by"),
)
register(
    "BlockedDomain",
    not_personal("The name of a mail service, and why", "domain", "note"),
    by_people("added_by"),
)
register(
    "HeldRule",
    chosen("verb", "country", "reason"),
    not_personal("What editors call a rule, and a mail service", "name", "domain"),
    {
        "network_hash": told("To catch a flood from one network: a salted hash", "7 days"),
        "name_contains": told("To catch invented names", "12 months"),
        "collector": Personal(
            "To decide again about what one collector collected",
            "12 months",
            erased="The account that it leads to is emptied with accounts.User",
            exported="As a number of records with accounts.User",
        ),
    },
    by_people("made_by"),
)
register("HeldDecision", chosen("verb"), by_people("decided_by", "undone_by"))
register(
    "DecidedSignature",
    chosen("state"),
    not_personal("Codes of why it was held before", "held_reasons"),
)
register("Switch", chosen("name"), editorial("reason"), by_people("by"))
register("SignerNews", chosen("state"), by_people("created_by", "approved_by"))
register("NewsWords", chosen("language"), editorial("subject", "body"))
