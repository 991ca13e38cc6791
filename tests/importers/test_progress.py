"""Who imports a large file sees on a terminal that it moves, and afterwards nothing of that is left."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from netnotes.commands import _progress

HERE = Path(__file__).parent
_spec = spec_from_file_location("writing_terminal", HERE.parent / "writing" / "terminal.py")
assert _spec is not None
assert _spec.loader is not None
terminal = module_from_spec(_spec)
sys.modules[_spec.name] = terminal
_spec.loader.exec_module(terminal)

MAIL = "From a@b Mon Mar  2 10:00:00 2026\nFrom: Ana Diaz <a{n}@b.example>\nTo: sam@roe.example\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\n{body}\n\n"


def mailbox(net: Any, size: int) -> str:
    one = MAIL.format(n=1, body="word " * 1_000)
    return net.file("all.mbox", one * (size // len(one)))


class Terminal(io.StringIO):
    """Keeps what is written, and says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def told(net: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs an import on a terminal on which every step is told at once, and gives what that shows."""
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(_progress, "_PAUSE", 0.0)
    monkeypatch.setenv("COLUMNS", "60")

    def run(file: str, status: int = 0) -> str:
        screen = Terminal()
        with monkeypatch.context() as patch:
            patch.setattr("sys.stderr", screen)
            net.run("import", file, status=status)
        return screen.getvalue()

    return run


def seen(said: str) -> str:
    """What stands on the last line of a terminal."""
    line: list[str] = []
    at = 0
    for sign in said.rpartition("\n")[2]:
        if sign == "\r":
            at = 0
        else:
            line[at : at + 1] = sign
            at += 1
    return "".join(line).rstrip()


def patience(seconds: float) -> tuple[str, str]:
    """How Python comes to the command, which then waits so long before a word: no machine's speed decides."""
    return "-c", (
        "from netnotes.commands import _progress; from netnotes.__main__ import run; "
        f"_progress._PATIENCE = {seconds}; run()"
    )


def test_on_a_real_terminal_it_moves_and_then_is_gone(net: Any) -> None:
    file = net.file("all.mbox", "".join(MAIL.format(n=n, body="Hello") for n in range(10_000)))
    status, heard = terminal.on_terminal(["import", file], net.root, [], start=patience(0))
    assert status == 0
    assert re.search(r"\rreading all\.mbox: \d+ %, [\d,]{3,} messages", heard)
    before, _, plan = heard.partition("Import\n")
    assert seen(before) == ""
    assert "reading" not in plan


def test_what_takes_a_moment_says_nothing(net: Any) -> None:
    file = net.file("few.mbox", MAIL.format(n=1, body="Hello"))
    _, heard = terminal.on_terminal(["import", file], net.root, [], start=patience(600))
    assert "Import" in heard
    assert "\r" not in heard


def test_it_speaks_once_it_takes_longer_and_not_at_every_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(_progress, "time", SimpleNamespace(monotonic=lambda: now))
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with _progress.Progress() as progress:
        shown = []
        for now in (100.1, 100.49, 100.51, 100.55, 100.7):  # noqa: B007 - the clock reads it
            silence = screen.getvalue()
            progress.tell(lambda: "reading")
            shown.append(screen.getvalue() != silence)
    assert shown == [False, False, True, False, True]


def test_a_mailbox_tells_its_share_and_its_messages(net: Any, told: Callable[..., str]) -> None:
    said = told(mailbox(net, 3 << 20))
    steps = re.findall(r"\rreading all\.mbox: (\d+) %, ([\d,]+) messages? *", said)
    shares = [int(share) for share, _ in steps]
    assert len(set(shares)) > 2
    assert shares == sorted(shares)
    assert steps[-1][1] == f"{(3 << 20) // len(MAIL.format(n=1, body='word ' * 1_000)):,}"
    assert seen(said) == ""


CARD = "BEGIN:VCARD\r\nFN:Ana {n}\r\nNOTE:{note}\r\nEND:VCARD\r\n"
ROW = "Ana{n},Diaz,,,{company},,05 Mar 2024\n"


def cards(net: Any) -> str:
    return net.file("all.vcf", "".join(CARD.format(n=n, note="x" * 20_000) for n in range(80)))


def rows(net: Any) -> str:
    """A table in the encoding of Windows: it is looked through first."""
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    table = header + "".join(ROW.format(n=n, company="é" * 20_000) for n in range(80))
    return net.file("Connections.csv", table.encode("cp1252"))


def archive(net: Any) -> str:
    path = net.files / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        packed.write(rows(net), "Connections.csv")
    return str(path)


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (cards, r"reading all\.vcf: [1-9]\d %, \d+ cards"),
        (rows, r"reading Connections\.csv: [1-9]\d %, \d+ rows"),
        (rows, r"\rreading Connections\.csv: [1-9]\d % *\r"),
        (archive, r"reading Connections\.csv: [1-9]\d %, \d+ rows"),
        (cards, r"working out what is new: 7\d of 80"),
    ],
)
def test_so_does_any_file(net: Any, told: Callable[..., str], make: Any, shown: str) -> None:
    said = told(make(net))
    assert re.search(shown, said), said[-2000:]
    assert seen(said) == ""


def test_a_maildir_tells_its_messages(net: Any, told: Callable[..., str]) -> None:
    for n in range(5):
        net.file(f"mail/cur/{n}:2,S", MAIL.format(n=n, body="Hello").partition("\n")[2])
    (net.files / "mail/new").mkdir()
    assert "\rreading: 5 messages" in told(str(net.files / "mail"))


def test_a_name_can_neither_wrap_nor_steer_the_terminal(net: Any, told: Callable[..., str]) -> None:
    file = net.file("\x1b[31m" + "宽" * 60 + ".mbox", MAIL.format(n=1, body="x" * (2 << 20)))
    said = told(file)
    assert "\x1b" not in said
    assert max(map(len, said.split("\r"))) < 60


def test_the_line_goes_before_a_refusal_is_said(net: Any, told: Callable[..., str]) -> None:
    file = net.file("x.csv", "First Name,Last Name,Connected On\n" + "A,B,\n" * 1_000 + '"')
    assert re.search(r" +\rnetnotes: .* is never closed", told(file, status=3))
