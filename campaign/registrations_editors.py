"""What editors and data officers have in the admin besides the records."""

from home.registry import dashboard_cards, mail_writers, policies, recurring_jobs

from .actions.deliver_news import deliver_news
from .actions.make_volumes import TIDY_SECONDS, tidy_packs
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
