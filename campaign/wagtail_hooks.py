"""What campaign adds to the Wagtail admin. Registration only."""

from wagtail.snippets.models import register_snippet

from .viewsets import ConsentTextViewSet, PledgeViewSet

register_snippet(PledgeViewSet)
register_snippet(ConsentTextViewSet)
