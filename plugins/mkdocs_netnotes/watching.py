"""Noticing that a note changed, or that a new day began, while the site is served.

MkDocs's own watcher follows symbolic links round in circles, and looks at ten thousand files twice a
second. Ours follows none and takes its time; it rings a bell, a file that MkDocs does watch. It asks
what day it is at each look and waits for no hour, so a machine that slept through midnight is not late.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.cache import make_state_dir

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

#: Seconds between two looks; more where a look itself takes long.
PAUSE = 0.3
#: A bell that nobody heard is rung again after so many seconds, so many times.
_PATIENCE = 1.5
_RINGS = 4
_SHARE = 20
BELL = "reload"


class Watch:
    """Looks at folders and at the day, until it is told to stop."""

    def __init__(
        self, folders: list[str], state_dir: Path, today: Callable[[], date] | None = None
    ) -> None:
        self.folders = folders
        self.today = today or (lambda: date.min)
        self.bell = state_dir / BELL
        self.loaded = self.snapshot()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, name="netnotes-watch", daemon=True)

    def take_over(self, server: LiveReloadServer) -> bool:
        """Watch in MkDocs's place; where the bell cannot be hung up, MkDocs goes on as ever."""
        try:
            make_state_dir(self.bell.parent)
            self.bell.touch()
        except OSError:
            return False
        for folder in self.folders:
            try:
                server.unwatch(folder)
            except KeyError:
                continue
        server.watch(str(self.bell))
        self.thread.start()
        return True

    def about_to_load(self) -> None:
        """What is read from now on is what lies there now, or newer."""
        self.loaded = self.snapshot()

    def stop(self) -> None:
        """Look no more."""
        self.over.set()

    def _look(self) -> None:
        pause, rung, times, last = PAUSE, 0.0, 0, self.loaded
        while not self.over.wait(pause):
            began = time.monotonic()
            now = self.snapshot()
            pause = max(PAUSE, _SHARE * (time.monotonic() - began))
            if now != last:
                rung, times, last = 0.0, 0, now
            if now != self.loaded and times < _RINGS and began - rung > _PATIENCE:
                rung, times = began, times + 1
                self._ring()

    def snapshot(self) -> int:
        """A number that differs when any file does, and on another day."""
        files = frozenset(entry for folder in self.folders for entry in _files(folder))
        return hash((self.today(), files))

    def _ring(self) -> None:
        try:
            self.bell.write_text(f"{time.time_ns()}\n", "utf-8")
        except OSError:
            self.over.set()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Every file below a folder with what tells one version from another; no link is followed."""
    folders = [folder]
    while folders:
        try:
            entries = list(os.scandir(folders.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    continue
                info = entry.stat()
            except OSError:
                yield entry.path, 0, 0
            else:
                yield entry.path, info.st_size, info.st_mtime_ns
