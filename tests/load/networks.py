"""Small networks, and all that one says: what the tests of this folder share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netnotes import cache
from netnotes.config import Settings, load_settings
from netnotes.load import load_network
from netnotes.model.network import Network


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file of a network."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def note(name: str, *log: str) -> str:
    """A note with a log."""
    return f"---\nname: {name}\n---\n\n## Log\n\n" + "".join(f"- {entry}\n" for entry in log)


def settings_of(root: Path) -> Settings:
    """The settings of a network."""
    return load_settings(root)


def what(network: Network) -> dict[str, Any]:
    """Everything that a network says, for comparing two of them."""
    said: dict[str, Any] = {one.path: (one.data, one.rest) for one in network.everything}
    return said | {"files": network.files, "duplicates": [n.path for n, _ in network.duplicates]}


def both(root: Path) -> dict[str, Any]:
    """The network through the cache, after checking that it is the one without."""
    cached = what(load_network(settings_of(root)))
    assert cached == what(load_network(settings_of(root), use_cache=False))
    return cached


def age(root: Path, seconds: float = 10) -> None:
    """Make every file, and what is kept of it, older: as if so much time had passed."""
    path = root / ".netnotes" / "notes.cache"
    kept = cache.read(path)
    for name, (version, _, *data) in kept["entries"].items():
        kept["entries"][name] = (version, False, *data)
    cache.write(path, kept)
