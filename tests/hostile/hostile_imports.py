"""Files that mean harm to whoever imports them, and what is said of each: rows 44 to 56 of the study.

`said` are the records that were skipped, what was left out of others, and remarks on the whole, each with
its place; or, where the file is refused, the one line of the refusal. `made` are the notes that come of it
with `--apply`, by their slugs, and the names that they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Imported(NamedTuple):
    """A file, how it is imported, and what comes of it."""

    title: str
    name: str
    raw: bytes
    said: Sequence[str] = ()
    made: Mapping[str, str] = {}
    status: int = 0
    options: Sequence[str] = ()


def card(*lines: bytes) -> bytes:
    """A card of an address book."""
    return b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", *lines, b"END:VCARD", b""))


def cards(title: str, raw: bytes, *said: str, status: int = 0, made: Mapping[str, str] | None = None) -> Imported:  # fmt: skip
    """A file of cards."""
    return Imported(title, "a.vcf", raw, said, made or {}, status)


def table(title: str, raw: bytes, *said: str, status: int = 0, made: Mapping[str, str] | None = None) -> Imported:  # fmt: skip
    """A table whose columns are guessed."""
    return Imported(title, "a.csv", raw, said, made or {}, status, ("--map", "guess"))


def linkedin(title: str, raw: bytes, *said: str, status: int = 0, made: Mapping[str, str] | None = None) -> Imported:  # fmt: skip
    """The connections of an account."""
    return cards(title, raw, *said, status=status, made=made)._replace(name="Connections.csv")


def mail(title: str, raw: bytes, *said: str, status: int = 0, made: Mapping[str, str] | None = None) -> Imported:  # fmt: skip
    """A mailbox that is said to be one; whoever is in it becomes a note."""
    one = cards(title, raw, *said, status=status, made=made)
    return one._replace(name="all.mbox", options=("--as", "mbox", "--everyone"))


ANA = card(b"FN:Ana Diaz", b"EMAIL:ana@x.example")
BO = card(b"FN:Bo Chen")
COLUMNS = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = b"Ana,Diaz,https://www.linkedin.com/in/ana-diaz,ana@acme.example,Acme,Engineer,05 Mar 2024\n"
LINE = b"From x@y Tue Mar  5 14:22:10 2024\n"
LETTER = (
    LINE
    + b"From: Ana Diaz <ana@x.example>\nTo: sam@roe.example\nDate: 5 Mar 2024 10:00 +0000\n\nbody\n\n"
)
GUESS = "a.csv: A guess: name from “Name”, email from “Email”. `--map FIELD=COLUMN` says otherwise."
NOT_KNOWN = "nothing in it says what it is"

CARDS = [
    cards("44 a name that leads out", card(b"FN:../../.ssh/authorized_keys"), made={"ssh-authorized-keys": "../../.ssh/authorized_keys"}),
    cards("44 an absolute path", card(b"FN:/abs"), made={"abs": "/abs"}),
    cards("44 a device of Windows", card(b"FN:CON"), made={"con-2": "CON"}),
    cards("44 an empty name", card(b"FN:") + ANA, "a.vcf:1 the card is empty: no name, no address", made={"ana-diaz": "Ana Diaz"}),
    cards("44 ten kilobytes of name", card(b"FN:" + b"x" * 10_240) + ANA, "a.vcf:1 its name is longer than 200 letters, and it has no address", made={"ana-diaz": "Ana Diaz"}),
    cards("44 a name of dots", card(b"FN:..") + ANA, made={"ana-diaz": "Ana Diaz", "someone": ".."}),
    cards("45 front matter in a name", card(b"FN:A\\n---\\nadmin: yes"), made={"a-admin-yes": "A --- admin: yes"}),
    cards("45 a line break by another way", card(b"FN;ENCODING=QUOTED-PRINTABLE:A=0A---=0Aadmin: yes"), made={"a-admin-yes": "A --- admin: yes"}),
    cards("45 a colon and a comment", card(b"FN:: #"), made={"someone": ": #"}),
    cards("45 an exclamation mark", card(b"FN:!!python/object/apply:os.system [a]"), made={"python-object-apply-os-system-a": "!!python/object/apply:os.system [a]"}),
    cards("45 an anchor", card(b"FN:&a *a"), made={"a-a": "&a *a"}),
    cards("45 a word that is no text in YAML", card(b"FN:yes") + card(b"FN:0123"), made={"0123": "0123", "yes": "yes"}),
    cards("45 a script", card(b"FN:<script>alert(1)</script>"), made={"script-alert-1-script": "<script>alert(1)</script>"}),
    cards("45 a template", card(b"FN:{{ config }}{% raise %}"), made={"config-raise": "{{ config }}{% raise %}"}),
    cards("45 what turns the line around", card("FN:\u202eabc\u2066".encode()), made={"abc": "abc"}),
    cards("45 an escape of the terminal", card(b"FN:\x1b[31mred"), made={"31mred": "[31mred"}),
    cards("46 cut off", ANA + b"BEGIN:VCARD\r\nFN:Cut o", "a.vcf:2 the file ends before the card does", status=1, made={"ana-diaz": "Ana Diaz"}),
    cards("46 5,000 within another", b"BEGIN:VCARD\r\nFN:A\r\n" * 5_000 + ANA, "a.vcf:1 it has no end: another one begins within it", "… and 4,998 more", "a.vcf:5000 it has no end: another one begins within it", status=1, made={"ana-diaz": "Ana Diaz"}),
    cards("46 no properties", card(b"garbage", b"\xff\xfe;;;:", b"x" * 300) + ANA, "a.vcf:1 the card is empty: no name, no address", made={"ana-diaz": "Ana Diaz"}),
    cards("46 garbage", bytes(range(256)) * 8, NOT_KNOWN, status=3),
    cards("46 garbage that begins as cards do", b"BEGIN:VCARD\r\n" + bytes(range(256)) * 8, "a.vcf:1 the file ends before the card does", "a.vcf: Read as Latin-1, since it is no UTF-8.", status=1),
    cards("47 20,001 cards", b"".join(card(b"FN:P %d" % n) for n in range(20_001)), "a.vcf: more than 20,000 records; if that is meant, say --any-size. Nothing was written.", status=3),
    cards("47 a photo of 20 MB", card(b"FN:Ana Diaz", b"PHOTO;ENCODING=b:" + b"A" * 20_000_000) + BO, "a.vcf:1 without photo: pictures are not copied", made={"ana-diaz": "Ana Diaz", "bo-chen": "Bo Chen"}),
    cards("47 a photo that is none", card(b"FN:Ana Diaz", b"PHOTO;ENCODING=b:%%%=") + BO, "a.vcf:1 without photo: pictures are not copied", made={"ana-diaz": "Ana Diaz", "bo-chen": "Bo Chen"}),
    cards("47 200,000 folds", card(b"FN:Ana Diaz", b"NOTE:x" + b"\r\n x" * 200_000) + BO, "a.vcf:1 without NOTE:xxxxxxxxxxxxxxxxxxxxxxxxx: the line is no property of a card, or too long", made={"ana-diaz": "Ana Diaz", "bo-chen": "Bo Chen"}),
    cards("48 no name, and another one", card(b"N:Diaz;Ana;;;") + card(b"EMAIL:bo@x.example") + card(b"TEL:1"), "a.vcf:3 it has neither a name nor an address", made={"ana-diaz": "Ana Diaz", "bo": "Bo"}),
    cards("48 a birthday without its year", card(b"FN:Ana Diaz", b"BDAY:--0229"), made={"ana-diaz": "Ana Diaz"}),
    cards("48 of 1996, quoted-printable", b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=\r\n Brandt\r\nEND:VCARD\r\n", made={"zoe-brandt": "Zoë Brandt"}),
]  # fmt: skip

TABLES = [
    table("49 a quote that is never closed", b"Name,Email\nAna Diaz,a@x.example\nBo,\"b@x.example\n" + b"Cy,c@x.example\n" * 1000, "a.csv:3: a quote opens in this row and is never closed, so that all that follows is in it; nothing was written.", status=3),
    linkedin("49 the same, LinkedIn", COLUMNS + ROW + b'Bo,"Chen,,,,,\n' + ROW * 999, "Connections.csv:3: a quote opens in this row and is never closed, so that all that follows is in it; nothing was written.", status=3),
    linkedin("49 a quote in every row", COLUMNS + ROW + b'Bo,"Chen,,,,,\n' * 999, "Connections.csv:3: a quote ends in the middle of a cell; nothing was written.", status=3),
    table("49 a quote that closes too early", b'Name,Email\n"Ana" Diaz,a@x.example\n', "a.csv:2: a quote ends in the middle of a cell; nothing was written.", status=3),
    linkedin("50 a preamble", b'Notes:\n"When exporting your connection data, you may notice that."\n\n' + COLUMNS + ROW, made={"ana-diaz": "Ana Diaz"}),
    linkedin("50 other columns", b"Vorname,Familie,Seite\nAna,Diaz,https://www.linkedin.com/in/ana\n", NOT_KNOWN, status=3),
    linkedin("50 a column that is not known", COLUMNS.replace(b"URL", b"Zorg") + ROW, "Connections.csv: The column “Zorg” is not known, and was not read.", made={"ana-diaz": "Ana Diaz"}),
    table("51 NUL", b"Name,Email\nAna\0 Diaz,a@x.example\nBo Chen,b@x.example\n", "a.csv:2 it holds NUL characters, which no text does", GUESS, status=1, made={"bo-chen": "Bo Chen"}),
    table("51 a cell of 200 kB", b"Name,Email\nAna Diaz," + b"x" * 200_000 + b"\n", "a.csv:2: a cell is too long; if that is meant, say --any-size; nothing was written.", status=3),
    table("51 Latin-1", b"Name,Email\nZo\xeb Brandt,z@x.example\n", GUESS, "a.csv: Read as Windows-1252, since it is no UTF-8.", made={"zoe-brandt": "Zoë Brandt"}),
    table("51 two columns of one name", b"Name,Email,Email\nAna,a@x.example,b@x.example\n", "a.csv: two columns are called “Email”; nothing was written.", status=3),
    table("51 more cells than columns", b"Name,Email\nAna Diaz,a@x.example,and,more\nBo Chen,b@x.example\n", "a.csv:2 it has more cells than the header, 4", GUESS, status=1, made={"bo-chen": "Bo Chen"}),
    table("51 formulas", b"Name,Email\n'=HYPERLINK(1),a@x.example\n@SUM(1),b@x.example\n", GUESS, made={"hyperlink-1": "HYPERLINK(1)", "sum-1": "@SUM(1)"}),
    table("51 an empty file", b"", "a.csv: no row of it is the header that was expected; nothing was written.", status=3),
]  # fmt: skip

MAIL = [
    mail("52 an empty mailbox", b"", "all.mbox there is no message in it", status=1),
    mail("52 garbage", bytes(range(256)) * 40, "all.mbox there is no message in it", status=1),
    mail("52 NUL", b"\0" * 5_000, "all.mbox there is no message in it", status=1),
    mail("53 500 parts within another", LINE + b"From: Bo <bo@x.example>\n" + b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 500 + b"\n" + LETTER, made={"ana-diaz": "Ana Diaz", "bo": "Bo"}),
    mail("53 3,000 parts within another", LINE + b"From: Bo <bo@x.example>\n" + b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 3_000 + b"\n" + LETTER, made={"ana-diaz": "Ana Diaz", "bo": "Bo"}),
    mail("54 50,000 commas", LINE + b"From: " + b"," * 50_000 + b"\n\nx\n\n" + LETTER, "all.mbox:1 it names no sender", made={"ana-diaz": "Ana Diaz"}),
    mail("54 900 brackets", LINE + b"From: " + b"(" * 900 + b"\n\nx\n\n" + LETTER, "all.mbox:1 it names no sender", made={"ana-diaz": "Ana Diaz"}),
    mail("54 an encoded line break", LINE + b"From: =?utf-8?Q?a=0Ab=00?= <bo@x.example>\n\nx\n\n" + LETTER, made={"a-b": "a b", "ana-diaz": "Ana Diaz"}),
    mail("54 a head of five megabytes", LINE + b"From: bo@x.example\nX: " + b"y" * 5_000_000 + b"\n\nx\n\n" + LETTER, made={"ana-diaz": "Ana Diaz", "bo": "Bo"}),
    mail("55 an unknown charset", LINE + b"From: =?x-zorg?Q?Bo_Chen?= <bo@x.example>\nTo: sam@roe.example\n\nx\n\n" + LETTER, made={"ana-diaz": "Ana Diaz", "bo-chen": "Bo Chen"}),
    mail("55 a day that is none", LETTER.replace(b"5 Mar 2024 10:00 +0000", b"99 Foo 20266").replace(LINE, b"From x@y\n"), "all.mbox:1 it tells no day that has come"),
    mail("55 a day to come", LETTER.replace(b"5 Mar 2024 10:00 +0000", b"5 Mar 2054 10:00 +0000"), made={"ana-diaz": "Ana Diaz"}),
]  # fmt: skip
