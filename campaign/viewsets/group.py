"""The menu of the campaign in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .consent_texts import ConsentTextViewSet
from .endorsements import EndorsementViewSet
from .news import NewsViewSet
from .pledges import PledgeViewSet
from .sheets import SheetViewSet
from .signatures import SignatureViewSet


class CampaignGroup(ViewSetGroup):
    """Pledges and all that belongs to them; a new noun adds its viewset here."""

    menu_label = _("Campaign")
    menu_name = "campaign"
    menu_icon = "form"
    menu_order = 230
    items: ClassVar[tuple[type, ...]] = (
        PledgeViewSet,
        SignatureViewSet,
        EndorsementViewSet,
        SheetViewSet,
        NewsViewSet,
        ConsentTextViewSet,
    )
