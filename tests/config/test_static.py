"""Style sheets and scripts: named by what they hold, compressed before anybody asks."""

import gzip
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config.settings import base

NAMES = ["css/cradle.css", "css/lite.css", "js/cradle.js"]


@pytest.fixture
def collected(tmp_path: Path, settings: Any) -> CompressedManifestStaticFilesStorage:
    """Collect some files as production does."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.WHITENOISE_AUTOREFRESH = False
    settings.WHITENOISE_USE_FINDERS = False
    storage = CompressedManifestStaticFilesStorage(location=tmp_path)
    found: dict[str, Any] = {}
    for name in NAMES:
        path = Path(str(finders.find(name)))
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(path.read_bytes())
        found[name] = (storage, name)
    assert not [one for *_names, one in storage.post_process(found) if isinstance(one, Exception)]
    return storage


def test_production_names_and_compresses_its_files() -> None:
    storage = base.STORAGES["staticfiles"]["BACKEND"]
    assert storage == "whitenoise.storage.CompressedManifestStaticFilesStorage"
    assert issubclass(CompressedManifestStaticFilesStorage, ManifestStaticFilesStorage)


@pytest.mark.parametrize("name", NAMES)
def test_each_file_lies_there_in_brotli_and_gzip(
    collected: CompressedManifestStaticFilesStorage, name: str
) -> None:
    path = Path(collected.path(collected.stored_name(name)))
    plain = path.read_bytes()
    assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == plain
    assert brotli.decompress(Path(f"{path}.br").read_bytes()) == plain
    assert Path(f"{path}.br").stat().st_size < len(plain) / 2


@pytest.mark.parametrize(
    ("accepted", "sent"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_a_browser_gets_what_it_can_read_and_keeps_it_for_good(
    collected: CompressedManifestStaticFilesStorage,
    monkeypatch: pytest.MonkeyPatch,
    accepted: str,
    sent: str | None,
) -> None:
    monkeypatch.setattr("whitenoise.middleware.staticfiles_storage", collected)
    serve = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))
    name = collected.stored_name(NAMES[0])
    request = RequestFactory().get(f"/static/{name}", headers={"Accept-Encoding": accepted})
    answer = serve(request)
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == sent
    assert answer.headers["Cache-Control"].endswith(", public, immutable")
    assert int(answer.headers["Cache-Control"][8:].partition(",")[0]) >= base.WHITENOISE_MAX_AGE
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert not answer.cookies
