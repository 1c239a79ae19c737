"""What records have in common that the admin shows and other screens write."""

from wagtail.admin.viewsets.model import ModelViewSet

from home.viewsets_staff import ReadOnlyPolicy


class ReadOnlyViewSet(ModelViewSet):
    """A listing and one page a record; search looks into the named fields."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    # The names of the fields are searched in the table itself.
    search_backend_name = None
    form_fields = ("state",)

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        """Return who may do what."""
        return ReadOnlyPolicy(self.model)
