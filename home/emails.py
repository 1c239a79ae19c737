"""Writing mails in the recipient's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.utils import translation


def mail_from_template(
    name: str,
    to: str | Iterable[str],
    language: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    """Return the mail `name`, as text and as HTML, in `language`.

    Args:
        name: of the templates `emails/<name>.subject.txt`, `.txt` and `.html`.
        to: one address or several.
        language: tag of the recipient's language.
        context: for the templates; `base_url` (no slash at its end), `site_name` and `language`
            are added.
        headers: further header fields.
    """
    values = {
        "base_url": settings.BASE_URL,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": language,
        **context,
    }
    with translation.override(language):
        subject, text = (_plain(f"emails/{name}.{end}", values) for end in ("subject.txt", "txt"))
        html = get_template(f"emails/{name}.html").render(values)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=f"{text.strip()}\n",
        to=[to] if isinstance(to, str) else list(to),
        headers={
            "Content-Language": language,
            # Tells answering machines to stay silent (RFC 3834).
            "Auto-Submitted": "auto-generated",
            **(headers or {}),
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def send_mail_template(
    name: str,
    to: str | Iterable[str],
    language: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> None:
    """Put the mail `name` into the outbox, in the transaction of the caller.

    See `mail_from_template` for the arguments.
    """
    mail_from_template(name, to, language, context, headers).send()


def _plain(template: str, values: Mapping[str, Any]) -> str:
    """Render a text template without HTML escaping: `O'Brien` stays `O'Brien`."""
    compiled: Any = get_template(template)
    return str(compiled.template.render(Context(dict(values), autoescape=False)))
