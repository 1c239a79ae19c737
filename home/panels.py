"""Panels of the editor that show what reviewers must know and nobody changes there."""

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import Panel, PublishingPanel

from .enums_consent import ConsentPart
from .schedule_zones import campaign_zone, times_of, zone


class ReviewPanel(Panel):
    """Where the review of a text stands: by when, who has it, which risks, which yes is missing."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one text."""

        template_name = "wagtailadmin/panels/review.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the open round and the risks of the words as they stand here."""
            from .selectors.review import free_again_at, open_round
            from .selectors.risks import risks_of

            context: dict[str, Any] = super().get_context_data(parent_context)
            state = open_round(self.instance) if self.instance.pk else None
            if state is None:
                return context
            return context | {
                "state": state,
                "risks": risks_of(self.instance),
                "until": free_again_at(state),
                "user": self.request.user,
            }


class ConsentPanel(Panel):
    """Who has agreed to a story and to each of its photos, until when, children or not."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one story."""

        template_name = "wagtailadmin/panels/consent.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the agreement of the teller and those of the photos."""
            from .models import ConsentRecord
            from .selectors.review import open_round

            context: dict[str, Any] = super().get_context_data(parent_context)
            records = list(ConsentRecord.objects.standing().of(self.instance))
            words = [one for one in records if one.part != ConsentPart.PHOTO]
            photos = [
                (photo, [one for one in records if one.image_id == photo.image_id])
                for photo in self.instance.photos.all()
            ]
            in_review = bool(self.instance.pk) and open_round(self.instance) is not None
            return context | {
                "people": words,
                "photos": photos,
                "page_id": self.instance.pk,
                "in_review": in_review,
                "is_translated": getattr(self.instance, "is_translated", False),
            }


class RecordingPanel(Panel):
    """The recording of a story, to be heard by who writes down what is said."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one story."""

        template_name = "wagtailadmin/panels/recording.html"

        def is_shown(self) -> bool:
            """Show nothing beside a story without a recording."""
            return bool(super().is_shown() and self.instance.recording_id)


class SchedulePanel(PublishingPanel):
    """When a page appears and disappears; says by which clock."""

    class BoundPanel(PublishingPanel.BoundPanel):
        """The dialog for one page."""

        template_name = "wagtailadmin/panels/schedule.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the editor's zone, the campaign's, and the times by both."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            hers, campaign = zone(timezone.get_current_timezone()), zone(campaign_zone())
            return context | {
                "hers": hers,
                "campaign": campaign,
                "times": list(times_of(self.instance)) if hers != campaign else [],
            }
