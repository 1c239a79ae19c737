"""What an author says when she asks that another person looks at her declined text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .member_fields import Paragraphs

LONGEST_APPEAL = 2000


class AppealForm(forms.Form):
    """Her words."""

    words = Paragraphs(
        label=_("Why should it be published?"),
        limit=LONGEST_APPEAL,
        error_messages={"required": _("Say why another person should look at it.")},
    )
