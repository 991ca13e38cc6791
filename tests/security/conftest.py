"""What these tests share: an account of its own, so that nothing of whoever runs them counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own, and git without anybody's settings; gives that home."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in list(os.environ):
        if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER")) or name in ("EMAIL", "GIT_DIR"):
            monkeypatch.delenv(name)
    (home / "gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@ada.example\n")
    return home
