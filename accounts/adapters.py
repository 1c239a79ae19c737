"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from .models import User
from .throttle import too_many_requests

# What separates the words of a mail from its foot (RFC 3676, 4.3).
SIGNATURE = "\n--\n"
STAGES = {
    "allauth.account.stages.EmailVerificationStage": "accounts.stages.AddressStage",
    "allauth.mfa.stages.AuthenticateStage": "accounts.stages.SecondFactorStage",
}


class AccountAdapter(DefaultAccountAdapter):
    """Adapter of the account pages."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is not active. Write to the campaign."),
        "cannot_remove_primary_email": _("This is your main address. Choose another one first."),
        "duplicate_email": _("This address is already yours."),
        "email_password_mismatch": _("The name and the words do not fit together."),
        "username_password_mismatch": _("The name and the words do not fit together."),
        "email_taken": _("Somebody already uses this address."),
        "enter_current_password": _("Type your words of today first."),
        "incorrect_code": _("This code is not right. Look at the newest mail."),
        "incorrect_password": _("These words are not right."),
        "invalid_login": _("This is not an e-mail address. Did you mean your name and words?"),
        "max_email_addresses": _("You can't have more than %d addresses."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes and try again."),
        "rate_limited": _("Too many tries. Wait a few minutes and try again."),
        "unverified_primary_email": _("Confirm this address first."),
        "select_only_one": _("Choose only one."),
        "same_as_current": _("This is the same as before."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Let everybody sign up: an account alone gives no rights, a membership does."""
        return True

    def is_safe_url(self, url: str) -> bool:
        """Send people only to a path on this host, never to a full address, even our own."""
        return url.startswith("/") and bool(super().is_safe_url(url))

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Keep the last confirmed address: codes and mails need somewhere to go."""
        if not email_address.pk or not email_address.verified:
            return not email_address.primary
        others = EmailAddress.objects.filter(user_id=email_address.user_id, verified=True)
        has_other = others.exclude(pk=email_address.pk).exists()
        return has_other and bool(super().can_delete_email(email_address))

    def get_login_stages(self) -> list[str]:
        """Put our own steps in the place of those that people without e-mail can't pass."""
        return [STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Show staff what waits for them, and members their own place."""
        if request.user.is_staff:
            return reverse("wagtailadmin_home")
        return str(super().get_login_redirect_url(request))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Ask a person who has nothing but her mailbox for a code from it."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated or not user.email:
            return methods
        return [{"id": "code", "description": "", "url": reverse("account_ask_code")}]

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return to the home page in the same language."""
        return f"/{translation.get_language() or settings.LANGUAGE_CODE}/"

    def new_user(self, request: HttpRequest) -> User:
        """Make a user whose mails come in the language in which she signs up."""
        language = translation.get_language()
        user = User(language=language if language in dict(settings.LANGUAGES) else "en")
        # allauth writes her address row itself, unconfirmed (receivers.py).
        user.address_is_unconfirmed = True
        return user

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """Leave the username empty: it is only for people without e-mail."""
        user.username = user.username or None

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Answer 429 after too many wrong passphrases, before looking at this one."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(too_many_requests(request)) from error

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Say that the account is not active."""
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the person's own language, to somebody unknown in that of the page."""
        person = owner_of(email)
        language = person.language if person else translation.get_language() or "en"
        values = {
            **context,
            "base_url": settings.BASE_URL,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": language,
            "person": person,
        }
        with translation.override(language):
            values["login_url"] = f"{settings.BASE_URL}{reverse('account_login')}"
            values["signup_url"] = f"{settings.BASE_URL}{reverse('account_signup')}"
            super().send_mail(template_prefix, email, values)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an address that somebody tried to sign up with it."""
        self.send_mail("account/email/account_already_exists", email, {})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person what changed about her account, without addresses of machines."""
        if email or user.email:
            moment = {"timestamp": timezone.now(), **(context or {})}
            self.send_mail(template_prefix, email or user.email or "", moment)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """Render the text, and the same words as HTML."""
        subject = " ".join(plain_text(f"{template_prefix}_subject.txt", context).split())
        text = plain_text(f"{template_prefix}_message.txt", context).strip()
        words = text.partition(SIGNATURE)[0]
        paragraphs = [part.strip() for part in words.split("\n\n") if part.strip()]
        message = EmailMultiAlternatives(
            subject,
            f"{text}\n",
            self.get_from_email(),
            [email] if isinstance(email, str) else email,
            headers={"Auto-Submitted": "auto-generated", **(headers or {})},
        )
        html = render_to_string(
            "account/email/message.html", {**context, "title": subject, "paragraphs": paragraphs}
        )
        message.attach_alternative(html, "text/html")
        return message


def owner_of(email: str) -> User | None:
    """Return the person whose address this is, main or further one."""
    row = EmailAddress.objects.filter(email__iexact=email, verified=True)
    further = row.select_related("user").first()
    if further:
        user: User = further.user
        return user
    return User.objects.filter(email__iexact=email).first()


def plain_text(template: str, context: dict[str, Any]) -> str:
    """Render a text without HTML escaping: `O'Brien` stays `O'Brien`."""
    compiled: Any = get_template(template)
    return str(compiled.template.render(Context(context, autoescape=False)))
