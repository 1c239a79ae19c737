"""Figures, the glossary and the list of feeds: pages that stand on records."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep
from home.parts import Part

from ..selectors.glossary import glossary_rows
from ..selectors.statistics import current_figures, versions_of


def _page(request: HttpRequest, template: str, part: Part, context: object) -> HttpResponse:
    """Show a page that proxies may keep, with its title for shared links."""
    request.cradle_part = part  # type: ignore[attr-defined]
    response = render(request, template, {"part": part, **context})  # type: ignore[dict-item]
    let_proxies_keep(response)
    return response


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """List every figure that counts now, with its source."""
    part = Part("", _("Figures with their sources"), _("Every number that we use, and its source."))
    return _page(request, "pages/figures.html", part, {"rows": current_figures()})


@require_safe
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one figure and what was said before."""
    versions = versions_of(code)
    if not versions:
        raise Http404
    now, *older = versions
    shown = now["figure"]
    part = Part("", f"{shown.value} {shown.label}", shown.source_title)
    return _page(request, "pages/figure.html", part, {"now": now, "older": older})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Explain the words of the field."""
    part = Part("", _("Glossary"), _("Words of informal work, in short sentences."))
    return _page(request, "pages/glossary.html", part, {"rows": glossary_rows()})
