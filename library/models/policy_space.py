"""Where policy is made: a conference, a dialogue, a law under way; what was brought there."""

from typing import Any, ClassVar
from uuid import uuid4
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from home.translated import TranslatedField, say
from home.vocabularies import choices

from ..enums_programme import DatePrecision, Part
from ..querysets_programme import IN_CALENDARS, PolicySpaceQuerySet
from .rows import PageRow


class PolicySpace(ClusterableModel):
    """One policy space, held once for all languages; past ones stay."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("A short name. Never changed.")
    )
    # The UID of its entry in calendars, for life (RFC 7986, section 5.3).
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=choices("policy_space"))
    name = TranslatedField(_("name"), max_length=200)
    body = TranslatedField(
        _("who holds it"), max_length=200, blank=True, help_text=_("The body that decides there.")
    )
    precision = models.CharField(
        _("how exact the date is"),
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text=_("Only dates that are known to the day go into calendars."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(
        _("from"), null=True, blank=True, help_text=_("Empty for whole days.")
    )
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        help_text=_("Where it takes place: Europe/Zurich. Needed with a time."),
    )
    is_cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("It stays listed and says so.")
    )
    place = TranslatedField(_("place"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True, help_text=_("Of the body or the meeting."))
    call_until = models.DateField(
        _("call for delegates until"), null=True, blank=True, help_text=_("The last day to apply.")
    )
    call_text = TranslatedField(
        _("how to take part"), max_length=600, blank=True, long=True, help_text=_("Who may go.")
    )
    call_url = models.URLField(
        _("where to apply"), blank=True, help_text=_("Empty: by the contact form of this site.")
    )
    outcome = TranslatedField(
        _("what came of it"), max_length=1000, blank=True, long=True, help_text=_("Afterwards.")
    )
    source_title = models.CharField(_("source"), max_length=255, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    # Counts the changes of date, place and name, as calendars want to know.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PolicySpaceQuerySet.as_manager()

    class Meta:
        """The latest first."""

        verbose_name = _("policy space")
        verbose_name_plural = _("policy spaces")
        ordering: ClassVar[list[Any]] = [F("starts_on").desc(nulls_last=True), "code"]
        constraints = (
            models.CheckConstraint(
                condition=Q(precision=DatePrecision.STANDING) | Q(starts_on__isnull=False),
                name="policy_space_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="policy_space_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return str(say(self.name))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count a change of what calendars show, whoever makes it; the queryset does the same.

        Calendars that have the entry keep the old date for ever when the count stays.
        """
        with transaction.atomic():
            written = kwargs.get("update_fields")
            if self.pk and self._shows_other_words(written):
                self.sequence += 1
                if written is not None:
                    kwargs["update_fields"] = {*written, "sequence", "changed_at"}
            super().save(*args, **kwargs)

    def _shows_other_words(self, written: Any) -> bool:
        """Tell whether this changes the entry in calendars; take the count as it is kept."""
        # Two who change it come one after the other, so that the count rises twice.
        rows = PolicySpace.objects.select_for_update().filter(pk=self.pk)
        kept = rows.values("sequence", *IN_CALENDARS).first()
        if kept is None:
            return False
        self.sequence = kept["sequence"]
        names = [name for name in IN_CALENDARS if written is None or name in written]
        return any(
            kept[name] != self._meta.get_field(name).to_python(getattr(self, name))
            for name in names
        )

    def clean(self) -> None:
        """Refuse dates that no calendar could show."""
        super().clean()
        if self.precision != DatePrecision.STANDING and self.starts_on is None:
            raise ValidationError({"starts_on": _("Say when it is, or that it is standing.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day lies before the first one.")})
        if self.starts_at and self.time_zone not in available_timezones():
            raise ValidationError({"time_zone": _("With a time, name a zone: Europe/Zurich.")})
        same_day = self.ends_on is None or self.ends_on == self.starts_on
        if self.starts_at and self.ends_at and same_day and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})


class PolicyAsk(Orderable):
    """One thing that was asked for there."""

    space = ParentalKey(PolicySpace, on_delete=models.CASCADE, related_name="asks")
    text = TranslatedField(_("ask"), max_length=400, long=True)

    panels: ClassVar[list[Any]] = [FieldPanel("text")]

    def __str__(self) -> str:
        """Return the ask."""
        return str(say(self.text))


class Delegation(Orderable):
    """Who called a space or took part, by role: never by name."""

    space = ParentalKey(PolicySpace, on_delete=models.CASCADE, related_name="delegations")
    part = models.CharField(
        _("part"), max_length=10, choices=Part, default=Part.DELEGATION, help_text=_("Which part.")
    )
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("From the register, if it is there."),
    )
    constituency = models.CharField(
        _("constituency"),
        max_length=20,
        choices=choices("constituency"),
        blank=True,
        help_text=_("For whom they spoke."),
    )
    role = TranslatedField(
        _("role"), max_length=200, help_text=_("Delegates of the head porters. No names of people.")
    )
    number = models.PositiveSmallIntegerField(
        _("how many"), null=True, blank=True, help_text=_("If it is known.")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("part"),
        FieldPanel("role"),
        FieldPanel("constituency"),
        FieldPanel("organisation"),
        FieldPanel("number"),
    ]

    def __str__(self) -> str:
        """Return the role."""
        return str(say(self.role))


class PolicyStatement(Orderable):
    """What was said or handed in there: a file or a link."""

    space = ParentalKey(PolicySpace, on_delete=models.CASCADE, related_name="statements")
    title = TranslatedField(_("title"), max_length=200)
    day = models.DateField(_("day"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=35, blank=True, help_text=_("Code of its language: en, fr.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    url = models.URLField(_("address"), blank=True, help_text=_("If it lies elsewhere."))

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("day"),
        FieldPanel("language"),
        FieldPanel("document"),
        FieldPanel("url"),
    ]

    def __str__(self) -> str:
        """Return the title."""
        return str(say(self.title))

    def clean(self) -> None:
        """Refuse a statement that cannot be read anywhere."""
        super().clean()
        if not self.document_id and not self.url:
            raise ValidationError({"url": _("Choose a file or give an address.")})


class PolicyPage(PageRow):
    """A page that belongs to a space: a pledge, a story of a worker, a publication."""

    space = ParentalKey(PolicySpace, on_delete=models.CASCADE, related_name="linked_pages")
