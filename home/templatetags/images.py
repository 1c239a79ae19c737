"""The `photo` tag: a picture from copies that exist, never made while somebody waits."""

from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.renditions import SLOTS, Copy, Slot, copies_of
from home.viewing import viewing

from .ui import icon

register = template.Library()


@register.simple_tag
def photo(image: Any, slot: str = "wide", alt: str = "", eager: bool = False) -> SafeString | str:
    """Show `image` in a `slot` of the page: logo, card, wide or full.

    The row of the image names its copies, so that no query, file or drawing is needed. The lite
    view gets a link that states the size. Of a picture that may not be seen here only the
    alternative text is shown; where the worker has still to make the copies, their place is kept.

    Args:
        image: a SiteImage, or none.
        slot: where it stands; sets the widest copy and the `sizes`.
        alt: what it shows, for people who do not see it; empty when it only decorates.
        eager: load it at once; only for a picture of the first screen.
    """
    if slot not in SLOTS:
        raise template.TemplateSyntaxError(f"photo has no slot {slot!r}")
    if not image:
        return ""
    place, view = SLOTS[slot], viewing()
    copies = [copy for copy in copies_of(image) if not copy.slot]
    shown = [copy for copy in copies if copy.width <= place.widest] or copies[-1:]
    if not view.private and not image.released:
        return _instead(alt)
    if not shown or not (view.private or shown[0].is_public):
        return _instead(alt) if view.lite else _waiting(image, alt)
    return _link(shown, alt) if view.lite else _picture(shown, place, alt, eager)


def _picture(copies: list[Copy], place: Slot, alt: str, eager: bool) -> SafeString:
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        (
            (kind, _srcset(copies, kind), place.sizes)
            for kind in ("avif", "webp")
            if any(copy.format == kind for copy in copies)
        ),
    )
    fallback = _of_kind(copies, "jpeg")
    middle = fallback[len(fallback) // 2]
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}'
        ' decoding="async"></picture>',
        sources,
        middle.url,
        _srcset(copies, "jpeg"),
        place.sizes,
        middle.width,
        middle.height,
        alt,
        "" if eager else SafeString(' loading="lazy"'),
    )


def _of_kind(copies: list[Copy], kind: str) -> list[Copy]:
    found = sorted((copy for copy in copies if copy.format == kind), key=lambda copy: copy.width)
    return found or copies


def _srcset(copies: list[Copy], kind: str) -> str:
    return ", ".join(f"{copy.url} {copy.width}w" for copy in _of_kind(copies, kind))


def _link(copies: list[Copy], alt: str) -> SafeString | str:
    """Offer the smallest copy that every browser shows; a decoration is left out."""
    if not alt:
        return ""
    copy = _of_kind(copies, "jpeg")[0]
    words = _("Picture: %(alt)s (%(size)s)") % {"alt": alt, "size": filesizeformat(copy.size)}
    return format_html(
        '<a class="picture-link" href="{}">{}{}</a>', copy.url, icon("picture"), words
    )


def _waiting(image: Any, alt: str) -> SafeString:
    """Keep the place of a picture whose copies the worker has still to make."""
    return format_html(
        '<span class="picture-waiting"><svg viewBox="0 0 {} {}" aria-hidden="true"'
        ' focusable="false"></svg><span class="picture-waiting__words">{}<span>{}</span>'
        "<small>{}</small></span></span>",
        image.width,
        image.height,
        icon("picture"),
        alt,
        _("The picture is being prepared."),
    )


def _instead(alt: str) -> SafeString | str:
    if not alt:
        return ""
    return format_html('<span class="picture-link">{}{}</span>', icon("picture"), alt)
