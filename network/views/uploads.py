"""Photos on their way, piece by piece: for scripts, which go on where the line was lost.

The words are those of the tus protocol: `Upload-Offset` says how much has arrived.
"""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.receive_upload import begin_upload, receive_part, upload_of
from home.models import Upload
from home.typed_numbers import whole_number

private = cache_control(private=True, no_store=True)


def _standing(upload: Upload, status: int) -> HttpResponse:
    """Answer how much of a file has arrived."""
    headers = {"Upload-Offset": str(upload.received), "Upload-Length": str(upload.size)}
    return HttpResponse(status=status, headers=headers, content_type="text/plain")


def _refused(error: Exception, status: int) -> HttpResponse:
    return JsonResponse({"message": str(error)}, status=status)


@require_POST
@private
def member_uploads(request: HttpRequest) -> HttpResponse:
    """Announce a photo: 201 with its key; 401 when the session has ended, 422 with the reason."""
    if not request.user.is_authenticated:
        return _refused(NotAllowed(), 401)
    try:
        upload = begin_upload(request.user, whole_number(request.POST.get("size", "")) or 0)
    except Invalid as error:
        return _refused(error, 422)
    return JsonResponse({"key": str(upload.key)}, status=201)


@require_http_methods(["HEAD", "PATCH"])
@private
def member_upload(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Tell how much of a photo has arrived, or take the next piece of it.

    Answers 404 to everybody but her who announced it, 409 when another piece is awaited.
    """
    if not request.user.is_authenticated:
        return _refused(NotAllowed(), 401)
    upload = upload_of(request.user, key)
    if upload is None:
        return _refused(NotAllowed(), 404)
    if request.method == "HEAD":
        return _standing(upload, 200)
    start = whole_number(request.headers.get("Upload-Offset", ""))
    try:
        return _standing(receive_part(request.user, key, start, request.body), 204)
    except NotAllowed as error:
        return _refused(error, 404)
    except Conflict:
        upload.refresh_from_db()
        return _standing(upload, 409)
    except Invalid as error:
        return _refused(error, 422)
