"""The sign-in page: by e-mailed code first, with a username and four words below."""

from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStage
from allauth.account.views import LoginView
from django import forms
from django.http import HttpRequest, HttpResponse

from ..forms.sign_in import PasskeyTickForm, SignInForm, SlipSignInForm, WordsForm
from ..shared_phones import keep_whether_shared


class SignInView(LoginView):
    """Two forms on one page: a second page would cost people on a slow network a minute."""

    @property
    def by_words(self) -> bool:
        """Whether the form with the words was sent."""
        return "password" in self.request.POST

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> Any:
        """Let a newly sent form end an attempt that somebody left half done on this phone."""
        if request.method == "POST":
            clear_login(request)
            return None
        return super()._redirect_to_pending_stage(request, stage)

    def get_form_class(self) -> type[forms.Form]:
        """Return the form that was sent."""
        return WordsForm if self.by_words else SignInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the second form ids of its own."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if self.by_words:
            kwargs["auto_id"] = "words_%s"
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        """Note whether the phone is shared, then go on."""
        keep_whether_shared(self.request, form.is_ticked)
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show both forms, the sent one with its errors."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        sent = context["form"]
        context["code_form"] = SignInForm() if self.by_words else sent
        context["words_form"] = sent if self.by_words else WordsForm(auto_id="words_%s")
        context["slip_form"] = SlipSignInForm(auto_id="slip_%s")
        context["passkey_form"] = PasskeyTickForm(auto_id="passkey_%s")
        context["by_words"] = self.by_words
        return context


sign_in = SignInView.as_view()
