"""Document: a file with its title, language, kind and size."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(blocks.StructBlock):
    """A file to open; the page shows its kind and size first."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"))
    language = blocks.CharBlock(
        label=_("Language"),
        required=False,
        max_length=35,
        help_text=_("Language code, if the file is not in the language of the page."),
    )

    class Meta:
        """Appearance in the editor."""

        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"
