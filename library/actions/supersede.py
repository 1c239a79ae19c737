"""Give a figure a newer value; the older one stays and can be read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..models import Statistic
from ..policies import may_edit_figures

# What a newer version says anew; code and area are what make it the same figure.
FACTS = (
    *("value", "qualifier", "unit", "unit_words", "label", "group", "year"),
    *("source_title", "source_url", "note"),
)


@transaction.atomic
def supersede(figure: Statistic, editor: Any, facts: dict[str, Any]) -> Statistic:
    """Make a newer version the current one, wherever the figure is shown; return it.

    Args:
        figure: the version that was current when the editor looked at it.
        editor: who does it.
        facts: any of `FACTS`; what is left out stays as it was.

    Raises NotAllowed for who is no editor, Conflict when another version is current by now, and
    Invalid for facts that no figure can have, such as none of its source.
    """
    require(may_edit_figures(editor, figure))
    # The row of the older version queues two editors.
    older = Statistic.objects.select_for_update().get(pk=figure.pk)
    if not older.is_current:
        raise Conflict(_("Somebody has superseded this figure in the meantime. Look at it again."))
    told = {name: _plain(facts.get(name, getattr(older, name))) for name in FACTS}
    newer = Statistic(code=older.code, area=older.area, supersedes=older, **told)
    Statistic.objects.filter(pk=older.pk).update(is_current=False)
    try:
        newer.full_clean()
    except ValidationError as error:
        field, (words, *_more) = next(iter(error.message_dict.items()))
        raise Invalid(words, field=field if field in FACTS else None) from error
    newer.save()
    log(instance=newer, action="library.supersede", user=editor, data={"code": newer.code})
    return newer


def _plain(value: Any) -> Any:
    """Return a text without space round it: a source of spaces is none."""
    return value.strip() if isinstance(value, str) else value
