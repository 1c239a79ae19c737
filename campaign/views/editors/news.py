"""Writing, testing and sending news to signers."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from home.actions.errors import ActionError, Conflict, Invalid, require
from home.views.mailbox import MAIL_POLICY

from ...actions.send_news import cancel_news, pause_news, stand_in, start_news, test_news
from ...actions.write_news import write_news
from ...enums_news import WRITABLE
from ...forms.news import NewsForm
from ...models import SignerNews
from ...news_mail import news_mail
from ...policies_news import may_send_news
from ...selectors.news import readers

ACTS: dict[str, tuple[Callable[[Any, SignerNews], Any], Any]] = {
    "test": (test_news, gettext_lazy("The test is on its way to your own address. Read it there.")),
    "start": (start_news, gettext_lazy("The worker is sending it now.")),
    "pause": (pause_news, gettext_lazy("It is paused. What was not on its way is taken back.")),
    "cancel": (cancel_news, gettext_lazy("It is cancelled. Nobody else gets it.")),
}


class NewsIndexView(IndexView):
    """All news, newest first, with how far each has come."""

    default_ordering = "-pk"

    def get_base_queryset(self) -> Any:
        """Read the pledge and the words with each row."""
        return SignerNews.objects.select_related("pledge").prefetch_related("words")

    @cached_property
    def columns(self) -> list[Any]:
        """Return what an editor looks for."""
        return [
            self._get_title_column_class(TitleColumn)(
                "subject", label=_("Subject"), accessor=subject_of, url_name="news:show"
            ),
            Column("pledge", label=_("Pledge"), accessor="pledge.code"),
            Column("state", label=_("State"), accessor="get_state_display"),
            Column("queued", label=_("Mails"), accessor="queued"),
            Column("audience", label=_("Readers"), accessor="audience"),
            Column("created_at", label=_("Written"), accessor="created_at"),
        ]


def subject_of(news: SignerNews) -> str:
    """Return the subject in the first language that it is written in."""
    return next((words.subject for words in news.words.all()), str(news.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write news, or change what is not yet sent."""
    require(may_send_news(request.user))
    news = get_object_or_404(SignerNews, pk=pk) if pk else None
    if news is not None and news.state not in WRITABLE:
        raise Conflict(_("This is being sent already, or it was."))
    form = NewsForm(request.POST or None, news=news, initial={"pledge": request.GET.get("pledge")})
    if request.method == "POST" and form.is_valid():
        try:
            kept = write_news(request.user, form.cleaned_data["pledge"], form.words(), news)
        except Invalid as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, _("Saved. Look at the preview and send yourself a test."))
            return redirect("news:show", kept.pk)
    status = 422 if form.is_bound else 200
    context = {"form": form, "news": news, "page_title": _("News to signers")}
    return render(request, "wagtailadmin/campaign/news_write.html", context, status=status)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a piece of news stands, its previews, and what can be done next."""
    require(may_send_news(request.user))
    news = get_object_or_404(SignerNews.objects.select_related("pledge", "approved_by"), pk=pk)
    context = {
        "news": news,
        "written": list(news.words.order_by("language")),
        "readers": readers(news).count() if news.state in WRITABLE else news.audience,
        "page_title": _("News to signers"),
        "page_subtitle": subject_of(news),
    }
    return render(request, "wagtailadmin/campaign/news_show.html", context)


@require_safe
@xframe_options_sameorigin
@csp({**MAIL_POLICY, "frame-ancestors": ["'self'"]})  # type: ignore[arg-type]
def preview(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Show the mail as signers get it, to a reader with the editor's own name."""
    require(may_send_news(request.user))
    news = get_object_or_404(SignerNews.objects.select_related("pledge"), pk=pk)
    words = news.words.filter(language=language).first()
    if words is None:
        raise Http404
    user: Any = request.user
    mail = news_mail(words, stand_in(news, "you@example.org", user.name, language))
    return HttpResponse(str(mail.alternatives[0][0]))


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Test, start, pause or cancel."""
    require(may_send_news(request.user))
    news = get_object_or_404(SignerNews.objects.select_related("pledge"), pk=pk)
    if name not in ACTS:
        raise Http404
    do, done = ACTS[name]
    try:
        do(request.user, news)
    except ActionError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("news:show", news.pk)
