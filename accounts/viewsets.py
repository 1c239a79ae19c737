"""The admin's pages about people."""

from django import forms
from wagtail.users.views.users import IndexView, UserViewSet

from .forms.staff import PersonCreationForm, PersonEditForm


class PersonIndexView(IndexView):
    """Wagtail's list of users, searched by our one name field too."""

    search_fields = ["name", "email", "username"]


class PersonViewSet(UserViewSet):
    """Wagtail's list and forms of users, for users without password and surname."""

    index_view_class = PersonIndexView

    def get_form_class(self, for_update: bool = False) -> type[forms.Form]:
        """Return our forms."""
        return PersonEditForm if for_update else PersonCreationForm
