"""Give a person without e-mail four new words."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..models import User
from ..passphrases import make_passphrase, normalise
from .errors import AccountRefusal


@transaction.atomic
def renew_words(user: User) -> str:
    """Return her new passphrase, shown once; the old words stop working.

    Raises AccountRefusal for people with e-mail: they sign in with a code.
    """
    if user.email:
        raise AccountRefusal(_("You sign in with a code by e-mail. You need no words."))
    passphrase = make_passphrase(user.language)
    user.set_password(normalise(passphrase))
    user.save(update_fields=["password"])
    log(instance=user, action="accounts.renew_words", user=user)
    return passphrase
