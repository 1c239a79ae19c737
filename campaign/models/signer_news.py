"""News to signers: written once per language, sent to each at most once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_news import WRITABLE, NewsState
from .pledge import Pledge
from .signature import Signature

LONGEST_SUBJECT = 120
LONGEST_BODY = 6000


class SignerNews(models.Model):
    """What signers of a pledge who asked for news are told; tested before it is sent."""

    pledge = models.ForeignKey(
        Pledge, verbose_name=_("pledge"), on_delete=models.PROTECT, related_name="news"
    )
    state = models.CharField(_("state"), max_length=10, choices=NewsState, default=NewsState.DRAFT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    tested_at = models.DateTimeField(_("tested"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(_("sent from"), null=True, blank=True)
    finished_at = models.DateTimeField(_("sent until"), null=True, blank=True)
    # How many would get it when it was started, and how many mails are queued by now.
    audience = models.PositiveIntegerField(_("readers"), default=0)
    queued = models.PositiveIntegerField(_("mails"), default=0)
    # The number of the last signature that was looked at.
    reached = models.BigIntegerField(default=0)

    class Meta:
        """Newest first; nothing is sent that nobody tested and approved."""

        verbose_name = _("news to signers")
        verbose_name_plural = _("news to signers")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=NewsState.DRAFT)
                | Q(state=NewsState.CANCELLED)
                | Q(tested_at__isnull=False),
                name="signer_news_is_tested",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*WRITABLE, NewsState.CANCELLED])
                | Q(started_at__isnull=False),
                name="signer_news_has_start",
            ),
        )

    def __str__(self) -> str:
        """Name the pledge and the number."""
        return f"{self.pledge} #{self.pk}"


class NewsWords(models.Model):
    """Subject and text of a piece of news in one language."""

    news = models.ForeignKey(SignerNews, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT)
    body = models.TextField(_("text"), max_length=LONGEST_BODY)

    class Meta:
        """Once per language."""

        constraints = (
            models.UniqueConstraint(fields=["news", "language"], name="news_words_once"),
        )

    def __str__(self) -> str:
        """Name the language."""
        return f"{self.news} {self.language}"


class NewsDelivery(models.Model):
    """That a piece of news was queued for a signature: once, whatever happens to the worker."""

    news = models.ForeignKey(SignerNews, on_delete=models.CASCADE, related_name="deliveries")
    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="+")
    mail = models.ForeignKey(
        "home.OutboxMail", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """The constraint is what keeps a signer from getting it twice."""

        constraints = (
            models.UniqueConstraint(fields=["news", "signature"], name="news_delivery_once"),
        )

    def __str__(self) -> str:
        """Name the news and the signature by its number."""
        return f"{self.news_id} to #{self.signature_id}"
