"""Headers, cookies and content security policies."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.environment import whole_number

TRUSTED_PROXY_COUNT = whole_number("TRUSTED_PROXY_COUNT", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "accounts.sessions"
MESSAGE_STORAGE = "home.cookies.MessageStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "home.views.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
# The admin's own widgets need inline script and style; previews keep the strict policy.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# Signing is slowed only far above what one market behind one address can do.
SIGNING_RATE_LIMIT = 120
SIGNING_RATE_WINDOW_SECONDS = 60
# For how long a process remembers what can be signed; switches promise to work within 10 seconds.
OFFER_SECONDS = 2

# What the score takes for a crowd in one network. A rally where everybody signs at the speaker's
# word looks just like one, so a crowd alone holds nobody; a flood, close to what the limit above
# lets through, does.
SIGNING_CROWD_SECONDS = 600
SIGNING_CROWD_LIMIT = 300
SIGNING_FLOOD_LIMIT = 900
# The same name on that many addresses of one pledge within an hour: in one network, and anywhere.
SIGNING_SAME_NAME_IN_NETWORK = 10
SIGNING_SAME_NAME_ANYWHERE = 50

# Nobody writes to the campaign that often; an office behind one address still gets through.
CONTACT_RATE_LIMIT = 10
CONTACT_RATE_WINDOW_SECONDS = 600
# Concerns from one network: enough for a family, too few to hide what a campaign says.
CONCERN_RATE_LIMIT = 10
CONCERN_RATE_WINDOW_SECONDS = 3600
# Codes with which people take back what they agreed to: ten characters need no more tries.
CODE_RATE_LIMIT = 5
CODE_RATE_WINDOW_SECONDS = 3600
# Letters that are drawn for a network: a training room shares one.
LETTER_RATE_LIMIT = 60
LETTER_RATE_WINDOW_SECONDS = 600
