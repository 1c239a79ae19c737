"""What waits on the ways into an organisation, for the screens of it."""

from accounts.models import User
from network.models import Organisation
from tests.factories.accounts import UserFactory
from tests.factories.network import AffiliationFactory, OrganisationFactory
from tests.factories.ways import ClaimFactory, JoinRequestFactory, VouchFactory


def made(name: str) -> Organisation:
    """Return an organisation that is in nobody's way."""
    return OrganisationFactory.create(name=name, slug=f"{name.lower()}-{User.objects.count()}")


def ways(organisation: Organisation, author: User) -> dict[str, str]:
    """Return one of each: her claim and her request, and what her steward answers."""
    claim = ClaimFactory.create(user=author, organisation=made("Listing"))
    VouchFactory.create(claim=claim, organisation=made("Known"))
    asked = ClaimFactory.create(
        user=UserFactory.create(email=f"esi-{organisation.slug}@example.org"),
        organisation=made("Claimed"),
    )
    affiliate = AffiliationFactory.create(network=organisation, organisation=made("Affiliate"))
    joining = JoinRequestFactory.create(organisation=made("Other"), user=author)
    asking = JoinRequestFactory.create(
        organisation=organisation,
        user=UserFactory.create(email=f"yaa-{organisation.slug}@example.org"),
    )
    return {
        "claim": str(claim.pk),
        "vouch": str(VouchFactory.create(claim=asked, organisation=organisation).pk),
        "joining": str(joining.pk),
        "asking": str(asking.pk),
        "affiliate": str(affiliate.pk),
    }
