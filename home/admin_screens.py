"""What our own screens in the admin share: who is let in, the way back, the entry in the menu."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

View = Callable[..., HttpResponse]
# Answers for a person: a Decision, which gives its reason, or a bare yes or no.
Policy = Callable[[Any], Any]
Crumb = tuple[str, str]


def only(policy: Policy) -> Callable[[View], View]:
    """Let in those whom `policy` allows; everybody else has 403, with the reason."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            decision = policy(request.user)
            if not decision:
                raise PermissionDenied(getattr(decision, "reason", ""))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def show_screen(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    *,
    icon: str,
    between: Sequence[Crumb] = (),
    status: int = 200,
) -> HttpResponse:
    """Show a screen of ours under its title.

    Args:
        request: of somebody who works in the admin.
        template: which extends one of Wagtail's generic ones.
        title: of the screen, the last step of the way.
        context: what the template shows.
        icon: beside the title.
        between: (address, words) of each step between the admin's first page and this one.
        status: 422 when a form is shown again.
    """
    way = ((reverse("wagtailadmin_home"), _("Home")), *between, ("", title))
    shared = {
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in way],
        "header_title": title,
        "header_icon": icon,
    }
    return TemplateResponse(request, template, shared | context, status=status)


class ScreenItem(MenuItem):
    """The entry of a screen in the menu, for those whom its policy lets in."""

    def __init__(self, label: Any, route: str, policy: Policy, **options: Any) -> None:
        """Take the words, the name of the address, who is let in, and what a MenuItem takes."""
        super().__init__(label, reverse_lazy(route), **options)
        self.policy = policy

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person who looks is let in."""
        return bool(self.policy(request.user))


class NumberedItem(ScreenItem):
    """The way to work that waits, with how much of it does."""

    def __init__(
        self, *args: Any, count: Callable[[HttpRequest], int], numbered: Any, **options: Any
    ) -> None:
        """Take what counts, and the words with `%(number)s` for when something waits."""
        super().__init__(*args, **options)
        self.count, self.numbered = count, numbered

    def render_component(self, request: HttpRequest) -> Any:
        """Add the number to the words; the item itself is shared by everybody."""
        component = super().render_component(request)
        if number := self.count(request):
            component.label = str(self.numbered) % {"number": number}
        return component
