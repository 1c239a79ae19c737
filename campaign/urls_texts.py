"""The addresses of one member's text: where it stands, its way to review and back."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from .views import texts

READ: dict[str, texts.View] = {"": texts.detail, "history": texts.history, "preview": texts.preview}
SEND: dict[str, texts.View] = {
    "submit": texts.submit,
    "withdraw": texts.withdraw,
    "answer": texts.answer,
    "appeal": texts.ask_again,
}


def text_urls(folder: str, name: str, reach: texts.Decorator) -> list[URLPattern]:
    """Return the addresses that texts of every kind have.

    Args:
        folder: in which they lie: "stories".
        name: of the address that says where a text stands; the others' begin with it.
        reach: hands the text of an address to a view; to who may not see it it is a 404.
    """
    steps = {step: require_safe(reach(view)) for step, view in READ.items()}
    steps |= {step: require_POST(reach(view)) for step, view in SEND.items()}
    first = f"{folder}/<int:pk>/"
    return [
        path(f"{first}{step}/" if step else first, view, name=f"{name}_{step}" if step else name)
        for step, view in steps.items()
    ]
