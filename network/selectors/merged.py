"""Where the address of a merged organisation leads."""

from ..enums import OrganisationStatus
from ..models import Merge, Organisation
from .directory import organisation_url

# Chains are followed so far: a record may be merged again and again.
LONGEST_CHAIN = 20


def stands_for(organisation: Organisation) -> Organisation:
    """Return the record that an organisation is part of by now: itself when it is none's."""
    for _step in range(LONGEST_CHAIN):
        if organisation.status != OrganisationStatus.CLOSED:
            break
        merge = Merge.objects.filter(gone=organisation, undone_at=None).select_related("kept")
        found = merge.first()
        if found is None:
            break
        organisation = found.kept
    return organisation


def merged_address(organisation: Organisation) -> str:
    """Return the address, in the active language, to which that of a merged record leads."""
    found = stands_for(organisation)
    return organisation_url(found) if found.pk != organisation.pk else ""
