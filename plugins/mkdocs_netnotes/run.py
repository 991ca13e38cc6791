"""Building and serving a network's site through MkDocs's own API, with or without a mkdocs.yml."""

from __future__ import annotations

import errno
import gc
import io
import logging
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.live import TODAY_VARIABLE
from netnotes.config import CONFIG_NAME, NOTES_DIR, PLUGIN_NAME
from netnotes.errors import NetnotesError, SystemSaidNoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

LOOPBACK = "127.0.0.1"

#: What a folder that has only people/ is served with.
_DEFAULT = b"site_name: My people\ntheme: {name: material}\nplugins: [search, netnotes]\n"


class SiteFailedError(NetnotesError):
    """The site was not made; what was wrong has been said line by line."""

    exit_code = 1


class _Reread(io.BytesIO):
    """A configuration in memory, which MkDocs may read again at each rebuild."""

    def close(self) -> None:
        """Stay readable."""
        self.seek(0)


def build(
    root: Path, *, site_dir: Path | None, strict: bool, today: date | None, plain: bool = False
) -> None:
    """Write the site; `plain` lets MkDocs make every page."""
    from mkdocs.commands import build as commands
    from mkdocs.config import load_config

    def run() -> None:
        config = load_config(
            **_source(root), site_dir=str(site_dir or root / "site"), strict=strict or None
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            commands.build(config)
        finally:
            config.plugins.on_shutdown()

    with _way(plain=plain):
        _run(root, run, today)


def serve(
    root: Path, *, port: int, open_: bool, today: date | None, listen: str = LOOPBACK,
    plain: bool = False,
) -> None:  # fmt: skip
    """Serve the site to this machine, and make it anew when a note changes.

    `listen` is the address to be had at; where other machines reach it, they are let in.
    """
    from mkdocs.commands import serve as commands

    from mkdocs_netnotes import privacy

    def run() -> None:
        host = f"[{listen}]" if ":" in listen else listen
        commands.serve(**_source(root), dev_addr=f"{host}:{port}", open_in_browser=open_)

    said = privacy.listening.set(listen)
    try:
        with _way(plain=plain):
            _run(root, run, today)
    except SystemSaidNoError as error:
        if getattr(error.__cause__, "errno", None) == errno.EADDRINUSE:
            message = f"port {port} is taken; try `netnotes serve --port {port + 1}`"
            raise SystemSaidNoError(message) from error
        raise
    finally:
        privacy.listening.reset(said)


@contextmanager
def _way(*, plain: bool) -> Iterator[None]:
    """Which way pages are made meanwhile."""
    from mkdocs_netnotes import ways

    said = ways.plain.set(plain)
    try:
        yield
    finally:
        ways.plain.reset(said)


def _source(root: Path) -> dict[str, Any]:
    """Where MkDocs reads its configuration: the network's own file, or the defaults."""
    path = root / CONFIG_NAME
    if path.is_file() and PLUGIN_NAME in path.read_text("utf-8", "replace"):
        return {"config_file": str(path)}
    return {"config_file": _Reread(_DEFAULT), "docs_dir": str(root / NOTES_DIR)}


def _run(root: Path, run: Callable[[], None], today: date | None) -> None:
    """Run MkDocs in the network's folder; its failures become ours."""
    from mkdocs.exceptions import Abort, MkDocsException

    gc.enable()  # a command switched it off: this one may run for days
    _listen()
    before, said = Path.cwd(), os.environ.get(TODAY_VARIABLE)
    if today is not None:
        os.environ[TODAY_VARIABLE] = today.isoformat()
    os.chdir(root)
    try:
        run()
    except Abort as error:
        raise SiteFailedError(f"the site was not made: {error.format_message()}") from error
    except MkDocsException as error:
        raise SiteFailedError(str(error)) from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise SystemSaidNoError(f"{where}{error.strerror or error}") from error
    finally:
        os.chdir(before)
        if today is not None:
            os.environ.pop(TODAY_VARIABLE)
            if said is not None:
                os.environ[TODAY_VARIABLE] = said


def _listen() -> None:
    """Let MkDocs say on stderr what it does."""
    log = logging.getLogger("mkdocs")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-7s  %(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.INFO)
