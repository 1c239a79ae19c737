"""Who may do what, as data: the table that policies answer to and that `setup_roles` sets up.

One row a verb, one cell a role. A missing cell is a no; a cell is the set of conditions under
which it is a yes. tests/contracts/test_roles.py asks every policy about every cell.
"""

from enum import Enum

from .selectors.staff import EDITORS, MODERATORS, OFFICERS, TRANSLATORS


class Role(Enum):
    """The roles of a person; a member may hold several in one organisation."""

    ANONYMOUS = "anonymous"
    AUTHOR = "author"
    COLLECTOR = "collector"
    STEWARD = "steward"
    EDITOR = "editor"
    MODERATOR = "moderator"
    TRANSLATOR = "translator"
    OFFICER = "officer"


class Only(Enum):
    """Conditions of a yes."""

    OWN_ORGANISATION = "of her organisation"
    HER_OWN = "written by herself"
    SUBMITTED = "sent to review"
    HER_LANGUAGES = "in a language that she works in"
    FOUR_EYES = "never on her own work"
    TRUSTED = "trusted by an editor"
    BEING_TRANSLATED = "kept as the translation of another page"


Cell = frozenset[Only]
YES: Cell = frozenset()
OWN: Cell = frozenset({Only.OWN_ORGANISATION})
HERS: Cell = frozenset({Only.OWN_ORGANISATION, Only.HER_OWN})
HER_LANGUAGES: Cell = frozenset({Only.HER_LANGUAGES})
EVERYBODY: dict[Role, Cell] = dict.fromkeys(Role, YES)

TABLE: dict[str, dict[Role, Cell]] = {
    "read_page": EVERYBODY,
    "sign_pledge": EVERYBODY,
    "write_text": {Role.AUTHOR: OWN, Role.STEWARD: OWN, Role.EDITOR: YES},
    "revise_text": {Role.AUTHOR: HERS, Role.STEWARD: OWN, Role.EDITOR: YES},
    "read_draft": {
        Role.AUTHOR: HERS,
        Role.STEWARD: OWN,
        Role.EDITOR: frozenset({Only.SUBMITTED}),
        Role.MODERATOR: frozenset({Only.SUBMITTED, Only.HER_LANGUAGES}),
        Role.TRANSLATOR: frozenset({Only.SUBMITTED, Only.HER_LANGUAGES}),
    },
    "review_text": {
        Role.EDITOR: frozenset({Only.FOUR_EYES}),
        Role.MODERATOR: frozenset({Only.FOUR_EYES, Only.HER_LANGUAGES}),
    },
    "trust_author": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "take_down": {Role.EDITOR: YES, Role.MODERATOR: YES, Role.OFFICER: YES},
    # Who asks may be in danger: as few as can be know how to reach her.
    "help_take_back": {Role.OFFICER: YES},
    "edit_page": {Role.EDITOR: YES},
    "publish_page": {Role.EDITOR: YES},
    "translate_page": {
        Role.EDITOR: YES,
        Role.TRANSLATOR: frozenset({Only.HER_LANGUAGES, Only.BEING_TRANSLATED}),
    },
    "publish_translation": {
        Role.EDITOR: YES,
        Role.MODERATOR: frozenset({Only.FOUR_EYES, Only.HER_LANGUAGES}),
    },
    # Claimed in the member area, and reviewed by another person like any text.
    "translate_story": {
        Role.AUTHOR: frozenset({Only.TRUSTED}),
        Role.STEWARD: frozenset({Only.TRUSTED}),
        Role.EDITOR: YES,
        Role.TRANSLATOR: frozenset({Only.HER_LANGUAGES}),
    },
    "edit_menu": {Role.EDITOR: YES},
    # The states of a strategic plan, and its snapshots.
    "edit_plan": {Role.EDITOR: YES},
    # Figures of the library, and newer values of them.
    "edit_figures": {Role.EDITOR: YES},
    "answer_contact": {Role.EDITOR: YES, Role.OFFICER: YES},
    "collect": {Role.COLLECTOR: OWN, Role.STEWARD: OWN, Role.EDITOR: YES, Role.OFFICER: YES},
    "decide_held": {Role.EDITOR: YES, Role.OFFICER: YES},
    "use_switch": {Role.EDITOR: YES, Role.OFFICER: YES},
    "list_signatures": {Role.EDITOR: YES, Role.OFFICER: YES},
    # After signing in again with the second factor, and logged; the actions see to that.
    "see_signers": {Role.OFFICER: YES},
    "send_news": {Role.EDITOR: YES},
    "make_delivery_pack": {Role.EDITOR: YES, Role.OFFICER: YES},
    "check_sheet": {
        Role.COLLECTOR: frozenset({Only.OWN_ORGANISATION, Only.FOUR_EYES}),
        Role.STEWARD: frozenset({Only.OWN_ORGANISATION, Only.FOUR_EYES}),
        Role.EDITOR: frozenset({Only.FOUR_EYES}),
        Role.OFFICER: frozenset({Only.FOUR_EYES}),
    },
    # For who signed without an address and so has no link of her own; logged.
    "withdraw_line": {Role.STEWARD: OWN, Role.EDITOR: YES, Role.OFFICER: YES},
    "withdraw_for": {Role.EDITOR: YES, Role.OFFICER: YES},
    "import_sheets": {Role.EDITOR: YES, Role.OFFICER: YES},
    "answer_partner": {Role.STEWARD: OWN, Role.EDITOR: YES},
    "report_progress": {Role.STEWARD: OWN, Role.EDITOR: YES},
    "review_report": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "follow_call": {Role.EDITOR: YES},
    "endorse": {Role.STEWARD: OWN},
    "check_endorsement": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "edit_organisation": {Role.STEWARD: OWN, Role.EDITOR: YES},
    # A steward's new name, type or country.
    "decide_change": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "trust_scout": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "verify_facts": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    "import_organisations": {Role.EDITOR: YES},
    "merge_organisations": {Role.EDITOR: YES},
    "manage_people": {Role.STEWARD: OWN, Role.EDITOR: YES},
    "affiliate": {Role.STEWARD: OWN, Role.EDITOR: YES},
    # Register, claim, ask to join: everybody who has signed up, but no other staff.
    "enter": {Role.AUTHOR: YES, Role.COLLECTOR: YES, Role.STEWARD: YES, Role.EDITOR: YES},
    "vouch": {Role.STEWARD: OWN},
    "decide_claim": {Role.EDITOR: frozenset({Only.FOUR_EYES})},
    # Superusers alone, and they are no role.
    "give_staff_role": {},
}

# Wagtail's permissions: on the page tree, on pictures and documents, and on models.
# Members are in none of these groups: they never enter the admin. What translators may change is
# narrowed to translations in home.permission_testers.
PAGE_PERMISSIONS: dict[str, list[str]] = {
    EDITORS: ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
    MODERATORS: [],
    TRANSLATORS: ["change"],
    OFFICERS: [],
}
COLLECTION_PERMISSIONS: dict[str, list[str]] = {
    EDITORS: [
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    ],
    MODERATORS: [],
    TRANSLATORS: ["wagtailimages.choose_image"],
    OFFICERS: [],
}
MODEL_PERMISSIONS: dict[str, list[str]] = {
    EDITORS: [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "wagtailcore.add_locale",
        "wagtailcore.change_locale",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "home.add_menu",
        "home.change_menu",
        "home.delete_menu",
        "home.add_declinereason",
        "home.change_declinereason",
        "home.view_contactmessage",
        "home.change_contactmessage",
        "home.view_consentrecord",
    ],
    MODERATORS: ["wagtailadmin.access_admin", "home.view_consentrecord"],
    TRANSLATORS: ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"],
    OFFICERS: [
        "wagtailadmin.access_admin",
        "home.view_contactmessage",
        "home.change_contactmessage",
        "home.view_consentrecord",
    ],
}
