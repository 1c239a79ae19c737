"""What editors and data officers have in the admin besides the records."""

from home.registry import dashboard_cards

from .views.editors.today import TodayPanel

dashboard_cards.register("signatures-today", TodayPanel)
