"""The server of the site: MkDocs's own, with the guard built in, patience that ends, and a memory.

It takes the place of MkDocs's server before that is made, so that the guard stands whichever options
`mkdocs serve` was given; the event for plugins comes late, and without live reload not at all.
"""

from __future__ import annotations

import importlib
import io
import os
import posixpath
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from mkdocs_netnotes import privacy
from mkdocs_netnotes.answers import Answers
from mkdocs_netnotes.copies import Held
from mkdocs_netnotes.guard import HEADERS, MOST_POLLS, NO_POLICY, Guard

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

log = get_plugin_logger("netnotes")

#: A request has to be whole after so many seconds, and an answer has to be taken in so many.
HEADER_TIME, ANSWER_TIME = 5.0, 60.0
#: So many connections at once; one more ends the oldest that has not yet said what it wants.
MOST_CONNECTIONS = 256
#: A page waits so many seconds for news, then asks again: whoever left is not waited for long.
POLL_TIME = 10
#: Beside the site in the folder that is served: the last one that was whole, while a new one is made.
_KEPT = ".netnotes-kept"
_LINE = 65536


class _Timed(io.RawIOBase):
    """What a connection says, until its time is up."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self.connection = connection
        self.end = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what there is; raises TimeoutError."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.connection.settimeout(left)
        return self.connection.recv_into(buffer)


class _Answer(ServerHandler):
    """Writes an answer; whoever hangs up meanwhile has not made a fault."""

    def log_exception(self, exc_info: Any) -> None:
        if not isinstance(exc_info[1], OSError):
            super().log_exception(exc_info)


class Handler(WSGIRequestHandler):
    """One request: read within its time, answered through the guard."""

    server: GuardedServer

    def setup(self) -> None:
        """Begin; from now on the time runs in which the request has to be whole."""
        super().setup()
        self.rfile = io.BufferedReader(_Timed(self.connection, self.server.header_time))

    def handle(self) -> None:
        """Answer; one that stays half, or hangs up, is let go without a word."""
        with suppress(OSError):
            self._answer()

    def _answer(self) -> None:
        self.raw_requestline = self.rfile.readline(_LINE + 1)
        if len(self.raw_requestline) > _LINE:
            self.requestline = self.request_version = self.command = ""
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            return
        if not self.parse_request():
            return
        if self.request_version == "HTTP/0.9":  # it could be given no headers
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
            return
        self.server.connections.heard(self.connection)
        self.connection.settimeout(ANSWER_TIME)
        asked, said = cast("Any", self.rfile), cast("Any", self.wfile)
        answer = _Answer(asked, said, sys.stderr, self.get_environ())
        answer.request_handler = self  # type: ignore[attr-defined]  # as its base class wants it
        answer.run(self.server.get_app())

    def get_environ(self) -> dict[str, Any]:
        """What is asked, and at which of this machine's addresses: the connection's own."""
        here = self.connection.getsockname()
        return {
            **super().get_environ(),
            "SERVER_NAME": str(here[0]).partition("%")[0],
            "SERVER_PORT": str(here[1]),
        }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, with the same headers as any answer."""
        status = HTTPStatus(code)
        self.request_version = "HTTP/1.0"
        said = f"{status.value} {status.phrase}\n".encode()
        self.log_request(code)
        self.send_response_only(code, status.phrase)
        headers = [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))]
        for name, value in [*headers, ("Content-Security-Policy", NO_POLICY), *HEADERS]:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(said)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say what went wrong; the rest only to whoever asks for details."""
        usual = str(getattr(code, "value", code))[:1] in "123" or str(code)[:3] == "503"
        tell = log.debug if usual else log.warning
        tell("%s, code %s", ascii(self.requestline), str(code)[:3])

    def log_message(self, format: str, *args: Any) -> None:
        """For whoever asks for details."""
        log.debug(format, *map(ascii, args))


class Connections:
    """Those that are open, within their number. A room full of half requests has room for a whole one."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.lock = threading.Lock()
        self.open: set[socket.socket] = set()
        #: Those that did not yet say what they want, the oldest first.
        self.silent: dict[socket.socket, None] = {}

    def enter(self, connection: socket.socket) -> bool:
        """Whether there is room; the oldest silent one may have to leave for it."""
        with self.lock:
            if len(self.open) >= self.most:
                oldest = next(iter(self.silent), None)
                if oldest is None:
                    return False
                self._forget(oldest)
                with suppress(OSError):
                    oldest.shutdown(socket.SHUT_RDWR)
            self.open.add(connection)
            self.silent[connection] = None
            return True

    def heard(self, connection: socket.socket) -> None:
        """It said what it wants."""
        with self.lock:
            self.silent.pop(connection, None)

    def leave(self, connection: socket.socket) -> None:
        """It is over."""
        with self.lock:
            self._forget(connection)

    def _forget(self, connection: socket.socket) -> None:
        self.open.discard(connection)
        self.silent.pop(connection, None)


class GuardedServer(LiveReloadServer):
    """MkDocs's server behind the guard; it serves the last good build when a new one fails."""

    request_queue_size = 128
    poll_response_timeout = POLL_TIME
    header_time = HEADER_TIME

    def __init__(
        self,
        builder: Callable[[], None],
        host: str,
        port: int,
        root: str,
        *args: Any,
        keeps: bool = True,
        answers: Answers | None = None,
        **options: Any,
    ) -> None:
        """`keeps` is off where the new build is made upon the old one.

        `answers` has what lies in no folder: pages that are drawn when they are asked for.
        """
        try:
            privacy.refuse_open_address(host)
        except PluginError:
            with suppress(OSError):
                os.rmdir(root)  # made a moment ago, and nobody would take it away again
            raise
        super().__init__(builder, host, port, root, *args, **options)
        self.given = builder
        self.builder = partial(self._rebuild, builder, keeps=keeps)
        self.RequestHandlerClass = Handler
        self.polls = threading.BoundedSemaphore(MOST_POLLS)
        self.connections = Connections(MOST_CONNECTIONS)
        self.held = Held(root)
        self.answers = answers or Answers()

    def announce(self) -> None:
        """Let every open page know that there is a newer one."""
        with self._epoch_cond:
            now = max(time.monotonic_ns() // 1_000_000, self._visible_epoch + 1)
            self._wanted_epoch = self._visible_epoch = now
            self._epoch_cond.notify_all()

    def _serve_request(self, environ: Any, start_response: Any) -> Any:
        """Answer with a page of ours, or else with what lies in the folder, as MkDocs does."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(self.mount_path):
            return super()._serve_request(environ, start_response)
        at = posixpath.normpath(f"/{path[len(self.mount_path) :]}").lstrip("/")
        if path.endswith("/"):
            at = f"{at}/index.html" if at else "index.html"
        with self._epoch_cond:  # the pages of a site that is being made are not there yet
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        content = self.answers.get(at)
        if content is None:
            if self.answers.is_page(f"{at}/index.html"):
                start_response("302 Found", [("Location", quote(f"{path}/"))])
                return []
            found = super()._serve_request(environ, start_response)
            return self._lost(start_response, epoch) if found is None else found
        if self._watched_paths and at.endswith(".html"):
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        kind, size = self._guess_type(at), str(len(content))  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", size)])
        return [content]

    def _lost(self, start_response: Any, epoch: int) -> list[bytes] | None:
        """The page for where there is none, which is loaded again as all others are.

        What it stands in for may come: a note that some editors save is gone for a moment.
        """
        content: bytes | None = self.error_handler(404)
        if content is None:
            return None
        if self._watched_paths:
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [content]

    def server_bind(self) -> None:
        """Take the port; the machine's name, for which others would be asked, is not needed."""
        TCPServer.server_bind(self)
        host, self.server_port = self.socket.getsockname()[:2]
        self.server_name = str(host)
        if host == privacy.listening.get() and not privacy.is_loopback(host):
            log.warning(
                "whoever reaches this machine's port %s can read all of these notes now, without a "
                "password; Ctrl+C ends it",
                self.server_port,
            )
        self.setup_environ()

    def get_app(self) -> WSGIApplication:
        """The guard, before whatever answers now."""
        app: Any = super().get_app()
        guard: Any = Guard(app, self.polls)
        return guard  # type: ignore[no-any-return]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread, where there is room for one."""
        if self.connections.enter(request):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def close_request(self, request: Any) -> None:
        """The connection is over, however it ended."""
        self.connections.leave(request)
        super().close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that breaks is no fault of anybody here."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def watch(self, path: str, func: Any = None, *, recursive: bool = True) -> None:
        """Watch as MkDocs does; plugins may name the builder that they were given."""
        if func is self.given:
            func = None
        super().watch(path, func, recursive=recursive)

    def shutdown(self, wait: bool = False) -> None:
        """Serve no more; the copy is nobody's from now on."""
        super().shutdown(wait)
        self.held.let_go()

    def _rebuild(self, builder: Callable[[], None], *, keeps: bool) -> None:
        """Make the site anew. Where that fails, the last one stays, and every page answers."""
        with _kept(self.root) if keeps else suppress(_FailedError):
            try:
                builder()
            except Exception as error:
                why = " ".join(str(error).split()) or type(error).__name__
                log.error("the site stays as it was: %s", why)  # noqa: TRY400
                raise _FailedError from error


class _FailedError(Exception):
    """The build failed, and this has been said."""


@contextmanager
def _kept(root: str) -> Iterator[None]:
    """Put what lies in a folder aside, and back again where what follows fails."""
    kept = os.path.join(root, _KEPT)
    shutil.rmtree(kept, ignore_errors=True)
    os.mkdir(kept, 0o700)
    _move(root, kept)
    try:
        yield
    except _FailedError:
        _clear(root)
        _move(kept, root)
    finally:
        shutil.rmtree(kept, ignore_errors=True)


def _visible(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if not name.startswith(".")]


def _move(source: str, target: str) -> None:
    for name in _visible(source):
        os.rename(os.path.join(source, name), os.path.join(target, name))


def _clear(folder: str) -> None:
    for name in _visible(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)


def stand(*, dirty: bool, answers: Answers) -> Callable[[], None]:
    """Let the server that is about to be made be a guarded one; gives what undoes it.

    `answers` will hold the pages that it has to give.
    """
    module: Any = importlib.import_module("mkdocs.commands.serve")
    theirs = module.LiveReloadServer
    module.LiveReloadServer = partial(GuardedServer, keeps=not dirty, answers=answers)
    handlers = _end_in_order()

    def leave() -> None:
        module.LiveReloadServer = theirs
        for number, handler in handlers.items():
            signal.signal(number, handler)

    return leave


def _end_in_order() -> dict[int, Any]:
    """Let an end from outside be as one from the keyboard, which leaves nothing behind."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    changed: dict[int, Any] = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            changed[number] = signal.signal(number, _end)
    return changed


def _end(number: int, frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
