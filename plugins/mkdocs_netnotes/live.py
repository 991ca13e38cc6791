"""The network as it is at this build: loaded through one store, which lives through rebuilds."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from netnotes.config import LANGUAGES_DIR, NOTES_DIR, load_settings
from netnotes.git import Histories, known_of
from netnotes.halves import apart
from netnotes.lazy import VERY_MANY
from netnotes.lint.check import check, look_ahead
from netnotes.load import Store
from netnotes.model.network import Network
from netnotes.model.values.day import read_day
from netnotes.sentences import spoken

if TYPE_CHECKING:
    from netnotes.config import Settings
    from netnotes.git import Commit
    from netnotes.model.diagnostic import Diagnostic

TODAY_VARIABLE = "NETNOTES_TODAY"
#: Beside the notes, what else of the network pages are made of: one's own questions, asks,
#: templates, and languages.
BESIDES = ("questions", "asks", "templates", LANGUAGES_DIR)


class Changes:
    """The commits that changed each note, by its path, newest first; git is asked when a page wants them."""

    def __init__(self, histories: Histories, folder: Path) -> None:
        self._histories = histories
        self._folder = folder

    @cached_property
    def head(self) -> str:
        """What tells the history that is here from any other, or '' for none."""
        return known_of(self._folder)

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Commit]]:
        return self._histories.at(self._folder)

    def get(self, path: str, without: Sequence[Commit]) -> Sequence[Commit]:
        """The commits that changed one note."""
        return self._found.get(path, without)


@dataclass(frozen=True)
class Snapshot:
    """What one build speaks of."""

    network: Network
    today: date
    settings: Settings
    commits: Changes

    @cached_property
    def findings(self) -> list[Diagnostic]:
        """All that is to be said of the notes."""
        return check(self.network, self.settings, self.today)

    def errors(self) -> list[str]:
        """The findings that make a strict build fail, a line each, with their places."""
        return [
            f"{d.path}:{d.span.line}:{d.span.column} {d.code} {d.message}"
            for d in self.findings
            if d.severity == "error"
        ]


class Live:
    """Loads the network again and again; a note that did not change is not read again."""

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self.store: Store | None = None
        #: What a load gives: a network, or one that tells what is looked at of it.
        self.kind: type[Network] = Network
        self.histories = Histories()
        self.lock = Lock()

    def configure(self, root: Path, config_path: Path | None) -> Settings:
        """Read the settings; a changed one begins a new store with the notes of the old one."""
        settings = load_settings(root, config_path)
        settings.speak()
        old, store = self.settings, self.store
        same = old and (old.root, old.fingerprint()) == (settings.root, settings.fingerprint())
        if store is None or not same or store.state != spoken().state:
            there = store is not None and old is not None and old.root == settings.root
            self.store = Store(settings, before=store if there else None, kind=self.kind)
        self.settings = settings
        return settings

    def load(self, changed: Collection[str] | None = None) -> Snapshot:
        """The network as it is on disk now.

        `changed` are the paths in full that may be another since the last load; None for any.
        """
        assert self.settings is not None
        assert self.store is not None
        with self.lock:
            if self.store.found is None:
                self._look_ahead()
            if changed is not None:
                changed = [os.path.relpath(path, self.settings.root) for path in changed]
            network = self.store.load(changed=changed)
        settings = self.settings
        changes = Changes(self.histories, settings.root)
        return Snapshot(network, read_today(settings), settings, changes)

    def _look_ahead(self) -> None:
        """Where very many notes are new, read and check them in a process of its own: it keeps them.

        To read them takes twice the memory that they take once they are kept.
        """
        assert self.settings is not None
        assert self.store is not None
        if not self.store.use_cache or len(self.store.unread()) < VERY_MANY:
            return
        settings, store = self.settings, self.store
        apart(lambda: look_ahead(store.load(), settings))
        self.store = Store(settings, kind=self.kind)


def read_today(settings: Settings) -> date:
    """The date of this build: the variable, the settings, the machine's own, in this order."""
    said = os.environ.get(TODAY_VARIABLE, "")
    return (read_day(said) if said else None) or settings.today or clock()


def clock() -> date:
    """The day on this machine's own calendar, which changes at midnight here."""
    return date.today()  # noqa: DTZ011


def root_of(config_path: str, docs_dir: str) -> Path:
    """The network's folder: where mkdocs.yml is, or without one, where people/ is."""
    if config_path:
        return Path(config_path).resolve().parent
    docs = Path(docs_dir).resolve()
    return docs.parent if docs.name == NOTES_DIR else docs
