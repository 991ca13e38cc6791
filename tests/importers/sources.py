"""Case files of importers: files as other programs write them, and what each gives.

    ## What the case is about: a sentence
    --- Connections.csv
    the file, as it stands; `\\r`, `\\0`, `\\t` and `\\x41` are what they say
    --- gives [SOURCE]
    Ada Lovelace | email ada@engine.example | met 2024-03-05 | row 5
    - row 6: the profile is closed or hidden

Several files are one folder. In the name of a file `(utf-16)` or `(cp1252)` says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes import importers
from netnotes.errors import NetnotesError
from netnotes.importers.candidate import Candidate, Found, Interaction, Job, Skipped
from netnotes.importers.source import Me, Source

TODAY = date(2026, 11, 21)
ME = Me(
    frozenset(("sam@roe.example",)),
    frozenset(("https://www.linkedin.com/in/sam-roe",)),
    frozenset(("sam roe",)),
)
_FILE = re.compile(r"^--- (?!gives)(.+)$", re.MULTILINE)
_ENCODING = re.compile(r" \((utf-16|cp1252|latin-1|utf-8-sig)\)$")
_ESCAPE = re.compile(r"\\(r|t|0|\\|x[0-9a-f]{2})")
_MEANT = {"r": "\r", "t": "\t", "0": "\0", "\\": "\\"}


class Case(NamedTuple):
    name: str
    files: tuple[tuple[str, bytes], ...]
    mapping: dict[str, str]
    gives: str


def cases(path: Path) -> list[Case]:
    """The cases of a file."""
    return list(_cases(path.read_text("utf-8")))


def _cases(text: str) -> Iterator[Case]:
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        given, _, gives = rest.partition("--- gives")
        pieces = _FILE.split(given)[1:]
        files = [_file(title, body) for title, body in zip(pieces[::2], pieces[1::2], strict=True)]
        mapping = dict(pair.split("=", 1) for pair in re.findall(r"^map: (.+)$", given.partition("---")[0], re.MULTILINE))  # fmt: skip
        yield Case(name.strip(), tuple(files), mapping, gives)


def _file(title: str, body: str) -> tuple[str, bytes]:
    found = _ENCODING.search(title)
    text = _ESCAPE.sub(
        lambda m: _MEANT.get(m[1]) or chr(int(m[1][1:], 16)), body.removeprefix("\n")
    )
    return _ENCODING.sub("", title), text.encode(found[1] if found else "utf-8")


def run(case: Case, folder: Path) -> str:
    """What a case gives, told a record a line."""
    for name, data in case.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    path = folder / case.files[0][0] if len(case.files) == 1 else folder
    source = Source(path, path.name if path != folder else "folder", me=ME, today=TODAY, mapping=case.mapping)  # fmt: skip
    try:
        module = importers.recognise(source)
        lines = [told(found) for found in importers.extract(source, module)]
    except NetnotesError as error:
        said = str(error).replace(str(folder), "folder")
        said = said.replace(", ".join(importers.kinds()), "(the kinds there are)")
        return f"\n! {said}\n"
    lines += [f"= {remark}" for remark in source.remarks]
    return "\n".join([f" {importers.name_of(module)}", *lines, ""])


def told(found: Found) -> str:
    """A record on one line."""
    if isinstance(found, Skipped):
        many = f" ({found.records})" if found.records > 1 else ""
        return f"- {_place(found)}: {found.why}{many}{' !' if found.broken else ''}"
    return " | ".join([found.name or "(no name)", *_facts(found), _place(found)])


def _place(found: Found) -> str:
    return f"{found.at.unit} {found.at.number}"


def _facts(one: Candidate) -> Iterator[str]:
    for word in ("is_org", "is_me", "passing"):
        if getattr(one, word):
            yield word
    yield from (f"alias {name}" for name in one.aliases)
    for word, items in (("email", one.emails), ("phone", one.phones), ("link", one.links), ("date", one.dates)):  # fmt: skip
        for value, label in items:
            yield f"{word}{f' ({label})' if label else ''} {value}"
    yield from (f"job {_job(job)}" for job in one.jobs)
    yield from (f"past {_job(job)}" for job in one.past)
    for word in ("city", "address", "birthday", "met", "met_at", "introduced_by", "uid"):
        if getattr(one, word):
            yield f"{word} {getattr(one, word)}"
    for word in ("source", "found_in", "tags"):
        yield from (f"{word} {item}" for item in getattr(one, word))
    yield from (f"remark {r.section}{r.day or ''}{' ' if r.section or r.day else ''}{r.text!r}" for r in one.remarks)  # fmt: skip
    if one.body:
        yield f"text {one.body!r}"
    yield from (f"promise {text}" for text in one.promises)
    yield from map(_talk, one.interactions)
    yield from (f"{key}: {value}" for key, value in one.fields.items())
    yield from (f"without {what}: {why}" for what, why in one.left_out)


def _job(job: Job) -> str:
    days = f" {job.since}–{job.until}" if job.since or job.until else ""
    return f"{job.title or '?'} @ {job.org or '?'}{days}"


def _talk(talk: Interaction) -> str:
    words = ["plan" if talk.planned else "", talk.day.isoformat(), talk.time, talk.channel]
    words += [talk.direction, f"“{talk.text}”" if talk.text else ""]
    words += [f"with {', '.join(talk.company)}" if talk.company else ""]
    return " ".join(word for word in words if word)
