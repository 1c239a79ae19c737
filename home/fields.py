"""Fields of our own."""

from typing import Any

from wagtail.fields import StreamField


class ContentField(StreamField):
    """A StreamField whose block definitions stay out of the migrations.

    A change of blocks needs no migration, and migrations stay readable.
    """

    def __init__(self, block_types: Any = (), *args: Any, **kwargs: Any) -> None:
        """Accept a missing list of blocks, as the migrations leave it out."""
        super().__init__(block_types, *args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
