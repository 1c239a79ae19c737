"""The demo's content on the one-server set-up, for the journeys of `make production-check`.

It has the face of tests.journeys.demo_site.DemoSite, so that a journey need not know where it is.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache.backends.base import BaseCache

from accounts.models import User
from home.redis_cache import ForgivingRedisCache
from tests.database import CACHE, digest, one_at_a_time
from tests.deployment.server import Server
from tests.journeys.demo_site import DemoSite

STATIC_FROM = ("requirements/base.txt", "*/static/**/*.*")


class ServerSite(DemoSite):
    """The one-server set-up on a copy of the demo's database and uploads."""

    kind: type[Server] = Server

    def __init__(self, var: Path, worker: str) -> None:
        """Place the files of the set-up; `var` takes what the demo's preparation makes."""
        super().__init__(var, worker)
        if self.server is None:
            raise RuntimeError("The server set-up needs PostgreSQL: .ci/with-postgres make ...")
        self.machine = self.kind()
        # Further variables of the environment.
        self.settings: dict[str, str] = {}
        self.url, self.port = self.machine.url, self.machine.ports["https"]
        # What looks at the site without a browser trusts its certificate, too.
        os.environ["SSL_CERT_FILE"] = str(self.machine.certificate)

    @property
    def cache(self) -> BaseCache:
        """The cache that all processes of the set-up share."""
        return ForgivingRedisCache(self.machine.cache_url, {})

    def copy(self) -> None:
        """Give this run its own copy of database and uploads."""
        super().copy()
        for folder in ("media", "private"):
            shutil.rmtree(self.machine.var / folder, ignore_errors=True)
            shutil.copytree(self.var / folder, self.machine.var / folder)
        shutil.rmtree(self.var / "mail", ignore_errors=True)
        self.machine.mail.folder = self.var / "mail"

    def start(self) -> None:
        """Start the set-up on the copy as it stands."""
        assert self.server is not None
        self.machine.configure(
            # Hashes of the copied rows were made with it.
            SECRET_KEY=(self.original / "secret_key").read_text(encoding="ascii").strip(),
            DATABASE_URL=self.url_of(self.server.database) or "",
            ALLOWED_HOSTS="localhost",
            **self.settings,
        )
        self._collect_static_files()
        self.machine.start()

    def _collect_static_files(self) -> None:
        """Compress what changed since the last time, as a release does; Brotli takes its time."""
        kept = CACHE / f"static-{digest(*STATIC_FROM)}"
        target = self.machine.var / "static"
        with one_at_a_time("static"):
            if not kept.exists():
                for stale in CACHE.glob("static-*/"):
                    shutil.rmtree(stale)
                self.machine.manage("collectstatic", "--no-input", "--verbosity=0")
                shutil.copytree(target, kept)
        shutil.copytree(kept, target, dirs_exist_ok=True)

    def stop(self) -> int | None:
        """Stop the set-up; its mails stay."""
        if self.machine.processes:
            self.machine.stop()
        return 0

    def put_back(self) -> None:
        """Return to the state of the original."""
        self.stop()
        shutil.rmtree(self.machine.root / "var/cache/nginx/cradle", ignore_errors=True)
        self.begin()

    def end(self) -> None:
        """Stop the set-up, remove its database and its folder."""
        super().end()
        self.machine.end()

    def output(self) -> str:
        """Return what all processes printed."""
        return self.machine.output()

    def second_factor(self, address: str) -> Callable[[], str] | None:
        """Return what tells the code of somebody who may enter the admin; None for all others.

        The secret is new each time: no code is taken twice, and nobody waits half a minute.
        """
        user = User.objects.filter(email=address).first()
        if user is None or not user.has_perm("wagtailadmin.access_admin"):
            return None
        Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(user, secret)

        def code() -> str:
            counter = next(iter(totp.yield_hotp_counters_from_time()))
            return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))

        return code
