"""The queue of review in the admin: sorted, filtered, and its spam declined at once."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from ..actions.decline_spam import decline_all_as_spam
from ..admin_screens import only, show_screen
from ..forms.queue import QueueForm
from ..policies import may_see_queue
from ..selectors.queue import arranged, waiting_for
from ..typed_numbers import whole_number

ROWS_PER_PAGE = 50


@only(may_see_queue)
@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for her, and why."""
    everything = waiting_for(request.user)
    form = QueueForm(request.GET, languages={item.language for item in everything})
    chosen = form.chosen()
    items = arranged(everything, chosen.get("first", "risk"), chosen)
    context = {
        "form": form,
        "filtered": bool(chosen),
        "asked": urlencode(chosen),
        "page": Paginator(items, ROWS_PER_PAGE).get_page(request.GET.get("p")),
        "with_boxes": True,
    }
    title = _("Waiting for review")
    return show_screen(request, "wagtailadmin/moderation/queue.html", title, context, icon="tasks")


@only(may_see_queue)
@require_POST
def review_spam(request: HttpRequest) -> HttpResponse:
    """Decline as spam what was chosen; tell of each that was not."""
    answer = decline_all_as_spam(request.user, _rounds(request.POST.getlist("chosen")))
    if answer.declined:
        told = ngettext(
            "%(count)s text declined as spam.",
            "%(count)s texts declined as spam.",
            answer.declined,
        )
        messages.success(request, told % {"count": answer.declined})
    for title, reason in answer.refused:
        messages.error(request, f"{title}: {reason}")
    return redirect(f"{reverse('review_queue')}?{request.POST.get('asked', '')}")


def _rounds(told: list[str]) -> list[tuple[int, int]]:
    """Return (round, revision that was listed) of each ticked box."""
    pairs = [map(whole_number, one.partition("-")[::2]) for one in told]
    return [(state, seen) for state, seen in pairs if state is not None and seen is not None]
