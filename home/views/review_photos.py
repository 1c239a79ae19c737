"""The photos of a text under review, at full size, and the tool that blurs parts of them."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from ..actions.blur_photo import blur_photo
from ..actions.errors import Conflict, Invalid, require
from ..admin_screens import show_screen
from ..enums import CameraData
from ..forms.blur import BlurForm, PartFormSet
from ..policies import may_review_text
from ..selectors.photos import photos_under_review


def page_to_review(request: HttpRequest, pk: int) -> Any:
    """Return the page, for its reviewers; 403 for everybody else."""
    page = get_object_or_404(Page, pk=pk).specific
    require(may_review_text(request.user, page))
    return page


def show(
    request: HttpRequest,
    name: str,
    title: str,
    page: Any,
    context: dict[str, Any],
    form: forms.Form | None = None,
) -> HttpResponse:
    """Show one of the screens around a text under review; one that refuses a form with 422."""
    return show_screen(
        request,
        f"wagtailadmin/review/{name}.html",
        title,
        {"page": page} | context,
        icon="image",
        between=[(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.draft_title)],
        status=422 if form is not None and form.is_bound else 200,
    )


@require_safe
def review_photos(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every photo at full size, with the kinds of data that were taken out of its file."""
    page = page_to_review(request, pk)
    photos = [(photo, _removed(photo.image)) for photo in photos_under_review(page)]
    return show(request, "photos", _("Photos"), page, {"photos": photos})


def _removed(image: Any) -> list[Any] | None:
    """Return in words what was taken out of a file; None when nobody noted it then."""
    if image.removed_data is None:
        return None
    return [kind.label for kind in CameraData if kind.value in image.removed_data]


@require_http_methods(["GET", "POST"])
def blur(request: HttpRequest, pk: int, image_id: int) -> HttpResponse:
    """Mark parts of a photo, by numbers or by drawing, and blur them for good."""
    page = page_to_review(request, pk)
    found = [photo for photo in photos_under_review(page) if photo.image_id == image_id]
    if not found:
        raise Http404
    image = found[0].image
    sent = request.POST if request.method == "POST" else None
    form = BlurForm(sent, initial={"seen": image.file.name})
    parts = PartFormSet(sent, prefix="part")
    if request.method == "POST" and form.is_valid() and parts.is_valid():
        marked = [one.part for one in parts if one.part is not None]
        try:
            blur_photo(page.pk, request.user, image_id, marked, **form.cleaned_data)
        except (Conflict, Invalid) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The photo is blurred. What was there is destroyed."))
            return redirect("review_photos", pk=page.pk)
    context = {"photo": found[0], "form": form, "parts": parts}
    return show(request, "blur", _("Blur parts of a photo"), page, context, form)
