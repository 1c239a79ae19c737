"""Static files of the demo."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuicklyCompressedStorage(CompressedManifestStaticFilesStorage):
    """As in production, but without Brotli, which takes longer than all else of a first start."""

    def create_compressor(self, **options: Any) -> Any:
        """Return a compressor that knows gzip alone."""
        return super().create_compressor(**options, use_brotli=False)
