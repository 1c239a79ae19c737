"""What home adds to the Wagtail admin. Registration only."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_menu import (
    concerns_item,
    desk_item,
    guide_item,
    health_item,
    links_item,
    queue_item,
    take_back_item,
    trust_item,
    without_report,
)
from .admin_urls import urlpatterns as admin_urlpatterns
from .patches.page_chooser import found_in_language
from .views.admin_guards import (
    arrange_actions,
    guard_edit,
    guard_translation,
    stay_with_reader,
)
from .views.after_unpublish import end_trust_of_author, end_trust_of_authors
from .views.dashboard import arrange_panels, arrange_summary
from .views.outlines import offer_outlines
from .viewsets import ContactMessageViewSet
from .viewsets_reasons import DeclineReasonViewSet
from .viewsets_staff import ConsentRecordViewSet, StaffLanguageViewSet

LOG_ACTIONS = {
    "cradle.review.take": _("Took for review"),
    "cradle.review.release": _("Released from review"),
    "cradle.review.decline": _("Declined"),
    "cradle.review.propose": _("Asked the author about changes"),
    "cradle.review.agree": _("The author said yes to the changes"),
    "cradle.review.disagree": _("The author said no to the changes"),
    "cradle.review.ask_no_more": _("Changed more before the author had answered"),
    "cradle.review.first_yes": _("Said yes; a second person must, too"),
    "cradle.review.appeal": _("Asked that another person looks"),
    "cradle.review.flag": _("Asked for a second person"),
    "cradle.review.escalate": _("Handed to a data officer"),
    "cradle.review.hand_back": _("Handed back by a data officer"),
    "cradle.review.refused": _("Was refused an act of review"),
    "cradle.photo.blur": _("Blurred parts of a photo for good"),
    "cradle.review.auto_approve": _("Published first, reviewed after"),
    "cradle.trust.on": _("Lets an author go live first"),
    "cradle.trust.off": _("Lets an author wait for review again"),
    "cradle.publish.refused": _("Publication refused"),
    "cradle.text.withdraw": _("Took back"),
    "cradle.consent.record": _("Kept an agreement"),
    "cradle.consent.replace": _("Set an agreement aside"),
    "cradle.consent.ended": _("Taken down: an agreement has ended"),
    "cradle.consent.withdraw": _("An agreement was taken back"),
    "cradle.text.remove": _("Removed for good"),
    "cradle.text.hide": _("Hidden: readers reported a danger"),
    "cradle.text.show": _("Shown again: nobody took it down within a day"),
    "cradle.text.take_down": _("Taken down"),
    "cradle.text.put_back": _("Put back"),
    "cradle.concern.hand_over": _("Handed concerns to a data officer"),
    "cradle.concern.hand_back": _("Concerns handed back by a data officer"),
    "cradle.concern.dismiss": _("Answered concerns: the text stays"),
    "cradle.translation.publish": _("Published a translation"),
    "cradle.translation.follow": _("Taken down with its original"),
    "cradle.translation.begin": _("Began a translation"),
    "cradle.translation.take": _("Took a translation"),
    "cradle.translation.give_back": _("Gave a translation back"),
    "cradle.translation.import": _("Took over translated texts from a file"),
    "cradle.translation.machine": _("Had texts translated by a machine"),
    "cradle.translation.looked_at": _("Looked at what a machine translated"),
    "cradle.take_back.ask": _("Asked a person to take a story down"),
    "cradle.take_back.answer": _("Answered a request to take a story down"),
    "cradle.contact.handle": _("Handled a message"),
    "cradle.person.erased": _("Erased the data of a person"),
    "cradle.person.exported": _("Handed out the data of a person"),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Give the acts of review their names in the history."""
    for name, label in LOG_ACTIONS.items():
        actions.register_action(name, label, label)


hooks.register("register_reports_menu_item", trust_item)
hooks.register("after_unpublish_page", end_trust_of_author)
hooks.register("after_bulk_action", end_trust_of_authors)
hooks.register("register_admin_urls", lambda: admin_urlpatterns)
hooks.register("register_admin_menu_item", concerns_item)
hooks.register("register_admin_menu_item", guide_item)
hooks.register("register_admin_menu_item", take_back_item)
hooks.register("before_create_page", offer_outlines)
hooks.register("construct_page_chooser_queryset", found_in_language)
hooks.register("register_admin_menu_item", desk_item)
hooks.register("construct_reports_menu", without_report)
hooks.register("before_edit_page", guard_translation, order=-20)
hooks.register("before_edit_page", guard_edit, order=-10)
hooks.register("after_edit_page", stay_with_reader)
hooks.register("construct_page_action_menu", arrange_actions)
hooks.register("register_reports_menu_item", queue_item)
hooks.register("register_reports_menu_item", links_item)
hooks.register("register_reports_menu_item", health_item)
register_snippet(ContactMessageViewSet)
hooks.register("construct_homepage_panels", arrange_panels)
hooks.register("construct_homepage_summary_items", arrange_summary)
register_snippet(StaffLanguageViewSet)
register_snippet(ConsentRecordViewSet)
register_snippet(DeclineReasonViewSet)
