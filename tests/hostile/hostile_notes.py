"""The notes themselves, each with what is to be said of it: rows 1 to 41 of the study of hostile inputs.

The fuzzers begin from them as well.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

#: A note that is always there, with a remark of its own: whatever happens, it is looked at.
WITNESS = b"---\nname: Zoe Witness\nzorgblat: 1\n---\n"
TESTIMONY = ("people/zoe.md", 3, 1, "N202")

Finding = tuple[str, int, int, str]
Prepare = Callable[[Path], None]


class Case(NamedTuple):
    """What lies in the network, and what is said of it."""

    title: str
    files: dict[str, bytes]
    found: Sequence[Finding] = ()
    status: int | None = 1  # None: only the time matters
    prepare: Prepare | None = None


def note(*lines: bytes, end: bytes = b"\n") -> bytes:
    """A note with these lines in its front matter, after a name."""
    return end.join((b"---", b"name: Ada", *lines, b"---", b""))


def one(title: str, raw: bytes, *found: tuple[int, int, str], status: int | None = None) -> Case:
    """A case of a single note, `people/ada.md`."""
    listed = [("people/ada.md", *place) for place in found]
    return Case(
        title, {"people/ada.md": raw}, listed, int(bool(found)) if status is None else status
    )


def billion_laughs() -> bytes:
    lines = [b"a0: &a0 [x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)]
    return note(*lines)


XSS = b'icon: nope\ntemplate: nope.html\nhide: 3\ntags: friend\nstatus: "<script>alert(1)</script>"'


FRONT_MATTER = [
    one("1 not closed", b"---\nname: Ada\nmet: 2026-0", (1, 1, "N102")),
    one("1 half a date", note(b"met: 2026-0"), (3, 6, "N203")),
    one("1 only the fence", b"---", (1, 1, "N102")),
    one("2 a list", b"---\n- Ada\n- Bo\n---\n", (2, 1, "N107")),
    one("2 a scalar", b"---\nAda\n---\n", (2, 1, "N107")),
    one("2 nothing", b"---\n---\n", (1, 1, "N201")),
    one("2 an empty file", b"", (1, 1, "N101")),
    one("3 a second colon", b"---\nname: Ada: L\n---\n", (2, 10, "N104")),
    one("3 a tab", note(b"links:", b"\tblog: x"), (4, 1, "N112")),
    one("3 an open quote", b'---\nname: "Ada\n---\n', (2, 7, "N104")),
    one("3 an at sign", b"---\nname: @ada\n---\n", (2, 7, "N104")),
    one("3 a star", b"---\nname: *Ada\n---\n", (2, 7, "N110")),
    one("4 merge markers", note(b"<<<<<<< HEAD", b"city: A", b"=======", b"city: B", b">>>>>>> b"), (3, 1, "N106")),
    one("5 merge markers in the body", note() + b"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", (5, 1, "N106")),
    one("5 merge markers at the top", b"<<<<<<< HEAD\n---\nname: A\n=======\n---\nname: B\n>>>>>>> b\n---\n", (1, 1, "N106")),
    one("6 a duplicate key", note(b"met: 2026-01-01", b"met: 2020-01-01"), (4, 1, "N105")),
    one("7 no, Yes, Null", note(b"city: no", b"title: Yes", b"vibe: Null")),
    one("8 leading zeros", note(b"phone: [0123456701, +47 22 00 00 00]", b"x-zip: 01234")),
    one("9 sexagesimal", note(b"met_at: 1:30")),
    one("10 no such day", note(b"met: 2026-13-40", b"died: 2026-02-30", b"snooze: 0000-00-00"), (3, 6, "N203"), (4, 7, "N203"), (5, 9, "N203")),
    one("11 other orders", note(b"met: 03/04/2026", b"died: 2026-3-4", b"snooze: 99999-01-01"), (3, 6, "N203"), (4, 7, "N203"), (5, 9, "N203")),
    one("11 without a dash", note(b"met: 20260101"), (3, 6, "N203")),
    one("12 the future", note(b"met: 2027-01-01"), (3, 6, "N206"), status=0),
    one("12 a time and a zone", note(b"met: 2026-01-01T10:00:00+02:00"), (3, 6, "N203")),
    one("13 a comment", b"---\nname: Ada #1 fan\n---\n", (2, 11, "N113"), status=0),
    one("14 a number", note(b"1: x"), (3, 1, "N108")),
    one("14 a yes", note(b"true: x"), (3, 1, "N108")),
    one("14 nothing", note(b"~: x"), (3, 1, "N108")),
    one("14 an empty key", note(b'"": x'), (3, 1, "N108")),
    one("14 a list", note(b"[a]: x"), (3, 1, "N108")),
    one("14 a map", note(b"{a: b}: x"), (3, 1, "N108")),
    one("15 a call", note(b"x: !!python/object/apply:os.system [touch pwned]"), (3, 4, "N109")),
    one("16 !foo", note(b"x: !foo bar"), (3, 4, "N109")),
    one("16 !!binary", note(b"x: !!binary YWRh"), (3, 4, "N109")),
    one("16 !!set", note(b"x: !!set {a}"), (3, 4, "N109")),
    one("17 an alias bomb", billion_laughs(), (3, 5, "N110")),
    one("17 an alias of itself", note(b"x: &x [*x]"), (3, 4, "N110")),
    one("18 a merge key", note(b"x: {<<: {a: b}}"), (3, 5, "N110")),
    one("19 5,000 deep", note(b"x: " + b"[" * 5_000), (3, 23, "N111")),
    one("19 100,000 deep", note(b"x: " + b"[" * 60_000), (3, 23, "N111")),
    one("19 deep in blocks", note(b"x:", *(b" " * n + b"-" for n in range(1, 300))), (23, 21, "N111")),
    one("19 deep maps", note(b"x: " + b"{a: " * 5_000), (3, 80, "N111")),
    one("20 a long line", note(b"x: " + b"y" * 900_000), (2, 1, "N123")),
    one("20 many lines", note(*(b"x-%d: y" % n for n in range(9_000))), (2, 1, "N123")),
    one("20 five megabytes", note(b"x: " + b"y" * 5_000_000), (1, 1, "N124")),
    one("20 a long number", note(b"asks: [{kind: connect, minutes: " + b"9" * 5_000 + b"}]"), (3, 33, "N215")),
    one("21 a large note", note() + b"z" * 10_000_000, (1, 1, "N124")),
    one("22 infinity", note(b"cadence: .inf"), (3, 10, "N213")),
    one("22 not a number", note(b"cadence: .nan"), (3, 10, "N213")),
    one("23 a second document is body", note() + b"---\nname: Bo\n---\n"),
    one("23 dots", b"---\nname: Ada\n...\n", (3, 1, "N103")),
    one("23 dots and a fence", b"---\nname: Ada\n...\n---\n", (3, 1, "N103")),
    one("23 four dashes", b"---\nname: Ada\n----\n", (3, 1, "N103")),
    one("23 a fence in a block", b"---\nname: Ada\nvibe: |\n  a\n---\n  b\n---\n"),
    one("24 a BOM", b"\xef\xbb\xbf" + note()),
    one("25 CRLF", note(b"city: Turin", end=b"\r\n")),
    one("25 mixed", b"---\r\nname: Ada\n---\r\n\nHello\r\n"),
    one("25 CR alone", note(b"city: Turin", end=b"\r"), (1, 4, "N122")),
    one("26 a blank line first", b"\n" + note(), (1, 1, "N103")),
    one("26 a space first", b" " + note(), (1, 1, "N103")),
    one("27 latin-1", "---\nname: José\n---\n".encode("latin-1"), (2, 10, "N120")),
    one("27 UTF-16", "---\nname: José\n---\n".encode("utf-16"), (1, 1, "N120")),
    one("27 a lone surrogate", b"---\nname: \xed\xa0\x80\n---\n", (2, 7, "N120")),
    one("28 NUL", b"---\nname: A\x00da\n---\n", (2, 8, "N121")),
    one("28 ESC", note(b"vibe: \x1b[31mred"), (3, 7, "N121"), (3, 8, "N104")),
    one("28 NUL in the body", note() + b"\nA\x00B\n", (5, 2, "N121")),
    one("28 an escaped ESC", note(b'vibe: "\\e[31mred"'), (3, 7, "N121")),
    one("41 keys of the theme", note(XSS), (3, 1, "N220"), (4, 1, "N220"), (5, 1, "N220"), (7, 1, "N220"), status=0),
    one("41 tags of nothing", note(b"tags: [null]")),
]  # fmt: skip


def link(target: str, name: str = "people/ada.md") -> Prepare:
    return lambda root: os.symlink(target, root / name)


def outside(root: Path) -> None:
    (root / "outside").mkdir()
    (root / "outside" / "secret.md").write_bytes(note(b"vibe: SECRET"))


def link_out(root: Path) -> None:
    outside(root)
    os.symlink("../outside/secret.md", root / "people/ada.md")


def folder_link_out(root: Path) -> None:
    outside(root)
    os.symlink("../outside", root / "people/more")


def folder_loop(root: Path) -> None:
    (root / "people/a").mkdir()
    os.symlink("..", root / "people/a/loop")


def pipe(root: Path) -> None:
    os.mkfifo(root / "people/ada.md")


def a_socket(root: Path) -> None:
    before = Path.cwd()
    os.chdir(root / "people")  # a socket's path may be short only
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("ada.md")
    finally:
        os.chdir(before)


def folder_as_note(root: Path) -> None:
    (root / "people/friends.md").mkdir()
    (root / "people/friends.md/ada.md").write_bytes(note())


def made(name: bytes, raw: bytes = note()) -> Prepare:
    """A file whose name no text can hold safely."""

    def make(root: Path) -> None:
        with open(os.fsencode(root / "people") + b"/" + name, "wb") as file:
            file.write(raw)

    return make


JUNK = [f"people/{name}" for name in (".p.md.swp", "p.md~", "#p.md#", ".#p.md", "_p.md")]

FILES = [
    Case("29 a link to a file outside", {}, [("people/ada.md", 1, 1, "N130")], prepare=link_out),
    Case("29 a link to /etc/passwd", {}, [("people/ada.md", 1, 1, "N130")], prepare=link("/etc/passwd")),
    Case("29 a link inside is a note", {"people/bo.md": note()}, [("people/bo.md", 2, 7, "N505")], 0, link("bo.md")),
    Case("30 a dangling link", {}, [("people/ada.md", 1, 1, "N131")], prepare=link("nowhere.md")),
    Case("30 a link to itself", {}, [("people/ada.md", 1, 1, "N131")], prepare=link("ada.md")),
    Case("31 a loop of folders", {}, [("people/a/loop", 1, 1, "N131")], prepare=folder_loop),
    Case("32 a link to a folder outside", {}, [("people/more", 1, 1, "N130")], prepare=folder_link_out),
    Case("33 a pipe", {}, [("people/ada.md", 1, 1, "N132")], prepare=pipe),
    Case("34 a socket", {}, [("people/ada.md", 1, 1, "N132")], prepare=a_socket),
    Case("34 a device", {}, [("people/ada.md", 1, 1, "N130")], prepare=link("/dev/zero")),
    Case("35 a folder named like a note", {}, [("people/friends.md", 1, 1, "N134")], 0, folder_as_note),
    Case("37 case", {"people/Bo.md": note(), "people/x/bo.md": note()}, [("people/x/bo.md", 1, 1, "N502")]),
    Case("37 one letter, written in two ways", {"people/Jos\u00e9.md": note(), "people/Jose\u0301.md": b"---\nname: J\n---\n"}, [("people/Jos\u00e9.md", 1, 1, "N502")]),
    Case("38 an index", {"people/bo.md": note(), "people/bo/index.md": b"---\nname: All\n---\n"}, [("people/bo/index.md", 1, 1, "N503")]),
    Case("39 emoji and spaces", {"people/🦊 fox.md": note(), "people/a b.md": b"---\nname: B\n---\n"}, [], 0),
    Case("39 names that a shell would run", {
        "people/-rf.md": b"---\nname: A\n---\n", "people/$(touch pwned).md": b"---\nname: B\n---\n",
        "people/%.md": b"---\nname: C\n---\n", "people/?.md": b"---\nname: D\n---\n",
        "people/{{config}}.md": b"---\nname: E\n---\n", "people/#1.md": b"---\nname: F\n---\n",
    }, [], 0),
    Case("39 255 bytes", {f"people/{'a' * 252}.md": note()}, [], 0),
    Case("39 bidi", {}, [("people/a\u202eb.md", 1, 1, "N135")], prepare=made("a\u202eb.md".encode())),
    Case("39 a line break", {}, [("people/a\nb.md", 1, 1, "N135")], prepare=made(b"a\nb.md")),
    Case("39 ESC", {}, [("people/a\x1b[31mb.md", 1, 1, "N135")], prepare=made(b"a\x1b[31mb.md")),
    Case("39 not UTF-8", {}, [("people/a\udcffb.md", 1, 1, "N135")], prepare=made(b"a\xffb.md")),
    Case("40 leftovers of editors", dict.fromkeys(JUNK, b"\x00 junk"), [], 0),
    Case("40 copies of a synchronization", {
        "people/p.sync-conflict-20261105-101500-ABC.md": note(), "people/p (conflicted copy).md": note(),
    }, [("people/p (conflicted copy).md", 1, 1, "N136"), ("people/p.sync-conflict-20261105-101500-ABC.md", 1, 1, "N136")], 0),
]  # fmt: skip
