"""Views of the admin that ask for the second factor again, however lately she signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.snippets.views import snippets
from wagtail.users.views import groups, users

from ..models import User
from ..second_factor import ask_again, is_fresh


class FreshFactorMixin:
    """Stands before `get` and `post`, so that who has no permission is refused and not asked."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form to who gave the second factor a short while ago."""
        if not is_fresh(request):
            return ask_again(request, request.path)
        return super().get(request, *args, **kwargs)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what she sent if the second factor is still fresh; else ask, then show the form."""
        if not is_fresh(request):
            return ask_again(request, request.path)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class PersonAddView(FreshFactorMixin, users.CreateView):
    """Making a person, with her staff groups."""


class PersonEditView(FreshFactorMixin, users.EditView):
    """Changing a person: her staff groups, her addresses, whether she may sign in."""


class PersonDeleteView(FreshFactorMixin, users.DeleteView):
    """Deleting a person."""


class GroupAddView(FreshFactorMixin, groups.CreateView):
    """Making a group of staff."""


class GroupEditView(FreshFactorMixin, groups.EditView):
    """Changing what a group of staff may do."""


class GroupDeleteView(FreshFactorMixin, groups.DeleteView):
    """Deleting a group of staff."""


class SnippetAddView(FreshFactorMixin, snippets.CreateView):
    """Making a record that gives rights."""


class SnippetEditView(FreshFactorMixin, snippets.EditView):
    """Changing a record that gives rights."""


class SnippetDeleteView(FreshFactorMixin, snippets.DeleteView):
    """Deleting a record that gives rights."""


def guard_bulk_action(
    request: HttpRequest, _action: str, _objects: Any, view: Any
) -> HttpResponse | None:
    """Ask for the second factor before several people are changed at once."""
    if User not in view.models or is_fresh(request):
        return None
    return ask_again(request, reverse("wagtailusers_users:index"))
