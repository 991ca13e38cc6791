"""Several programs write to one note at the same moment, and no line is lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from netnotes import changes
from netnotes.changes import kept, lost, swap
from netnotes.errors import RefusedError

WRITERS = Path(__file__).with_name("writers.py")
NOTE = "people/ada.md"
LINES = 300


def start(role: str, root: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITERS), role, str(root), name, str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def race(*writers: subprocess.Popen[str]) -> None:
    """Let all begin at the same moment, and wait for them."""
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=1800)
        assert writer.returncode == 0


def missing(text: str, *names: str) -> list[str]:
    there = set(re.findall(r"coffee: (.*)", text))
    return [f"{name} {n}" for name in names for n in range(LINES) if f"{name} {n}" not in there]


def everything(root: Path) -> str:
    """The notes, the journal, and all that is kept."""
    state = root / ".netnotes"
    files = [root / NOTE, state / "journal", *(state / "kept").iterdir()]
    text = "\n".join(path.read_text("utf-8") for path in files)
    return text.replace("\\n", "\n")


@pytest.mark.parametrize("count", [2, 8])
def test_writers(network_root: Path, count: int, proved) -> None:
    names = [f"writer{number}" for number in range(count)]
    race(*(start("netnotes", network_root, name, LINES) for name in names))
    text = (network_root / NOTE).read_text("utf-8")
    assert missing(text, *names) == []
    assert text.count("- 2026-11-21") == count * LINES, "each just once"
    assert lost.lost(network_root) == []
    assert kept.versions(network_root) == []
    proved(f"{count} writers, {LINES} lines each: 0 of {count * LINES} lost")


@pytest.mark.parametrize("role", ["in-place", "by-rename"])
def test_an_editor_saves_meanwhile(network_root: Path, role: str, proved) -> None:
    """What an editor overwrites is called lost; what we displaced is kept; all can be had back."""
    race(
        start("netnotes", network_root, "ours", LINES),
        start(role, network_root, "theirs", LINES),
    )
    text = (network_root / NOTE).read_text("utf-8")
    gone = missing(text, "ours")
    told = {one.line.partition(": ")[2] for one in lost.lost(network_root)}
    assert set(gone) == told, "the doctor knows just the lines that are gone"
    everywhere = everything(network_root)
    assert missing(everywhere, "ours") == []
    assert missing(everywhere, "theirs") == []
    overwritten = missing(text, "theirs")
    assert not overwritten or kept.versions(network_root)
    proved(
        f"an editor saving {role}: {len(gone)} of {LINES} ours and {len(overwritten)} of {LINES} "
        "theirs not in the note, 0 irrecoverable"
    )


def test_the_holder_of_the_lock_is_named(network_root: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from netnotes.changes.lock import locked\n"
        "sys.argv[1:] = ['log', 'ada', 'secret']\n"
        f"with locked(Path({str(network_root)!r}), 1): print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    step = changes.Change(NOTE, lambda raw: raw + b"- x\n")
    try:
        began = time.monotonic()
        with pytest.raises(RefusedError) as refused:
            changes.apply(network_root, [step], "x", lock_seconds=0.2)
        assert 0.2 <= time.monotonic() - began < 300, "it waits as long as it was told"
        assert f"process {holder.pid}" in str(refused.value)
        assert "log`" in str(refused.value)
        assert "secret" not in str(refused.value)
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    assert changes.apply(network_root, [step], "x", lock_seconds=600), "the system freed the lock"


def test_the_newest_of_an_editors_versions_wins(
    network_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor saves between our last look and the exchange, and once more before we give way."""
    path = network_root / NOTE
    really, saves = swap.exchange, iter([b"first\n", b"second\n"])

    def exchange(one: str, other: str) -> None:
        save = next(saves, None)
        if save is not None:
            new = path.with_name("ada.tmp")
            new.write_bytes(path.read_bytes() + save if save == b"first\n" else b"- old\nsecond\n")
            os.replace(new, path)
        really(one, other)

    monkeypatch.setattr(swap, "exchange", exchange)
    changes.apply(network_root, [changes.Change(NOTE, lambda raw: raw + b"- ours\n")], "ours")
    assert path.read_bytes() == b"- old\nsecond\n- ours\n"
    assert any(b"first" in Path(c.place).read_bytes() for c in kept.versions(network_root))


def test_an_editor_that_never_stops(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = network_root / NOTE
    really = swap.exchange

    def exchange(one: str, other: str) -> None:
        if one.rpartition("/")[2].startswith(".netnotes-") and b"ours" in Path(one).read_bytes():
            path.write_bytes(path.read_bytes() + b"- again\n")
        really(one, other)

    monkeypatch.setattr(swap, "exchange", exchange)
    step = changes.Change(NOTE, lambda raw: raw + b"- ours\n")
    with pytest.raises(RefusedError, match="keeps on writing"):
        changes.apply(network_root, [step], "ours", lock_seconds=0.3)
    assert b"ours" not in path.read_bytes()
    assert b"again" in path.read_bytes()


def test_a_note_that_is_just_being_saved_is_read_again(
    network_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves in place leaves an empty file for a moment."""
    path = network_root / NOTE
    just_now = SimpleNamespace(
        time=lambda: path.stat().st_mtime, sleep=time.sleep, monotonic=time.monotonic
    )
    monkeypatch.setattr(sys.modules[changes.apply.__module__], "time", just_now)
    whole = path.read_bytes()
    path.write_bytes(b"")

    def make(raw: bytes) -> bytes:
        if not raw:
            path.write_bytes(whole)
            raise RefusedError("no front matter")
        return raw + b"- ours\n"

    changes.apply(network_root, [changes.Change(NOTE, make)], "ours")
    assert path.read_bytes() == whole + b"- ours\n"
