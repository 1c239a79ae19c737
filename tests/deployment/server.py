"""The one-server set-up, running on the loopback from the files of deploy/server.

nginx, application and worker are started with the commands of their files, every path moved below
one folder and every port to a free one; PostgreSQL is that of the tests, the cache a Redis of its
own, mail goes by SMTP to a folder. What systemd would add (user, sandbox) is not there: the checks
of test_units.py look at that.
"""

import os
import re
import shlex
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

from tests.database import ROOT
from tests.deployment.files import Unit, place, under, variables
from tests.deployment.mail_sink import MailSink
from tests.journeys.demo_site import free_port

MODULES = ("cache_purge", "brotli_filter", "brotli_static")
NEEDED = ("nginx", "redis-server", "openssl")
HOST = "localhost"
SECONDS_TO_START = 120
# As systemd gives it to a service, and no more.
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def missing_programs() -> list[str]:
    """Return what must be installed before a server can be started here."""
    missing = [name for name in NEEDED if shutil.which(name, path=PATH) is None]
    files = [f"ngx_http_{module}_module.so" for module in MODULES]
    return missing + [
        name for name in files if not (Path("/usr/lib/nginx/modules") / name).exists()
    ]


class Server:
    """One machine: its folder, its address and its processes."""

    def __init__(self, release: Path = ROOT) -> None:
        """Place the files; `release` is the code that serves."""
        self.root = Path(tempfile.mkdtemp(prefix="cradle-server-"))
        self.ports = {name: free_port() for name in ("http", "https", "purge", "redis")}
        self.url = f"https://{HOST}:{self.ports['https']}"
        self.var = self.root / "var/lib/cradle"
        self.certificate = self.root / "etc/cradle/tls/fullchain.pem"
        self.mail = MailSink(self.var / "mail")
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        place(self.root, HOST)
        self._make_folders()
        self.install(release)
        self._move_files()
        self._make_certificate()

    def _make_folders(self) -> None:
        for folder in (
            "lib/cradle/media",
            "lib/cradle/private",
            "lib/cradle/static",
            "cache/nginx/cradle",
            "log/nginx/cradle",
            "backups/cradle",
        ):
            (self.root / "var" / folder).mkdir(parents=True, exist_ok=True)
        for folder in ("run/cradle", "opt/cradle", "etc/cradle/tls", "nginx"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)

    def install(self, release: Path) -> None:
        """Let /opt/cradle/current lead to a folder of code, in one step."""
        scratch = self.root / "opt/cradle/current.new"
        scratch.symlink_to(release)
        scratch.rename(self.root / "opt/cradle/current")

    def _move_files(self) -> None:
        for folder in ("etc/nginx", "etc/systemd/system", "etc/logrotate.d"):
            for path in (self.root / folder).rglob("*"):
                if path.is_file() and not path.is_symlink():
                    path.write_text(under(self.root, path.read_text()))
        site = self.root / "etc/nginx/sites-available/cradle.conf"
        text = re.sub(r"^ *listen \[::\].*\n", "", site.read_text(), flags=re.MULTILINE)
        for port, name in (("80", "http"), ("443", "https")):
            text = re.sub(rf"listen {port}\b", f"listen 127.0.0.1:{self.ports[name]}", text)
        text = text.replace("127.0.0.1:8090", f"127.0.0.1:{self.ports['purge']}")
        site.write_text(text.replace("https://$host$", f"https://$host:{self.ports['https']}$"))
        (self.root / "nginx.conf").write_text(self._nginx_main())

    def _nginx_main(self) -> str:
        """Return Debian's own nginx.conf, with this folder's sites and nobody else's."""
        text = Path("/etc/nginx/nginx.conf").read_text(encoding="utf-8")
        text = re.sub(r"^.*include /etc/nginx/conf\.d.*\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^user .*\n", "user root;\n" if os.geteuid() == 0 else "", text, flags=re.M)
        text = text.replace("/etc/nginx/sites-enabled/*", f"{self.root}/etc/nginx/sites-enabled/*")
        text = re.sub(r"/(run|var/log/nginx)/", rf"{self.root}/\1/", text)
        temporary = "".join(
            f"\t{kind}_temp_path {self.root}/nginx/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
        )
        return text.replace("http {\n", f"http {{\n{temporary}", 1)

    def _make_certificate(self) -> None:
        key = self.certificate.with_name("privkey.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST},IP:127.0.0.1",
             "-keyout", key, "-out", self.certificate],
            check=True, capture_output=True,
        )  # fmt: skip

    @property
    def cache_url(self) -> str:
        """The address of the cache."""
        return f"redis://127.0.0.1:{self.ports['redis']}/1"

    def configure(self, **values: str) -> None:
        """Write the environment file, as an administrator does: the example, with `values`."""
        path = self.root / "etc/cradle/env"
        own = {
            "VAR_DIR": str(self.var),
            "BASE_URL": self.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "CACHE_URL": self.cache_url,
            "FRONTEND_CACHE_URL": f"http://127.0.0.1:{self.ports['purge']}",
            # Nothing of this machine is asked to reach out.
            "CHECK_OUTSIDE_LINKS": "false",
            **values,
        }
        settings = {**variables(path.read_text()), **own}
        path.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))

    def unit(self, name: str) -> Unit:
        """Return a unit as it was placed."""
        return Unit.read((self.root / "etc/systemd/system" / name).read_text())

    def environment(self, name: str) -> dict[str, str]:
        """Return what systemd would hand to the processes of a unit."""
        home = {"HOME": str(self.var), "USER": "cradle", "LOGNAME": "cradle", "LANG": "C.UTF-8"}
        return {"PATH": PATH, **home, **self.unit(name).environment()}

    def start_unit(self, name: str, alias: str = "") -> subprocess.Popen[bytes]:
        """Start what a unit starts; `alias` names a second process of the same unit."""
        unit = self.unit(name)
        return self._start(
            alias or name,
            shlex.split(unit.one("ExecStart")),
            self.environment(name),
            unit.one("WorkingDirectory"),
        )

    def reload_unit(self, name: str) -> None:
        """Do what `systemctl reload` does."""
        pid = str(self.processes[name].pid)
        command = self.unit(name).one("ExecReload").replace("$MAINPID", pid)
        subprocess.run(shlex.split(command), check=True)

    def manage(self, *words: str) -> str:
        """Run `cradle-manage` and return what it says."""
        program = self.root / "usr/local/bin/cradle-manage"
        environment = {"PATH": PATH, "CRADLE_ROOT": str(self.root), "LANG": "C.UTF-8"}
        done = subprocess.run([program, *words], env=environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{words}: {done.stdout}{done.stderr}")
        return done.stdout

    def nginx(self, *words: str) -> list[str]:
        """Return the command line of nginx on the files of this folder."""
        return ["nginx", "-c", str(self.root / "nginx.conf"), *words]

    def start(self, *units: str) -> None:
        """Start everything, or only these units; return when they answer."""
        self.mail.begin()
        self.start_redis()
        for unit in units or ("cradle-web.service", "cradle-worker.service"):
            self.start_unit(unit)
        self.start_nginx()
        self.wait_until_ready("/healthz" if units else "/readyz")

    def start_redis(self) -> None:
        """Start the cache alone."""
        redis = f"redis-server --bind 127.0.0.1 --port {self.ports['redis']} --appendonly no"
        self._start("redis", [*shlex.split(redis), "--save", ""], {"PATH": PATH}, str(self.root))

    def start_nginx(self) -> None:
        """Start nginx alone."""
        command = self.nginx("-g", "daemon off;")
        self._start("nginx", command, {"PATH": PATH}, str(self.root))

    def _start(
        self, name: str, command: list[str], environment: dict[str, str], folder: str
    ) -> subprocess.Popen[bytes]:
        with (self.root / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self.processes[name]

    def wait_until_ready(self, address: str = "/readyz") -> None:
        """Return once `address` says so; raises RuntimeError with the last words otherwise."""
        deadline, reason = time.monotonic() + SECONDS_TO_START, ""
        while time.monotonic() < deadline:
            try:
                with self.open(address):
                    return
            except urllib.error.HTTPError as error:
                reason = error.read().decode(errors="replace")
            except OSError as error:
                reason = str(error)
            ended = [name for name, one in self.processes.items() if one.poll() is not None]
            if ended:
                break
            time.sleep(0.2)
        raise RuntimeError(f"Not ready: {reason}\n{self.output()}")

    def open(self, path: str, **headers: str) -> HTTPResponse:
        """Ask the site for a path over TLS, trusting its certificate."""
        request = urllib.request.Request(f"{self.url}{path}", headers=headers)
        trusted = ssl.create_default_context(cafile=str(self.certificate))
        answer: HTTPResponse = urllib.request.urlopen(request, timeout=20, context=trusted)
        return answer

    def stop(self, *names: str) -> None:
        """Stop some processes, or all of them, as systemd does."""
        chosen = names or tuple(reversed(self.processes))
        for name in chosen:
            process = self.processes.pop(name)
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if not names:
            self.mail.end()
            # For a second start: a server that was closed never listens again.
            self.mail = MailSink(self.mail.folder)

    def output(self) -> str:
        """Return what the processes have said."""
        logs = [*self.root.glob("*.log"), *(self.root / "var/log/nginx").rglob("error.log")]
        return "\n".join(f"== {log.name}\n{log.read_text(errors='replace')}" for log in logs)

    def end(self) -> None:
        """Stop everything and remove the folder."""
        if self.processes:
            self.stop()
        shutil.rmtree(self.root, ignore_errors=True)
