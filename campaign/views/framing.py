"""Pages that other sites may show in a frame: the embedded pledge alone, and its answers."""

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse

from ..enums import Channel


def is_embedded(request: HttpRequest) -> bool:
    """Tell whether a form was sent from the embedded pledge, and is answered inside its frame."""
    return request.POST.get("channel") == Channel.EMBED


def let_frame(response: HttpResponse) -> HttpResponse:
    """Allow every site to show this answer in a frame.

    There is nothing to steal by a click: it reads no session, and signs nobody who does not type
    her own name and press the button in her own mail.
    """
    response.xframe_options_exempt = True
    response._csp_replace = {  # type: ignore[attr-defined]
        "frame-ancestors": ["*"],
        "form-action": [SELF],
    }
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
