"""Noticing that a note changed, or that a new day began, while the site is served.

The system tells which file was touched; where it cannot, as in a folder that lies on another machine,
we look ourselves, and now and then even where it can. MkDocs's own watcher follows symbolic links round in
circles, and looks at ten thousand files twice a second; ours follows none. It asks what day it is at each
look and waits for no hour, so a machine that slept through midnight is not late.

What changed in the notes is read, and the pages that are open are told. Where that is not enough a bell is
rung, a file that MkDocs does watch, and MkDocs makes the whole site anew.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger

from netnotes.cache import make_state_dir

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("netnotes")

#: Seconds between two looks where nobody tells; more where a look itself takes long.
PAUSE = 0.3
#: The same where the system tells what changes: for the day, and for what it was never told itself.
RARELY = 30.0
#: And so often it is seen there what day it is.
_DAY = 1.0
#: A program that saves a note does so in several steps: so long after the last one it is read.
SETTLED = 0.02
#: But no longer than this after the first.
_AT_MOST = 0.2
#: So long after the last change it is seen what lies there by then.
_QUIET = 2.0
#: A bell that nobody heard is rung again after so many seconds, so many times.
_PATIENCE = 1.5
_RINGS = 4
_SHARE = 20
BELL = "reload"
#: Of what the system tells, all that changes a file; that somebody read one is no news.
_CHANGES = ("created", "modified", "moved", "deleted", "closed")


class Watch:
    """Looks at folders and at the day, until it is told to stop."""

    def __init__(
        self, folders: list[str], state_dir: Path, today: Callable[[], date] | None = None,
        notes: str = "",
    ) -> None:  # fmt: skip
        """`notes` is the folder in which a change concerns the notes alone."""
        self.folders, self.notes_dir = folders, notes
        self.today = today or (lambda: date.min)
        self.bell = state_dir / BELL
        self.about_to_load()
        self.over = threading.Event()
        self.stirred = threading.Event()
        self.observer: Any = None
        self._handler: Any = _Handler(self._stir)
        #: The folders that are listened to.
        self.heard: set[str] = set()
        #: Whether something was touched that is no note.
        self.beyond = False
        #: The notes that were touched, by their paths in full.
        self.touched: set[str] = set()
        self.follow: Callable[[set[str]], bool] = lambda _: False
        self.announce: Callable[[], None] = lambda: None
        self.rested: Callable[[], None] = lambda: None
        self.thread = threading.Thread(target=self._look, name="netnotes-watch", daemon=True)

    def take_over(
        self, server: LiveReloadServer, follow: Callable[[set[str]], bool] | None = None,
        rested: Callable[[], None] | None = None,
    ) -> bool:  # fmt: skip
        """Watch in MkDocs's place; where the bell cannot be hung up, MkDocs goes on as ever.

        `follow` reads what changed in the notes, by their paths; where it gives False, the site has to
        be made anew.
        `rested` is called now and then when nothing has changed for a while.
        """
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
        if follow is not None and rested is not None:
            self.follow, self.rested = follow, rested
            self.announce = server.announce  # type: ignore[attr-defined]
        self.observer = self._told()
        self.thread.start()
        return True

    def about_to_load(self) -> None:
        """What is read from now on is what lies there now, or newer."""
        self.loaded_on = self.today()
        self.loaded = self.snapshot()

    def stop(self) -> None:
        """Look no more."""
        self.over.set()
        self.stirred.set()
        if self.observer is not None:
            self.observer.stop()

    # -- looking ------------------------------------------------------------------------------

    def _look(self) -> None:
        """Wait for news, of the system or of the calendar, and every so often look for them."""
        rung, times, last = 0.0, 0, self.loaded
        followed, look_at = False, time.monotonic() + _QUIET
        while not self.over.is_set():
            told = self.stirred.wait(PAUSE if self.observer is None else max(PAUSE, _DAY))
            if self.over.is_set():
                return
            if told and self._settle() and self._follow():
                followed, look_at = True, time.monotonic() + _QUIET
                continue
            began = time.monotonic()
            # Somebody was told, and did not come yet.
            waits = last != self.loaded and times < _RINGS
            if not told and not waits and began < look_at and self.today() == self.loaded_on:
                continue
            if told and self.observer is not None:
                with suppress(OSError, RuntimeError):
                    self._listen(self.observer)  # a folder may have begun to exist
            now = self.snapshot()
            look_at = self._next(time.monotonic() - began)
            if followed and not told:  # what lies there is what was read, or we are told
                self.loaded, last = now, now
            followed = False
            if now != last:
                rung, times, last = 0.0, 0, now
            if now == self.loaded:
                self.rested()
            elif times < _RINGS and began - rung > _PATIENCE:
                rung, times = began, times + 1
                self._ring()

    def _next(self, cost: float) -> float:
        """When to look again, after a look that took so many seconds."""
        pause = _SHARE * cost if self.observer is None else RARELY
        return time.monotonic() + pause

    def _settle(self) -> bool:
        """Wait until whoever writes is done; it always comes to that."""
        end = time.monotonic() + _AT_MOST
        while True:
            self.stirred.clear()
            if not self.stirred.wait(SETTLED) or time.monotonic() > end:
                self.stirred.clear()
                return True

    def _follow(self) -> bool:
        """Read what changed, and let the open pages know; False where that is not enough."""
        beyond, self.beyond = self.beyond, False
        touched, self.touched = self.touched, set()
        try:
            done = not beyond and self.follow(touched)
        except Exception as error:  # MkDocs makes it anew, and says what is wrong
            log.debug("the notes could not be followed: %s", error, exc_info=True)
            return False
        if done:
            self.announce()
        return done

    def snapshot(self) -> int:
        """A number that differs when any file does, and on another day."""
        files = frozenset(entry for folder in self.folders for entry in _files(folder))
        return hash((self.today(), files))

    def _ring(self) -> None:
        try:
            self.bell.write_text(f"{time.time_ns()}\n", "utf-8")
        except OSError:
            self.over.set()

    # -- being told ---------------------------------------------------------------------------

    def _told(self) -> Any:
        """What listens to the system, or None where that says nothing."""
        from watchdog.observers import Observer
        from watchdog.observers.polling import PollingObserver

        if issubclass(Observer, PollingObserver):  # type: ignore[arg-type]
            return None
        observer = Observer()
        try:
            self._listen(observer)
            # Where a folder is not there yet, it begins in the one above.
            missing = [folder for folder in self.folders if folder not in self.heard]
            for above in {os.path.dirname(folder) for folder in missing}:
                if os.path.isdir(above) and above not in self.heard:
                    observer.schedule(self._handler, above, recursive=False)
            observer.start()
        except (OSError, RuntimeError):  # as where too much is being watched already
            with suppress(Exception):
                observer.stop()
            return None
        return observer

    def _listen(self, observer: Any) -> None:
        """Listen to the folders that are there and are not listened to yet."""
        for folder in self.folders:
            if folder not in self.heard and os.path.isdir(folder):
                observer.schedule(self._handler, folder, recursive=True)
                self.heard.add(folder)

    def _stir(self, path: str) -> None:
        """Something happened at a path: is it ours?"""
        for folder in self.folders:
            if path == folder or path.startswith(folder + os.sep):
                if f"{os.sep}." not in path[len(folder) :]:
                    if self.notes_dir and path.startswith(self.notes_dir + os.sep):
                        self.touched.add(path)
                    else:
                        self.beyond = True
                    self.stirred.set()
                return


class _Handler:
    """What the system's events are given to."""

    def __init__(self, stir: Callable[[str], None]) -> None:
        self.stir = stir

    def dispatch(self, event: Any) -> None:
        """One event; a file that is moved is at two places."""
        if event.event_type in _CHANGES and not (
            event.is_directory and event.event_type == "modified"
        ):
            for path in (event.src_path, getattr(event, "dest_path", "")):
                if path:
                    self.stir(os.fsdecode(path))


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
