"""Typing the code that came by mail."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from django.http import HttpRequest, HttpResponse

from ..forms.shared_phone import NAME, SharedPhoneForm
from ..shared_phones import is_shared, keep_whether_shared


class CodeConfirmView(ConfirmLoginCodeView):
    """Asks here, too, whether the phone is shared: invited people come by no other form."""

    request: HttpRequest

    def get_initial(self) -> dict[str, Any]:
        """Show what was said on the page before."""
        return {**super().get_initial(), NAME: is_shared(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Note what was said, then sign in."""
        if isinstance(form, SharedPhoneForm):
            keep_whether_shared(self.request, form.is_ticked)
        response: HttpResponse = super().form_valid(form)
        return response


code_confirm = CodeConfirmView.as_view()
