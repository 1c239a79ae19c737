"""Signing out."""

from allauth.account.views import LogoutView
from django.contrib.messages import get_messages
from django.http import HttpRequest


class SignOutView(LogoutView):
    """Leaves no message of hers for the next person who opens a page on this phone."""

    request: HttpRequest

    def logout(self) -> None:
        """Drop what was not read yet, then sign out."""
        for _message in get_messages(self.request):
            pass
        super().logout()


sign_out = SignOutView.as_view()
