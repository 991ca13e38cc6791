"""Where the doctor looks: the network's folder, its settings as they stand, and its repository."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.config import CONFIG_NAME
from netnotes.git import GitMissingError, git, inside_repository
from netnotes.lazy import lazy
from netnotes.model.compose import compose
from netnotes.model.nodes import Pairs, Scalar

#: Where MkDocs serves, where the settings say nothing.
_PORT = 8000
_HIGHEST = 65_535


class Place:
    """What the looks share. `root` is None where there is no network; `copies` are stray copies of the site."""

    def __init__(self, root: Path | None, copies: tuple[Path, ...] = ()) -> None:
        self.root = root
        self.copies = copies

    @lazy
    def source(self) -> str:
        """The text of mkdocs.yml; '' where there is none that can be read."""
        try:
            return (self.root / CONFIG_NAME).read_text("utf-8-sig") if self.root else ""
        except (OSError, UnicodeDecodeError):
            return ""

    @lazy
    def config(self) -> Pairs | None:
        """What mkdocs.yml says, as nodes: nothing in it is built or run."""
        node, _ = compose(self.source, foreign=True)
        return node if isinstance(node, Pairs) else None

    def setting(self, name: str) -> str:
        """A setting of MkDocs that is one text; '' where it is not there."""
        node = self.config.get(name) if self.config is not None else None
        return node.text if isinstance(node, Scalar) else ""

    @lazy
    def site(self) -> Path | None:
        """The folder that the site is written to, whether it is there or not."""
        if self.root is None:
            return None
        return Path(os.path.normpath(self.root / (self.setting("site_dir") or "site")))

    @lazy
    def port(self) -> int:
        """The port that the site is served on, where no option says another."""
        said = self.setting("dev_addr").rpartition(":")[2]
        port = int(said) if said.isdecimal() and said.isascii() else 0
        return port if 0 < port <= _HIGHEST else _PORT

    @lazy
    def in_git(self) -> bool:
        """Whether the notes belong to a repository, and git is there to ask."""
        try:
            return self.root is not None and inside_repository(self.root)
        except GitMissingError:
            return False

    def git(self, *args: str) -> tuple[int, str]:
        """What git says of the repository; (1, '') where there is none."""
        if not self.in_git or self.root is None:
            return 1, ""
        return git(self.root, *args)

    def tracked(self, folder: Path) -> bool:
        """Whether git keeps any file of a folder."""
        inside = self._below(folder)
        return bool(inside) and bool(self.git("ls-files", "-z", "--", inside)[1].strip("\0"))

    def committable(self, folder: Path) -> bool:
        """Whether git would take anything new that lies in a folder along, with all the rest."""
        inside = self._below(folder)
        asked = ("ls-files", "-z", "--others", "--exclude-standard", "--directory", "--", inside)
        return bool(inside) and bool(self.git(*asked)[1].strip("\0"))

    def _below(self, folder: Path) -> str:
        """The folder's path below the network; '' where it lies elsewhere."""
        if self.root is None or not folder.is_relative_to(self.root):
            return ""
        return str(folder.relative_to(self.root))
