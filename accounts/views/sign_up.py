"""Making an account."""

from typing import Any

from allauth.account.views import SignupView
from django.http import HttpRequest, HttpResponse

from ..shared_phones import keep_whether_shared


class SignUpView(SignupView):
    """Notes whether the phone is shared: the code that is typed next signs in."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Note what was said, then go on."""
        keep_whether_shared(self.request, form.is_ticked)
        response: HttpResponse = super().form_valid(form)
        return response


sign_up = SignUpView.as_view()
