"""Languages, Wagtail and wagtail-localize."""

from django.conf.locale import LANG_INFO

from config import catalogues, machine
from config.environment import BASE_DIR, time_zone

USE_I18N = True
LANGUAGE_CODE = catalogues.SOURCE
LANGUAGES = catalogues.languages()
LANGUAGES_BIDI = [code for code, known in LANG_INFO.items() if known.get("bidi")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = catalogues.locale_paths()

# What the guide in the admin shows.
GUIDE_ROOT = BASE_DIR / "docs"

WAGTAIL_SITE_NAME = "Cradle"
WAGTAIL_APPEND_SLASH = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_COMMENTS_ENABLED = True
# Whether the worker asks the addresses that pages link to whether they answer.
CHECK_OUTSIDE_LINKS = False
# By whose clock the campaign says when a page appears; editors choose their own in their account.
CAMPAIGN_TIME_ZONE = time_zone("CAMPAIGN_TIME_ZONE", default="UTC")

WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.image.SafeImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "csv", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.document.SafeDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Only a reviewed revision is ever published.
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.actions.publish_reviewed.publish_reviewed"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
# The story of a trusted author goes live while its review is still open.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False

# Half-translated text never goes live by itself.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# What a machine writes is never published before a person has looked at it.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine.machine_translator()
WAGTAILEMBEDS_RESPONSIVE_HTML = False
# Nothing is asked of other hosts while a page is rendered: an embed is a link that is clicked.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
