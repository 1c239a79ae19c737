"""What members write: pages in one language, moderated, owned by an organisation."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.core.validators import RegexValidator

from home.models import BasePage

# BCP 47, the part that people write: language, script, region.
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


class MemberPage(BasePage):
    """A story or pledge of an organisation.

    The page sits under the index of the interface's language; `lang` and `dir` of its words come
    from `text_language`, which may be any language.
    """

    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organisation that speaks."),
    )
    text_language = models.CharField(
        _("language of the text"),
        max_length=35,
        validators=[RegexValidator(LANGUAGE_TAG)],
        help_text=_("Language code of the words as they were written: fr, hi, tw."),
    )

    # Where the member area edits it; each type names its own routes.
    member_edit_route: ClassVar[str] = ""
    member_detail_route: ClassVar[str] = ""

    class Meta:
        """No table of its own."""

        abstract = True
