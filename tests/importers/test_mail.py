"""Mail: what a stranger can put into a mailbox, mailboxes that other programs wrote, and any size."""

from __future__ import annotations

import mailbox
import tracemalloc
from datetime import UTC, date
from email import message_from_bytes
from pathlib import Path
from time import process_time

import pytest

from netnotes import importers
from netnotes.errors import NetnotesError
from netnotes.importers import mbox_file
from netnotes.importers.candidate import Candidate, Found, Skipped
from netnotes.importers.limits import CAREFUL
from netnotes.importers.mail_headers import Head, addresses, day_of, head_of, words
from netnotes.importers.source import Me, Source

FOREIGN = sorted((Path(__file__).parent / "foreign" / "cpython").glob("*.txt"))
TODAY = date(2026, 11, 21)
ME = Me(frozenset(("sam@roe.example",)))
LINE = "From x@y Tue Mar  5 14:22:10 2024\n"
MESSAGE = f"{LINE}From: Ana <ana@x.example>\nTo: sam@roe.example\n\nbody\n\n"


def read(path: Path, me: Me = ME, limits=CAREFUL, said: str = "") -> list[Found]:
    source = Source(path, path.name, limits, me, today=TODAY)
    return list(importers.extract(source, importers.recognise(source, said)))


def mbox(folder: Path, text: str | bytes) -> Path:
    path = folder / "all.mbox"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def people(found: list[Found]) -> dict[str, Candidate]:
    return {one.emails[0].value: one for one in found if isinstance(one, Candidate)}


# -- what is read, and what is not ----------------------------------------------------------------


def test_no_word_of_a_body_is_ever_held(tmp_path: Path) -> None:
    path = mbox(tmp_path, MESSAGE.replace("body", "a secret " * 50_000) * 20)
    with path.open("rb") as file:
        assert all(b"secret" not in message.head for message in mbox_file.messages(file))
    found = people(read(path))["ana@x.example"]
    assert "secret" not in repr(found)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = mbox(tmp_path, MESSAGE.replace("body", ("x" * 76 + "\n") * 1500) * 150)
    assert path.stat().st_size > 14 << 20
    read(path)
    tracemalloc.start()
    read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 << 20


@pytest.mark.parametrize("piece", [61, 1000, 4096, 1 << 20])
def test_messages_are_the_same_wherever_the_pieces_end(
    piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "From a poem:\n>From x\n\nFrom here: to there\n" * 40
    text = "".join(
        f"{LINE}Subject: {number}\nX-Long: {'a' * (number * 97 % 3000)}\n\n{body[: number * 31 % 900]}\n\n"
        for number in range(40)
    )
    path = mbox(tmp_path, text)
    monkeypatch.setattr(mbox_file, "_PIECE", piece)
    with path.open("rb") as file:
        subjects = [head_of(m.head) for m in mbox_file.messages(file)]
    assert len(subjects) == 40


def test_mailboxes_that_python_writes(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "py.mbox")
    folder = mailbox.Maildir(tmp_path / "Maildir")
    sent = folder.add_folder("Sent")
    for number in range(30):
        letter = mailbox.MaildirMessage()
        letter["From"] = "Zoë Brandt <zoe@x.example>" if number % 2 else "Sam <sam@roe.example>"
        letter["To"] = "sam@roe.example" if number % 2 else "zoe@x.example"
        letter["Date"] = f"{1 + number // 2} Mar 2024 10:00:00 +0000"
        letter.set_payload("From me to you\n\nFrom x@y Tue Mar  5 14:22:10 2024\nFrom: no\n")
        box.add(letter)
        (folder if number % 2 else sent).add(letter)
    box.close()
    for path in (tmp_path / "py.mbox", tmp_path / "Maildir"):
        found = people(read(path))
        assert list(found) == ["zoe@x.example"]
        assert found["zoe@x.example"].name == "Zoë Brandt"
        assert [talk.direction for talk in found["zoe@x.example"].interactions] == [""] * 15


def test_who_i_am_is_found_out_and_said(tmp_path: Path) -> None:
    text = "".join(
        f"{LINE}From: p{n}@x.example\nTo: sam+{n}@roe.example\n\n" for n in range(5)
    )  # fmt: skip
    source = Source(mbox(tmp_path, text), "all.mbox", today=TODAY)
    found = list(importers.extract(source, importers.recognise(source)))
    assert len(people(found)) == 5
    assert "Took sam@roe.example for you" in source.remarks[0]
    (unknown,) = read(mbox(tmp_path, f"{LINE}From: a@x.example\nTo: b@x.example\n"), Me())
    assert isinstance(unknown, Skipped)
    assert "cannot be told" in unknown.why


def test_days_are_those_of_my_zone() -> None:
    head = Head({"date": "Tue, 5 Mar 2024 23:30:00 +0000"}, frozenset())
    from zoneinfo import ZoneInfo

    assert day_of(head, "", ZoneInfo("Asia/Tokyo"), TODAY) == date(2024, 3, 6)
    assert day_of(head, "", ZoneInfo("America/New_York"), TODAY) == date(2024, 3, 5)
    assert day_of(head, "", None, TODAY) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "said",
    ["99 Foo 20266", "Mon, 01 Jan 0000 00:00:00 +0000", "1 Jan 2054 00:00 +0000", "", "x" * 9999,
     "1" * 5000, "Tue, 32 Mar 2024 25:61:61 +0000", "\0\0", "1 Jan 1960 00:00:00 +0000"],
)  # fmt: skip
def test_what_is_no_day_is_none(said: str) -> None:
    assert day_of(Head({"date": said}, frozenset()), "", UTC, TODAY) is None


@pytest.mark.parametrize(
    "zone", ["-0000", "-1200", "+1400", "-9999", "+99999999", "EST", "XYZ", "(x"]
)
def test_any_zone_leaves_a_day(zone: str) -> None:
    head = Head({"date": f"Tue, 5 Mar 2024 12:00:00 {zone}"}, frozenset())
    day = day_of(head, "", UTC, TODAY)
    assert day is not None
    assert abs((day - date(2024, 3, 5)).days) <= 1


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Ana Diaz <ANA@a.example>", [("ana@a.example", "Ana Diaz")]),
        (
            '"Diaz, Ana" <a@a.example>, b@b.example',
            [("a@a.example", "Diaz, Ana"), ("b@b.example", "")],
        ),
        ("undisclosed-recipients:;", []),
        ("Team: a@b.example, B <b@c.example>;", [("a@b.example", ""), ("b@c.example", "B")]),
        ("old@x.example (Old (nested) Name)", [("old@x.example", "Old nested Name")]),
        ("<@a.example,@b.example:u@h.example>", [("u@h.example", "")]),
        ("'ana@x.example' <ana@x.example>", [("ana@x.example", "")]),
        ('"a\\"b" <a@b.example>', [("a@b.example", 'a"b')]),
        ("Ana <not an address>", []),
        ("=?utf-8?B?WGEsIEI=?= <x@y.example>", [("x@y.example", "Xa, B")]),
        ("=?utf-8?q?Zo=C3=AB_=3Czoe=40x=2Eexample=3E?=", [("zoe@x.example", "Zoë")]),
        ("=?utf-8?B?I?= <x@y.example>", [("x@y.example", "")]),
    ],
)
def test_addresses(text: str, gives: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in addresses(text)] == gives


def test_a_letter_split_between_two_encoded_words_comes_out_as_it_can() -> None:
    assert words("=?utf-8?Q?Zo=C3=AB?=  =?latin-1?Q?_Br=E6ndt?=") == "Zoë Brændt"
    assert words("=?rot13?Q?abc?= =?../../x?Q?abc?=") == "abcabc"


# -- what is made to hurt -------------------------------------------------------------------------

HURTING = {
    "a huge head": f"{LINE}From: a@x.example\n" + "X: " + "y" * 5_000_000 + "\n\n",
    "a head without end": f"{LINE}" + "X: y\n" * 500_000,
    "a head of folds": f"{LINE}From: a@x.example\n" + " f\n" * 300_000,
    "a million recipients": f"{LINE}From: sam@roe.example\nTo: " + "a@x.example,\n " * 1_000_000,
    "commas": f"{LINE}From: " + "," * 50_000,
    "brackets": f"{LINE}From: " + "(" * 900 + "\n\n",
    "an encoded line break": f"{LINE}From: =?utf-8?Q?a=0Ab=00?= <a@x.example>\n\n",
    "lines that nearly part": LINE + ("\n\nFrom " + "x" * 400) * 5_000,
    "dated lines that part nothing": LINE + "\n" + LINE.replace("\n", "\n ") * 20_000,
    "empty messages": LINE * 20_000,
    "lengths": (f"{LINE}From: a@x.example\nContent-Length: 999999999999999\n\n") * 5_000,
    "no line break": "From " + "x" * 3_000_000,
    "nested parts": f"{LINE}From: a@x.example\n" + 'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 3_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HURTING)
def test_what_is_made_to_hurt_does_not(name: str, tmp_path: Path) -> None:
    path = mbox(tmp_path, HURTING[name] + "\n" + MESSAGE)
    begin = process_time()
    found = read(path, said="mbox")
    assert process_time() - begin < 60
    if name not in ("a head without end", "no line break"):
        assert "ana@x.example" in people(found)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, bytes(range(256)) * 50, b"From ", b"From \n", b"\xff\xfe"]
)
def test_what_is_no_mailbox_is_told_so(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NetnotesError, match="Nothing was written"):
        read(mbox(tmp_path, data))
    (told,) = read(mbox(tmp_path, data), said="mbox")
    assert isinstance(told, Skipped)


def test_too_many_people_are_refused(tmp_path: Path) -> None:
    text = "".join(f"{LINE}From: p{n}@x.example\n\n" for n in range(200))
    with pytest.raises(
        NetnotesError, match="more than 100 people in it; if that is meant, say --any-size"
    ):
        read(mbox(tmp_path, text), limits=CAREFUL._replace(records=100))


def test_a_link_in_a_maildir_leads_nowhere(tmp_path: Path) -> None:
    box = tmp_path / "Maildir"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
    secret = tmp_path / "secret"
    secret.write_text("From: no@x.example\n\n")
    (box / "cur" / "1").symlink_to(secret)
    (box / ".Sent").symlink_to(tmp_path)
    (box / "new" / "2").write_text("From: Bo <bo@x.example>\nDate: 1 Mar 2024 10:00:00 +0000\n\n")
    assert list(people(read(box))) == ["bo@x.example"]


# -- files that nobody here wrote -----------------------------------------------------------------


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_foreign_messages_give_someone_or_a_reason(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    (tmp_path / "Maildir" / "cur" / "1").write_bytes(data)
    box = mailbox.mbox(tmp_path / "all.mbox")
    box.add(message_from_bytes(data))
    box.close()
    me = Me(frozenset(("sam@roe.example",)))
    for one in (tmp_path / "Maildir", tmp_path / "all.mbox"):
        found = read(one, me)
        assert len(found) >= 1
        assert all(isinstance(f, Skipped) or f.emails for f in found)


# -- into a network -------------------------------------------------------------------------------


def test_mail_makes_notes_and_entries_once(net) -> None:
    answer = f"{LINE}From: sam@roe.example\nTo: ana@x.example\n\n"
    net.note("bo", "---\nname: Bo Chen\nemail: bo@x.example\n---\n")
    other = MESSAGE.replace("Ana <ana@", "Cy <cy@")
    path = net.file("all.mbox", MESSAGE + answer + MESSAGE.replace("Ana <ana@", "Bo <bo@") + other)
    net.run("import", path, "--apply", "--log")
    assert "2024-03-05 email: #imported" in net.text("ana")
    assert "2024-03-05 email in: #imported" in net.text("bo")
    assert not (net.root / "people" / "cy.md").exists()
    tree = net.tree()
    net.run("import", path, "--apply", "--log")
    assert net.tree() == tree
