"""Cards that would do harm, files of cards that nobody here wrote, and many cards in little memory."""

from __future__ import annotations

import io
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes import importers
from netnotes.importers.candidate import Candidate, Found, Skipped
from netnotes.importers.card_lines import raw_cards
from netnotes.importers.cards import Card
from netnotes.importers.source import Source

FOREIGN = Path(__file__).parent / "foreign"
CARDS = sorted([*(FOREIGN / "vobject").iterdir(), *(FOREIGN / "npm-vcard").iterdir()])


def read(path: Path) -> list[Found]:
    source = Source(path, path.name)
    module = importers.recognise(source)
    assert importers.name_of(module) == "vcard"
    return list(importers.extract(source, module))


def of(tmp_path: Path, data: bytes) -> list[Found]:
    path = tmp_path / "x.vcf"
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize("path", CARDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_that_nobody_here_wrote_gives_somebody(path: Path) -> None:
    (found,) = read(path)
    assert isinstance(found, Candidate)
    assert found.name in ("Forrest Gump", "Daffy Duck Knudson (with Bugs Bunny and Mr. Pluto)", "Meister Berger")  # fmt: skip
    assert found.phones


CARD = b"BEGIN:VCARD\r\nFN:Ana\r\n%b\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    "line",
    [
        b"NOTE:" + b"x" * 3_000_000,
        b"NOTE:x" + b"\r\n x" * 200_000,
        b"PHOTO:" + b"A" * 20_000_000,
        b"PHOTO;ENCODING=b:" + (b"\r\n " + b"A" * 74) * 50_000,
        b"TEL;A" + b"," * 100_000,
        b"TEL;" + b'A="' * 50_000 + b":1",
        b"TEL" + b";A" * 100_000 + b":1",
        b"N:" + b"\\" * 100_001,
        b"ADR:" + b";" * 100_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 100_000,
        b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=rot13:=ZZ=",
        b"NOTE;CHARSET=" + b"x" * 50_000 + b":y",
    ],
    ids=range(12),
)
def test_a_line_that_would_do_harm_costs_little(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.vcf"
    path.write_bytes(CARD % line + CARD % b"EMAIL:a@b.example")
    begin = time.process_time()
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.name for one in found if isinstance(one, Candidate)][-1] == "Ana"
    assert len(found) == 2
    assert peak < 20 << 20
    assert time.process_time() - begin < 120


def test_cards_within_cards_end(tmp_path: Path) -> None:
    found = of(tmp_path, b"BEGIN:VCARD\r\nFN:A\r\n" * 5_000)
    assert len(found) == 5_000
    assert all(isinstance(one, Skipped) and one.broken for one in found)
    (one,) = of(tmp_path, b"BEGIN:VCARD\r\n" * 5_000 + b"FN:A\r\nEND:VCARD\r\n")
    assert isinstance(one, Candidate)


def test_many_cards_take_little_memory(tmp_path: Path) -> None:
    photo = b"PHOTO;ENCODING=b:" + b"A" * 20_000
    path = tmp_path / "many.vcf"
    path.write_bytes((CARD % photo) * 1_000)
    source = Source(path, "many.vcf")
    module = importers.recognise(source)
    tracemalloc.start()
    count = sum(1 for _ in importers.extract(source, module))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1_000
    assert peak < 2 << 20


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"FN:A\r\n", b"N:;\\;,\r\n", b"AGENT:\r\n", b" x\r\n",
            b"NOTE;QUOTED-PRINTABLE:=C3=\r\n", b"BDAY:--0229\r\n", b"ORG:;\r\n", b"TEL;TYPE=:\r\n",
            b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;\r\n", b"item1.X-ABLabel:\r\n",
            b"item1.X-ABDATE:2\r\n", b"IMPP:x:\r\n", b"X-SOCIALPROFILE:x-apple:\r\n", b"ADR:\r\n",
            b"X-NETNOTES-ASKS:[\r\n", b"RELATED:;\r\n", b"KIND:;\r\n",
        ])
        | st.binary(max_size=20),
        max_size=20,
    )
)  # fmt: skip
def test_whatever_a_file_holds_it_is_read(tmp_path_factory: Any, pieces: list[bytes]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.vcf"
    path.write_bytes(b"BEGIN:VCARD\r\nFN:A\r\n" + b"".join(pieces))
    for one in read(path):
        assert isinstance(one, Candidate | Skipped)


def test_a_fold_may_part_the_bytes_of_a_character() -> None:
    data = b"BEGIN:VCARD\r\nFN:Zo\xc3\r\n \xab\r\nEND:VCARD\r\n"
    (raw,) = raw_cards(io.BytesIO(data), "", longest=1000, most=1000)
    assert Card(raw).text("FN") == "Zoë"


@pytest.mark.parametrize(
    "name", [b"../../.ssh/authorized_keys", b"/abs", b"CON", b"A\\n---\\nadmin: yes", b": #", b"!x"]
)
def test_a_name_that_would_do_harm_is_a_name(net: Any, name: bytes) -> None:
    file = net.file("a.vcf", b"BEGIN:VCARD\r\nFN:" + name + b"\r\nEND:VCARD\r\n")
    before = set(net.tree())
    net.run("import", file, "--apply")
    (new,) = set(net.tree()) - before
    assert new.startswith("people/")
    assert "admin" not in net.text(Path(new).stem).partition("\n---\n")[0].replace(
        'admin: yes"', ""
    )


def test_the_same_cards_twice_change_nothing(net: Any) -> None:
    case = (Path(__file__).parent / "cases/cards.md").read_text("utf-8")
    cards = case.partition("--- android.vcf\n")[2].partition("--- gives")[0]
    apple = case.partition("--- apple.vcf\n")[2].partition("--- gives")[0]
    file = net.file("a.vcf", cards + apple)
    net.run("import", file, "--apply")
    first = net.tree()
    assert len(first) > 3
    net.run("import", file, "--apply")
    assert net.tree() == first
