"""Where uploads lie: in folders of this machine, or in a bucket that several machines share."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from config.environment import malformed

VARIABLE = "MEDIA_STORAGE_URL"
EXAMPLE = "write s3://KEY:SECRET@s3.example.org/BUCKET, with ?region=NAME where it has one."
SCHEMES = {"s3": "https", "s3+http": "http"}


def media_stores() -> dict[str, dict[str, Any]] | None:
    """Return the storages of released files and of all others; None for folders of this machine.

    Both lie in one bucket that nobody may read without the key: visitors are answered by the
    application. Raises ImproperlyConfigured, without the key, when the address is malformed.
    """
    value = os.environ.get(VARIABLE, "").strip()
    if not value:
        return None
    try:
        address = urlsplit(value)
        host = f"{address.hostname}:{address.port}" if address.port else address.hostname
    except ValueError:
        raise malformed(VARIABLE, EXAMPLE) from None
    bucket = address.path.strip("/")
    known = address.scheme in SCHEMES and host and bucket and "/" not in bucket
    if not known or not address.username or not address.password:
        raise malformed(VARIABLE, EXAMPLE)
    options = {
        "access_key": unquote(address.username),
        "secret_key": unquote(address.password),
        "bucket_name": bucket,
        "endpoint_url": f"{SCHEMES[address.scheme]}://{host}",
        "region_name": parse_qs(address.query).get("region", ["us-east-1"])[0],
        "addressing_style": "path",
        "signature_version": "s3v4",
        "default_acl": None,
        # A name is never used again; Django finds another one.
        "file_overwrite": False,
    }
    backend = "storages.backends.s3.S3Storage"
    return {
        name: {"BACKEND": backend, "OPTIONS": {**options, "location": name}}
        for name in ("public", "private")
    }
