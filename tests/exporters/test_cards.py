"""Cards that go out: well formed, nothing private unless asked for, and equal when they come back."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes import changes, exporters, importers
from netnotes.apart import Apart
from netnotes.config import load_settings
from netnotes.exporters._cards import _ELSEWHERE, WRITERS, escaped, folded
from netnotes.importers.cards import Line
from netnotes.importers.source import Source
from netnotes.load import Store
from netnotes.model import edit
from netnotes.model.edit import Value
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.steps import steps_of

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
VERSIONS = ("vcard", "vcard-4")
#: As `--apple` has it.
APPLE = "vcard --apple"


def exported(root: Path, version: str, *, private: bool = False) -> bytes:
    options = load_settings(root)
    network = Store(options, use_cache=False).load()
    name, _, apple = version.partition(" ")
    module = exporters.all_formats()[name]
    return b"".join(
        exporters.pieces(module, network, TODAY, options, private=private, apple=bool(apple))
    )


def imported(root: Path, file: Path) -> Plan:
    (root / "people").mkdir(parents=True)
    plan = Plan(Store(load_settings(root), use_cache=False).load(), Apart(), TODAY, Options())
    source = Source(file, file.name, today=TODAY)
    for found in importers.extract(source, importers.recognise(source)):
        plan.take(found)
    plan.settle()
    changes.apply(root, steps_of(plan, root).steps, "import")
    return plan


def there_and_back(root: Path, folder: Path, version: str) -> None:
    first = exported(root, version)
    file = folder / "people.vcf"
    file.write_bytes(first)
    if b"BEGIN" in first:
        imported(folder / "new", file)
        assert exported(folder / "new", version) == first


@pytest.mark.parametrize("version", [*VERSIONS, APPLE])
def test_the_sample_network_comes_back_equal(tmp_path: Path, version: str) -> None:
    there_and_back(ROOT, tmp_path, version)


def test_days_without_a_year_are_written_as_apple_does_and_come_back(tmp_path: Path) -> None:
    root = tmp_path / "old"
    (root / "people").mkdir(parents=True)
    for name, birthday in (("Ana", "--02-29"), ("Bo", "--04-12"), ("Cy", "1990-04-12")):
        note = f"---\nname: {name}\nbirthday: {birthday}\ndates: {{Trip: --12-31}}\n---\n"
        (root / "people" / f"{name.casefold()}.md").write_text(note, "utf-8")
    card = exported(root, APPLE).decode().replace("\r\n ", "")
    found = [line for line in card.splitlines() if line.startswith("BDAY")]
    omitted = "BDAY;X-APPLE-OMIT-YEAR=1604:1604"
    assert found == [f"{omitted}-02-29", f"{omitted}-04-12", "BDAY:1990-04-12"]
    assert card.count("item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-12-31\r\n") == 3
    assert "BDAY:--04-12" in exported(root, "vcard").decode()
    there_and_back(root, tmp_path, APPLE)


# -- drawn networks ---------------------------------------------------------------------------------

LETTERS = st.characters(
    categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u00a0\ufffc\ufffd"
)
TEXT = st.text(LETTERS, min_size=1, max_size=100).map(lambda s: " ".join(s.split())).filter(
    lambda s: bool(s) and s[0].isalpha() and "[[" not in s and "]]" not in s
)  # fmt: skip
LABEL = st.sampled_from(["work", "home", "mobile", "Band", "the lake house"])
DAY = st.sampled_from(["--02-29", "--04-12", "1990-04-12", "1990-04", "1990", "2020-02-29"])
FULL = st.sampled_from(["--02-29", "--12-31", "2010-06-01"])


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Value]]:
    """Notes as their fields, each of whom is told from all others by everything."""
    notes: list[dict[str, Value]] = []
    for n in range(draw(st.integers(0, 4))):
        fields: dict[str, Value] = {"name": f"{draw(TEXT)} {'abcdef'[n] * 9}"}
        if draw(st.booleans()):
            fields["kind"] = "org"
        else:
            emails = [f"{'abcdef'[n]}{i}@x.example" for i in range(draw(st.integers(0, 2)))]
            fields["email"] = [draw(st.sampled_from([e, {draw(LABEL): e}])) for e in emails]
            phones = [f"+351 910 55{n} 01{i}" for i in range(draw(st.integers(0, 2)))]
            fields["phone"] = [draw(st.sampled_from([p, {draw(LABEL): p}])) for p in phones]
            for key in ("org", "title", "pronouns"):
                if draw(st.booleans()):
                    fields[key] = draw(TEXT)
            if draw(st.booleans()):
                fields["birthday"] = draw(DAY)
            if draw(st.booleans()):
                fields["timezone"] = "Europe/Lisbon"
            if draw(st.booleans()):
                fields["died"] = "2020-01-02"
            labels = draw(st.sets(st.sampled_from(["anniversary", "First talk"])))
            fields["dates"] = {label: draw(FULL) for label in sorted(labels)}
            fields["vibe"] = "PRIVATE"
            fields["closeness"] = "close"
        if draw(st.booleans()):
            fields["city"] = draw(TEXT)
        fields["aliases"] = [f"{t} {'abcdef'[n] * 8}" for t in draw(st.lists(TEXT, max_size=2, unique_by=str.casefold))]  # fmt: skip
        fields["tags"] = draw(st.lists(TEXT, max_size=2, unique_by=str.casefold))
        hosts = draw(st.sets(st.sampled_from(["a", "b"])))
        fields["links"] = {f"page {h}": f"https://{h}{n}.example/x,y;z" for h in sorted(hosts)}
        notes.append({key: value for key, value in fields.items() if value})
    if len(notes) > 1 and draw(st.booleans()):
        notes[-1]["name"] = notes[0]["name"]  # two of one name are two
    return notes


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(notes=people(), version=st.sampled_from(VERSIONS))
def test_a_network_comes_back_equal(notes: list[dict[str, Value]], version: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "old"
        (root / "people").mkdir(parents=True)
        for number, fields in enumerate(notes):
            raw = edit.new_note(fields, "PRIVATE prose\n")
            (root / "people" / f"n{number}.md").write_bytes(raw)
        assert b"PRIVATE" not in exported(root, version)
        there_and_back(root, Path(name), version)


# -- what a card is -----------------------------------------------------------------------------------


def test_every_field_with_a_property_is_written() -> None:
    known = {field.vcard for table in (Person, Org) for field in table.fields.values()}
    assert known - {""} == WRITERS.keys() | _ELSEWHERE


@given(st.text(LETTERS, max_size=300))
def test_a_line_is_folded_at_75_bytes_and_within_no_character(text: str) -> None:
    raw = folded(f"NOTE:{text}")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines]
    assert raw.replace(b"\r\n ", b"") == f"NOTE:{text}\r\n".encode()


@given(st.text(st.sampled_from("ab\\;,:\nN") | LETTERS, max_size=30))
def test_an_escape_is_undone(text: str) -> None:
    assert Line("NOTE", {}, escaped(text)).text == normalize("NFC", text).strip()


@pytest.mark.parametrize("version", VERSIONS)
def test_private_fields_go_out_only_on_request_and_come_back(tmp_path: Path, version: str) -> None:
    root = tmp_path / "old"
    (root / "people").mkdir(parents=True)
    fields: dict[str, Value] = {
        "name": "Bo Chen", "closeness": "close", "cadence": "6 weeks", "interests": ["chess", "tea"],
        "asks": [{"kind": "advice", "what": "How"}],
    }  # fmt: skip
    (root / "people" / "bo-chen.md").write_bytes(
        edit.new_note(fields, "We met; in May.\n\n## Log\n\n- 2020-01-01 coffee\n")
    )
    plain = exported(root, version)
    assert not any(word in plain for word in (b"close", b"chess", b"May", b"coffee", b"NETNOTES-"))
    file = tmp_path / "private.vcf"
    file.write_bytes(exported(root, version, private=True))
    imported(tmp_path / "new", file)
    text = (tmp_path / "new/people/bo-chen.md").read_text("utf-8")
    for said in (
        "closeness: close",
        "cadence: 6 weeks",
        "chess",
        "kind: advice",
        "We met; in May.",
    ):
        assert said in text
    assert exported(tmp_path / "new", version, private=True) == file.read_bytes()


def test_what_another_program_kept_goes_out_again(tmp_path: Path) -> None:
    file = tmp_path / "a.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nUID:their-own-1\nX-SHOE-SIZE:43\nLANG:pt\nEND:VCARD\n"
    )
    imported(tmp_path / "new", file)
    lines = exported(tmp_path / "new", "vcard").decode().split("\r\n")
    assert {"UID:their-own-1", "X-SHOE-SIZE:43", "LANG:pt"} <= set(lines)


def test_a_birthday_without_a_year_is_written_as_each_version_has_it(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/a.md").write_text("---\nname: A\nbirthday: --02-29\n---\n", "utf-8")
    assert b"\r\nBDAY:--02-29\r\n" in exported(tmp_path, "vcard")
    assert b"\r\nBDAY:--0229\r\n" in exported(tmp_path, "vcard-4")


def test_friends_md_comes_back(tmp_path: Path) -> None:
    (tmp_path / "old/people").mkdir(parents=True)
    note = "---\nname: Bo Chen\naliases: [Bobo]\ncity: Porto\ntags: [old friend]\n---\n\n## Log\n\n- 2020-01-01 coffee: chess #gave\n"
    (tmp_path / "old/people/bo.md").write_text(note, "utf-8")
    assert exported(tmp_path / "old", "friends").decode() == (
        "### Activities:\n\n### Notes:\n\n### Friends:\n- Bo Chen (a.k.a. Bobo) [Porto] @old-friend\n\n"
        "### Locations:\n- Porto\n"
    )
    file = tmp_path / "friends.md"
    file.write_bytes(exported(tmp_path / "old", "friends", private=True))
    assert "- 2020-01-01: **Bo Chen**: coffee chess @gave" in file.read_text("utf-8")
    plan = imported(tmp_path / "new", file)
    assert [row.name for row in plan.rows] == ["Bo Chen"]
    assert "city: Porto" in (tmp_path / "new/people/bo-chen.md").read_text("utf-8")
