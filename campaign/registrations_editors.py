"""What editors and data officers have in the admin besides the records."""

from django.db.models import Q

from home.chooser_languages import Spoken
from home.registry import (
    dashboard_cards,
    mail_writers,
    policies,
    record_languages,
    recurring_jobs,
)

from .actions.deliver_news import deliver_news
from .actions.make_volumes import TIDY_SECONDS, tidy_packs
from .models import PledgePage
from .news_mail import MAIL, write_news_mail
from .policies_news import may_send_news
from .policies_signers import may_make_pack
from .views.editors.today import TodayPanel

NEWS_SECONDS = 5

dashboard_cards.register("signatures-today", TodayPanel)
policies.register("send_news", may_send_news)
policies.register("make_delivery_pack", may_make_pack)
mail_writers.register(MAIL, write_news_mail)
recurring_jobs.register("deliver-news", (NEWS_SECONDS, deliver_news))
recurring_jobs.register("tidy-packs", (TIDY_SECONDS, tidy_packs))


def pledge_in(code: str) -> Q:
    """Return the condition of pledges that have a page in a language."""
    pages = PledgePage.objects.filter(locale__language_code=code)
    return Q(pk__in=pages.values("pledge"))


record_languages.register("campaign.pledge", Spoken(pledge_in))
