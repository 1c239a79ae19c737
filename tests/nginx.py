"""A real nginx with the cache-purge module before the application, for tests."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

MODULE = Path("/usr/lib/nginx/modules/ngx_http_cache_purge_module.so")
PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin") or ""
MISSING = (
    ""
    if PROGRAM and MODULE.exists()
    else ("needs Debian's nginx and libnginx-mod-http-cache-purge")
)
# Freshness and staleness are what the answers say: nothing of it is written here.
CONFIGURATION = """
load_module {module};
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  proxy_cache_path {folder}/cache keys_zone=pages:1m inactive=1d use_temp_path=off;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_set_header Host $host;
      proxy_set_header X-Request-ID $request_id;
      proxy_cache pages;
      proxy_cache_key "$host$request_uri";
      proxy_cache_lock on;
      proxy_cache_background_update on;
      add_header X-Cache $upstream_cache_status always;
    }}
  }}
  # Beside the pages: with `PURGE from` in their location Debian's module 2.3 ends the process.
  server {{
    listen 127.0.0.1:{purged};
    location / {{ allow 127.0.0.1; deny all; proxy_cache_purge pages "$host$request_uri"; }}
  }}
}}
"""


class _Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    # Each thread has a connection to the database, which must not outlive the test.
    block_on_close = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _answer(environ: dict, start: object) -> object:
    try:
        return list(WSGIHandler()(environ, start))
    finally:
        connections.close_all()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def application() -> Iterator[int]:
    """Serve the application from threads of this process; give its port."""
    server = _Threaded(("127.0.0.1", 0), _Quiet)
    server.set_app(_answer)
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def nginx(folder: Path, behind: int) -> Iterator[tuple[int, int]]:
    """Run nginx before the application at port `behind`; give its ports for pages and purges."""
    port, purged = free_port(), free_port()
    written = folder / "nginx.conf"
    written.write_text(
        CONFIGURATION.format(module=MODULE, folder=folder, port=port, behind=behind, purged=purged)
    )
    process = subprocess.Popen([PROGRAM, "-p", folder, "-c", written], stderr=subprocess.DEVNULL)
    try:
        _await(port)
        yield port, purged
    finally:
        process.terminate()
        process.wait(10)


def _await(port: int) -> None:
    for _again in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nginx does not listen on {port}")


def get(port: int, path: str) -> tuple[HTTPResponse, str]:
    """Ask for an address; return the answer and its text."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": "localhost"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text
