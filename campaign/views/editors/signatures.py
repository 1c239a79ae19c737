"""Looking through signatures: without names for editors, with them for data officers."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_countries import countries
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from accounts.second_factor import ask_again, is_fresh
from home.actions.errors import require

from ...actions.see_signers import see_signers
from ...enums import Channel, Evidence, SignatureState
from ...models import Pledge, Signature
from ...paginator import BoundedPaginator
from ...policies_signers import may_see_signers
from ...selectors.collectors import collectors_of
from ...selectors.signers import came_through, find_signatures, kind_of_search

# In the session: whether she asked to see names. It counts only while her sign-in is fresh.
NAMES_SHOWN = "campaign_names_shown"


def shows_names(request: HttpRequest) -> bool:
    """Tell whether this request shows names and addresses."""
    asked = request.session.get(NAMES_SHOWN, False)
    return bool(asked and may_see_signers(request.user) and is_fresh(request))


@require_safe
def show_names(request: HttpRequest) -> HttpResponse:
    """Show names and addresses from now on, for 15 minutes after she signed in again."""
    require(may_see_signers(request.user))
    if not is_fresh(request):
        return ask_again(request)
    request.session[NAMES_SHOWN] = True
    return redirect("signatures:index")


@require_safe
def hide_names(request: HttpRequest) -> HttpResponse:
    """Hide names and addresses again."""
    request.session.pop(NAMES_SHOWN, None)
    return redirect("signatures:index")


class SignatureFilterSet(WagtailFilterSet):
    """Every filter has an index of its own."""

    pledge = django_filters.ModelChoiceFilter(
        queryset=Pledge.objects.order_by("code"), label=gettext_lazy("Pledge")
    )
    state = django_filters.ChoiceFilter(
        choices=SignatureState, label=gettext_lazy("State"), widget=forms.RadioSelect
    )
    country = django_filters.ChoiceFilter(
        choices=lambda: list(countries), label=gettext_lazy("Country")
    )
    channel = django_filters.ChoiceFilter(
        choices=Channel, label=gettext_lazy("Channel"), widget=forms.RadioSelect
    )
    evidence = django_filters.ChoiceFilter(
        choices=Evidence, label=gettext_lazy("Evidence"), widget=forms.RadioSelect
    )
    via = django_filters.CharFilter(label=gettext_lazy("Came through"), method="filter_via")
    collector = django_filters.ModelChoiceFilter(
        queryset=lambda _request: collectors_of(Signature), label=gettext_lazy("Collector")
    )

    class Meta:
        """Nothing but the filters above."""

        model = Signature
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the collectors to those alone who may see signers."""
        super().__init__(*args, **kwargs)
        if not may_see_signers(self.request.user):
            del self.filters["collector"]

    def filter_via(self, rows: Any, _name: str, code: str) -> Any:
        """Keep those that came through `code`."""
        return rows.filter(came_through(code.strip()))


class TypedColumn(Column):
    """What a signer typed, which may run in another direction than the page."""

    def get_value(self, instance: Any) -> str:
        """Return it apart from the text around it."""
        return apart(super().get_value(instance))


class SignatureIndexView(IndexView):
    """The newest signatures; who may, sees names after signing in again, and that is logged."""

    filterset_class = SignatureFilterSet
    paginator_class = BoundedPaginator
    is_searchable = True
    default_ordering = "-pk"

    @cached_property
    def names(self) -> bool:
        """Whether names and addresses are shown."""
        return shows_names(self.request)

    @cached_property
    def collectors(self) -> bool:
        """Whether it is shown who collected."""
        return bool(may_see_signers(self.request.user))

    @cached_property
    def columns(self) -> list[Any]:
        """Return the columns; none can be sorted by, as that would read every signature."""
        person = [
            TypedColumn("name", label=_("Full name"), accessor="name"),
            TypedColumn("email", label=_("E-mail address"), accessor="email"),
        ]
        collector = TypedColumn("collector", label=_("Collector"), accessor=collector_in_words)
        return [
            self._get_title_column_class(TitleColumn)(
                "number", label=_("Number"), accessor="pk", get_url=self.get_inspect_url
            ),
            *(person if self.names else []),
            Column("pledge", label=_("Pledge"), accessor="pledge.code"),
            Column("country", label=_("Country"), accessor="country.name"),
            Column("state", label=_("State"), accessor=state_in_words),
            Column("channel", label=_("Channel"), accessor="get_channel_display"),
            Column("evidence", label=_("Evidence"), accessor="get_evidence_display"),
            Column("via", label=_("Came through"), accessor="via"),
            *([collector] if self.collectors else []),
            Column("created_at", label=_("Signed"), accessor=moment_signed),
        ]

    def get_base_queryset(self) -> Any:
        """Read pledge and collector with each row, and no name unless it is shown."""
        related = ["pledge", "collector"] if self.collectors else ["pledge"]
        rows = Signature.objects.select_related(*related)
        return rows if self.names else rows.defer("name", "email", "message")

    def search_queryset(self, queryset: Any) -> Any:
        """Look for a number, a code, an address or a name."""
        if not self.is_searching:
            return queryset
        return find_signatures(queryset, self.search_query, by_person=self.names)

    @cached_property
    def no_results_message(self) -> str:
        """Say why a name or an address is not found here."""
        if self.is_searching and not self.names and kind_of_search(self.search_query) != "number":
            return _(
                "Nothing came through this code. Only data officers find names and addresses,"
                " after signing in again."
            )
        return str(super().no_results_message)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Offer officers the names and the export."""
        if not may_see_signers(self.request.user):
            return []
        names = HeaderButton(
            _("Hide names") if self.names else _("Show names and addresses"),
            url=reverse("signatures:hide_names" if self.names else "signatures:show_names"),
            icon_name="view",
        )
        export = HeaderButton(_("Export"), url=reverse("signatures:export"), icon_name="download")
        return [names, export]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """List; Wagtail's own export knows neither the second sign-in nor formulas."""
        if "export" in request.GET:
            require(may_see_signers(request.user))
            return redirect("signatures:export")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Log whose names are on the page before it is shown."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.names:
            see_signers(
                self.request.user,
                context["object_list"],
                self.filters_in_words(),
                fresh=is_fresh(self.request),
            )
        return context

    def filters_in_words(self) -> dict[str, str]:
        """Return what she filtered by; of a search only the kind, as it may name a person."""
        given = ((name, self.request.GET.get(name)) for name in self.filters.filters)
        asked = {name: value for name, value in given if value}
        return asked | ({"search": kind_of_search(self.search_query)} if self.is_searching else {})


def apart(typed: str) -> SafeString:
    """Return what a signer typed, escaped and apart from the text around it."""
    return format_html("<bdi>{}</bdi>", typed)


def collector_in_words(signature: Signature) -> str:
    """Name who collected a signature; nobody did for those that came by mail."""
    return str(signature.collector or "")


def moment_signed(signature: Signature) -> str:
    """Return day and minute (UTC) in few letters, so that a row stays one line."""
    return f"{signature.created_at:%Y-%m-%d %H:%M}"


def state_in_words(signature: Signature) -> str:
    """Return the state, and whether it is held."""
    state = str(signature.get_state_display())
    return _("%(state)s, held") % {"state": state} if signature.held else state
