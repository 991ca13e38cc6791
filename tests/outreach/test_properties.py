"""What holds for everyone on every day: the due list is a function of the notes, and of nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.config import Settings, load_settings
from netnotes.load import load_network
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.due import due
from netnotes.outreach.reason import reasons

ROOT = Path(__file__).parents[2]
DAYS = st.dates(date(2026, 6, 1), date(2028, 3, 31))


@cache
def sample() -> tuple[Network, Settings]:
    """The sample network."""
    found = load_settings(ROOT)
    return load_network(found, use_cache=False), found


def lines(network: Network, today: date, found: Settings) -> list[tuple[object, ...]]:
    """The due list without the places: who, why, on which days, in which standing."""
    return [
        (
            one.person.slug,
            one.standing,
            one.last_contact,
            tuple((b.code, b.on) for b in one.reasons),
        )
        for one in due(network, today, found)
    ]


def shuffled(text: str, random: Random) -> str:
    """The text with the entries of its log in another order, each with its indented lines."""
    head, heading, log = text.partition("\n## Log\n")
    entries: list[str] = []
    for line in log.strip("\n").split("\n"):
        if line[:1] in ("-", "*", "+") or not entries:
            entries.append(line)
        else:
            entries[-1] += f"\n{line}"
    random.shuffle(entries)
    return head + heading + "\n" + "\n".join(entries) + "\n"


@given(DAYS, st.integers(0, 1000))
@settings(max_examples=20)
def test_the_order_of_the_log_and_of_the_notes_changes_nothing(today: date, seed: int) -> None:
    network, found = sample()
    random = Random(seed)
    notes = [
        make_note(
            note.path, parse_note(shuffled((ROOT / note.path).read_text("utf-8"), random).encode())
        )
        for note in network.notes.values()
    ]
    random.shuffle(notes)
    assert lines(Network(notes, me=found.me), today, found) == lines(network, today, found)


@given(DAYS)
@settings(max_examples=40)
def test_a_line_a_person_and_every_reason_in_its_order(today: date) -> None:
    network, found = sample()
    order = [reason.code for reason in reasons()]
    slugs = []
    for one in due(network, today, found):
        slugs.append(one.person.slug)
        codes = [order.index(because.code) for because in one.reasons]
        assert codes == sorted(codes)
        assert one.last_contact is None or one.last_contact <= today
    assert len(set(slugs)) == len(slugs)


@given(DAYS)
@settings(max_examples=20)
def test_one_reason_alone_is_the_whole_list_cut_to_it(today: date) -> None:
    network, found = sample()
    everything = {
        (one.person.slug, because.code)
        for one in due(network, today, found)
        for because in one.reasons
    }
    alone = {
        (one.person.slug, because.code)
        for reason in reasons()
        for one in due(network, today, found, only=reason.code)
        for because in one.reasons
    }
    assert alone == everything


@given(DAYS)
@settings(max_examples=20)
def test_what_a_reason_needs_is_needed(today: date) -> None:
    """No reason that is passed over, since the note lacks what it speaks of, would have held."""
    network, found = sample()
    for person in network.people:
        case = Case(network, person, today, found)
        for reason in reasons():
            if reason.of and reason.of.isdisjoint({*person.values, *case.signs}):
                assert list(reason.find(case)) == [], (person.slug, reason.code)


@cache
def lifelike() -> tuple[Network, Settings]:
    """A few hundred people like those that the benchmark makes."""
    folder = Path(mkdtemp(prefix="netnotes-lifelike-"))
    try:
        subprocess.run(
            [sys.executable, str(ROOT / "tests/benchmarks/generate.py"), str(folder), "300"],
            check=True, capture_output=True,
        )  # fmt: skip
        found = load_settings(folder)
        network = load_network(found, use_cache=False)
        for note in network.everything:
            assert note.rest is not None  # read whole: the files are gone in a moment
        return network, found
    finally:
        shutil.rmtree(folder)


@given(DAYS, st.sampled_from(["sample", "lifelike"]))
@settings(max_examples=30)
def test_nobody_is_passed_over_for_whom_a_reason_holds(today: date, which: str) -> None:
    """Whoever is no candidate, told from what is at hand, would have been found nothing for."""
    network, found = sample() if which == "sample" else lifelike()
    network = Network(network.everything, me=found.me)  # nothing is known of it from another day
    for reason in reasons():
        if reason.among(network, today, found) is not None:
            continue
        likely = reason.candidates(network, today, found)
        for person in network.people:
            if person.key not in likely and not person.broken:
                case = Case(network, person, today, found)
                assert list(reason.find(case)) == [], (person.slug, reason.code)


@given(DAYS)
@settings(max_examples=30)
def test_a_contact_today_quiets_the_cadence(today: date) -> None:
    network, found = sample()
    late = [one.person for one in due(network, today, found, only="cadence")]
    for person in late:
        text = (ROOT / person.path).read_text("utf-8")
        if "\n## Log\n" not in text:
            text += "\n## Log\n"
        talked = text.replace("\n## Log\n", f"\n## Log\n\n- {today} call\n", 1)
        changed = make_note(person.path, parse_note(talked.encode()))
        assert isinstance(changed, Person)
        others = [note for note in network.notes.values() if note is not person]
        after = Network([*others, changed], me=found.me)
        assert person.slug not in [
            one.person.slug for one in due(after, today, found, only="cadence")
        ]


def a_year() -> Iterator[date]:
    """Every day of a year."""
    return (date(2026, 11, 21) + timedelta(days) for days in range(0, 366, 5))


def test_a_year_of_days_raises_nothing() -> None:
    network, found = sample()
    for today in (*a_year(), date.min, date.max - timedelta(400), date.max):
        due(network, today, found)
