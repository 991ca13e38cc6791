"""What many tests share: a network out of a few texts, and the program run inside this process."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from netnotes.cli import main
from netnotes.config import load_settings
from netnotes.lint.check import check
from netnotes.load import load_network
from netnotes.model.diagnostic import Diagnostic
from netnotes.model.network import Network

#: Properties are tried the same way in every run, and no example has a time to keep: neither luck nor a
#: busy machine decides. `--hypothesis-profile=search` tries others, again and again.
settings.register_profile("netnotes", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, derandomize=False)
settings.load_profile("netnotes")

ROOT = Path(__file__).parents[1]
#: What a test starts is the program of this checkout, whichever is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, ROOT / "plugins")))

# Nothing of whoever runs the tests counts: neither their day, their terminal and their editor nor their git.
for _name in (
    "NETNOTES_TODAY", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "EDITOR", "VISUAL",
    "EMAIL", "LANGUAGE", "SOURCE_DATE_EPOCH",
):  # fmt: skip
    os.environ.pop(_name, None)
for _name in [_name for _name in os.environ if _name.startswith("GIT_")]:
    del os.environ[_name]
os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
os.umask(0o022)

# What was written is there for all who look, on the disk or not yet: only who pulls the plug could tell. To
# wait for the disk, thousands of times, takes minutes. `test_the_order_on_the_disk` sees the calls themselves.
os.fsync = os.fstat
os.environ["GIT_TEST_FSYNC"] = "0"

# Whatever is started in the background of a shell is deaf to Ctrl-C, and so is all that it starts; and what
# is to outlive its terminal is deaf to the terminal's end. A handler, unlike deafness, is not handed on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)

#: The day on which all examples and cases take place.
TODAY = date(2026, 11, 21)

Texts = Mapping[str, str | bytes]

_HEADER = re.compile(
    r"\[(?P<path>[\w\\][^\[\]]*?)"
    r"(?: as (?P<how>latin-1|utf-16|escapes|pipe|folder|unreadable|link to (?P<target>[^\]]+)))?"
    r"(?: where … is (?P<long>\d+) characters)?\]"
)
_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|[nrt0\\])")


class Made(NamedTuple):
    """A file of an example: where, how it is to be made, and its text."""

    path: str
    how: str
    text: str


def unescape(text: str) -> str:
    """`\\x1b`, `\\u202e`, `\\n`, `\\r`, `\\t` and `\\0` as the characters they stand for."""
    plain = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\"}
    return _ESCAPE.sub(lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), text)


def read_files(block: str, default: str = "people/example.md") -> list[Made]:
    """The files of an example block.

    Each begins with a header, `[people/ada.md]`, which may say how the file is to be made: `as
    latin-1`, `as utf-16`, `as escapes` (see `unescape`), `as pipe`, `as folder`, `as unreadable`,
    `as link to TARGET`, `where … is 70000 characters`. Without a header it is one note.
    """
    files: list[Made] = []
    lines: list[str] = []
    head: re.Match[str] | None = None

    def close() -> None:
        text = "\n".join(lines).strip("\n")
        if head is None and not text:
            return
        text = text + "\n" if text else ""
        path, how = (unescape(head["path"]), head["how"] or "") if head else (default, "")
        if head and head["long"]:
            text = text.replace("…", "x" * int(head["long"]))
        files.append(Made(path, how, unescape(text) if how == "escapes" else text))

    for line in block.split("\n"):
        found = _HEADER.fullmatch(line)
        if found and ("/" in found["path"] or "." in found["path"]):
            if head is not None or any(line.strip() for line in lines):
                close()
            head, lines = found, []
        else:
            lines.append(line)
    close()
    return files


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Made]], Path]:
    """Makes the files of an example below `tmp_path`, odd ones included; gives that folder."""

    def make_all(files: list[Made]) -> Path:
        (tmp_path / "people").mkdir(exist_ok=True)
        for file in files:
            path = os.fsencode(str(tmp_path)) + b"/" + file.path.encode("utf-8", "surrogateescape")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            make_one(path, file)
        return tmp_path

    def make_one(path: bytes, file: Made) -> None:
        if file.how == "pipe":
            os.mkfifo(path)
        elif file.how == "folder":
            os.makedirs(path)
        elif file.how.startswith("link to "):
            os.symlink(file.how.removeprefix("link to "), path)
        else:
            encoding = file.how if file.how in ("latin-1", "utf-16") else "utf-8"
            with open(path, "wb") as out:
                out.write(file.text.encode(encoding))
            if file.how == "unreadable":
                refuse(monkeypatch, os.fsdecode(path))

    return make_all


def refuse(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Let the system refuse to open `path`, for whoever runs this: nothing is closed to root."""
    for name in ("open", "scandir"):
        monkeypatch.setattr(os, name, _refusing(getattr(os, name), path))


def _refusing(really: Callable[..., object], path: str) -> Callable[..., object]:
    def opened(place: object = ".", *args: object, **kwargs: object) -> object:
        if isinstance(place, str | os.PathLike) and os.fspath(place) == path:
            raise PermissionError(13, "Permission denied", path)
        return really(place, *args, **kwargs)

    return opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Texts], Path]:
    """Writes texts or bytes to paths below `tmp_path`; gives that folder."""

    def write_all(texts: Texts) -> Path:
        (tmp_path / "people").mkdir(exist_ok=True)
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return write_all


@pytest.fixture
def network(write: Callable[[Texts], Path]) -> Callable[[Texts], Network]:
    """Writes notes and loads them: `network({"people/ada.md": "---\\nname: Ada\\n---\\n"})`."""

    def load(texts: Texts) -> Network:
        return load_network(load_settings(write(texts)))

    return load


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., list[Diagnostic]]:
    """Everything `check` finds in the network at `tmp_path`."""

    def find(today: date = TODAY, **options: object) -> list[Diagnostic]:
        settings = load_settings(tmp_path)
        return check(load_network(settings), settings, today, **options)  # type: ignore[arg-type]

    return find


class Ran(NamedTuple):
    """What a run of the program gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Runs the program in this process, in the network at `tmp_path`, on the day of all examples."""

    def run_program(*args: str) -> Ran:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("NETNOTES_TODAY", TODAY.isoformat())
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        capsys.readouterr()
        status = main(list(args))
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run_program


@pytest.fixture
def files_of() -> Callable[..., list[Made]]:
    """`read_files`, for tests that take their cases from texts."""
    return read_files
