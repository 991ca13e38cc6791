"""Files of other programs: every importer says how sure it is, and the one that reads it never stumbles."""

from __future__ import annotations

from contextlib import suppress

import fuzz_seeds
import in_memory

from netnotes.errors import BadValueError, RefusedError, SystemSaidNoError

KINDS = (
    "career-ops", "facebook", "friends", "google-csv", "icalendar", "instagram", "khard", "linkedin", "maildir", "mbox",
    "monica", "netnotes-json", "org-contacts", "outlook-csv", "snapchat", "table", "vault", "vcard",
)  # fmt: skip
SEEDS = list(fuzz_seeds.imports())
SEEDS += [
    seed.replace(b"\n", b" as %b\n" % KINDS[n % len(KINDS)].encode(), 1)
    for n, seed in enumerate(SEEDS)
]
BITS = (
    *fuzz_seeds.BITS[:40], *(b" as %b\n" % kind.encode() for kind in KINDS), b"--- a.csv\n", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n",
    b"FN:A\r\n", b"N:;\\;,\r\n", b"BDAY:--0229\r\n", b"NOTE;ENCODING=QUOTED-PRINTABLE:=C3=\r\n", b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n", b"DTSTART;TZID=../../etc/passwd:20240229T100000\r\n", b"RRULE:FREQ=SECONDLY;COUNT=99\r\n",
    b"ATTENDEE:mailto:a@x.example\r\n", b"BEGIN:VTIMEZONE\r\n", b"From x@y Tue Mar  5 14:22:10 2024\n", b"From: A <a@b.c>\n",
    b"Date: 99 Foo 20266\n", b"=?utf-8?q?Zo=C3=AB?=", b"=?x?b?!?=", b"(((", b'"', b",,", b";", b'"\n', b":PROPERTIES:\n", b"null",
    b"First Name,Last Name,URL\n", b'{"version": "1.0"}', b"[[[[", b"1e999", b"\\ud800", b"\xff\xfe", b"PK\x03\x04",
)  # fmt: skip


def try_one(raw: bytes) -> None:
    """Read it as what it is, or as what it is said to be."""
    with suppress(RefusedError, SystemSaidNoError, BadValueError):
        in_memory.read(raw)
