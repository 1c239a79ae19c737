"""What imports and merges keep about people."""

from typing import Any

from django.db.models import Q, QuerySet

from home.personal_data import (
    Holding,
    Personal,
    Subject,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    personal_data,
)

from .models import ImportRow, Merge

IMPORTED = "What a register says of an organisation, to undo an import; its contacts among it"
IMPORT_KEPT = "As long as the import; contacts for 90 days, by a daily job"
FILE = "The file as it was sent, until somebody confirms its import"
FILE_KEPT = "Until the import is confirmed, at most 30 days, by a daily job"
BY_THE_JOB = "The daily job; nobody looks for one address in a file"
MERGED = "What two records said, to part them again; their contacts among it"
MERGE_KEPT = "90 days, by a daily job"
FACTS = ("facts", "before", "after", "changes", "differences")


def with_address(subject: Subject, *names: str) -> Q:
    """Return the condition that one of her addresses is in one of these columns."""
    found = Q(pk__in=())
    for address in subject.addresses:
        for name in names:
            found |= Q(**{f"{name}__icontains": f'"{address}"'})
    return found


def empty_rows(rows: QuerySet[Any]) -> int:
    """Take the values out of rows; that there was a line stays."""
    return rows.update(facts={}, before={}, after={}, changes={}, differences={})


def empty_merges(rows: QuerySet[Any]) -> int:
    """Take the values out of merges: they cannot be put back then."""
    return rows.update(before={}, after={})


personal_data.register(
    "network.ImportRow",
    Holding(
        {
            **dict.fromkeys(FACTS, Personal(IMPORTED, IMPORT_KEPT)),
            **made("key", "slug", "candidates", "lines_alike", "taken", "kept", "said_before"),
            **not_personal("Why a row was refused: about a column", "reasons", "not_undone"),
            **editorial("url"),
            **chosen("outcome", "decision"),
        },
        find=lambda subject: ImportRow.objects.filter(with_address(subject, *FACTS)),
        erase=empty_rows,
    ),
)
personal_data.register(
    "network.ImportBatch",
    Holding(
        {
            **by_people("created_by", "undone_by"),
            **editorial("file_name", "source", "source_url", "licence"),
            **made("reading", "ignored", "failure"),
            **chosen("kind", "state"),
        }
    ),
)
personal_data.register(
    "network.ImportFile",
    Holding({"content": Personal(FILE, FILE_KEPT, erased=BY_THE_JOB, exported=BY_THE_JOB)}),
)
personal_data.register(
    "network.ImportMapping",
    Holding(
        {
            **editorial("name", "source_url", "licence"),
            **made("columns", "constants", "words"),
            **chosen("kind"),
        }
    ),
)
personal_data.register(
    "network.SourceRecord",
    Holding(
        {
            **editorial("source", "url"),
            **made("key", "said_in"),
            **not_personal("Facts that are published; of contacts only hashes", "said"),
        }
    ),
)
personal_data.register("network.KnownApart", Holding({**editorial("source"), **made("key")}))
personal_data.register(
    "network.CarePlace",
    Holding({**editorial("name", "town", "source", "licence"), **chosen("kind", "country")}),
)
personal_data.register(
    "network.DuplicatePair", Holding({**by_people("decided_by"), **chosen("state")})
)
personal_data.register(
    "network.Merge",
    Holding(
        {
            **dict.fromkeys(("before", "after"), Personal(MERGED, MERGE_KEPT)),
            **made("moved"),
            **chosen("gone_status"),
            **by_people("merged_by", "undone_by"),
        },
        find=lambda subject: Merge.objects.filter(with_address(subject, "before", "after")),
        erase=empty_merges,
    ),
)
