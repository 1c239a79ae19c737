"""The admin's pages about people."""

from django import forms
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import IndexView, UserViewSet

from .forms.staff import PersonCreationForm, PersonEditForm
from .views import fresh


class PersonIndexView(IndexView):
    """Wagtail's list of users, searched by our one name field too."""

    search_fields = ["name", "email", "username"]


class PersonViewSet(UserViewSet):
    """Wagtail's list and forms of users, for users without password and surname.

    Staff groups are given here: every change asks for the second factor again.
    """

    index_view_class = PersonIndexView
    add_view_class = fresh.PersonAddView
    edit_view_class = fresh.PersonEditView
    delete_view_class = fresh.PersonDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.Form]:
        """Return our forms."""
        return PersonEditForm if for_update else PersonCreationForm


class StaffGroupViewSet(GroupViewSet):
    """Wagtail's list and forms of groups, behind the second factor."""

    add_view_class = fresh.GroupAddView
    edit_view_class = fresh.GroupEditView
    delete_view_class = fresh.GroupDeleteView
