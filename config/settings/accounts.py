"""Sign-in by e-mailed code, accounts without e-mail, second factor (django-allauth)."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PassphraseBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    # The 20,000 most common ones of published breaches.
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.password_rules.ContextWordsValidator"},
]
PASSWORD_CONTEXT_WORDS = [
    "cradle",
    "homenet",
    "campaign",
    "childcare",
    "pledge",
    "petition",
    "solidarity",
    "cooperative",
    "steward",
    "moderator",
    "editor",
    "admin",
    "superuser",
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "member_home"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "signup": "accounts.forms.sign_in.SignUpForm",
    "request_login_code": "accounts.forms.sign_in.CodeRequestForm",
    "confirm_login_code": "accounts.forms.sign_in.SignInCodeForm",
    "confirm_email_verification_code": "accounts.forms.sign_in.AddressCodeForm",
    "add_email": "accounts.forms.sign_in.AddAddressForm",
    "reauthenticate": "accounts.forms.sign_in.AskAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Codes by mail last ten minutes (OWASP ASVS 5, 6.5.5) and three tries.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Codes for one address like wrong words for one name (allauth: 5 in five minutes), so that one
# sentence is true of both: wait five minutes.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,5/300s/key"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# How long a sign-in lasts at the longest, and without being used (accounts/session_ages.py).
SIGN_IN_LASTS = {"member": timedelta(days=30), "staff": timedelta(hours=12)}
SIGN_IN_LASTS_UNUSED = {"member": timedelta(days=14), "staff": timedelta(hours=1)}
ACCOUNT_USER_DISPLAY = str
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.second_factor.SecondFactorForm",
    "reauthenticate": "accounts.forms.second_factor.SecondFactorAgainForm",
    "activate_totp": "accounts.forms.second_factor.ActivateAppForm",
    "add_webauthn": "accounts.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.second_factor.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Cradle"
MFA_RECOVERY_CODE_COUNT = 6
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_PERIOD = 30
MFA_TOTP_TOLERANCE = 0

# Wagtail's own password pages would bypass the second factor.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"

# The demo alone lets staff into the admin without a second factor.
ADMIN_REQUIRES_MFA = True
