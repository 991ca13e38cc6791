"""The sample network on 2026-11-21, as someone who read only the notes and RULES found it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.due import due

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)

STANDING = {
    "stranger": "anahit-sargsyan jun-ho-park marisol-vega zainab-qureshi",
    "dormant": "kwame-boateng samir-haddad amara-diallo itzel-morales kalani-akana lior-katz "
    "anselmo-prates",
    "close": "ines-carvalho nadia-benali rania-haddad teta-salma "
    "alice-nguyen priya-raman thandiwe-dlamini",
    "warm": "sofia-lindqvist chidi-okafor daniel-oconnor jonas-keller beatriz-fonseca "
    "bo-chen tomasz-zielinski ruth-adeyemi luca-moretti gil-peretz elena-petrova "
    "mateus-figueiredo aroha-ngata",
    "acquaintance": "oleksandr-bondarenko dragana-petrovic wanjiru-kamau farid-rahimi "
    "freyja-thorsdottir yusuf-demir ravi-menon camille-durand henrik-aalto",
    "new": "hana-kimura mariam-sesay grace-mwangi siobhan-byrne pilar-echeverria tariq-mansour "
    "giulia-ferri",
}
#: Warm-up apart: whom it names changes from week to week.
DUE = {
    "alice-nguyen": "promise",
    "luca-moretti": "promise cadence",
    "mariam-sesay": "promise cadence",
    "bo-chen": "meeting",
    "grace-mwangi": "meeting",
    "aroha-ngata": "meeting",
    "camille-durand": "follow-up",
    "anahit-sargsyan": "follow-up",
    "beatriz-fonseca": "come-back",
    "marisol-vega": "introduced",
    "sofia-lindqvist": "birthday",
    "ines-carvalho": "date",
    "elena-petrova": "thank-you",
    "jonas-keller": "thank-you keep-posted",
    "tomasz-zielinski": "keep-posted",
    "chidi-okafor": "keep-posted cadence",
    "teta-salma": "cadence",
    "giulia-ferri": "cadence",
    "kwame-boateng": "cadence",
}
ASKS = {
    "idea": "alice-nguyen:globex-inc farid-rahimi freyja-thorsdottir thandiwe-dlamini "
    "oleksandr-bondarenko",
    "waiting": "mateus-figueiredo wanjiru-kamau",
    "follow-up-due": "camille-durand anahit-sargsyan",
    "no-answer": "jun-ho-park kalani-akana",
    "yes": "alice-nguyen:acme tomasz-zielinski jonas-keller ines-carvalho aroha-ngata "
    "pilar-echeverria",
    "no": "dragana-petrovic sofia-lindqvist",
    "later": "beatriz-fonseca itzel-morales",
    "standing": "ruth-adeyemi",
}


@cache
def sample() -> Network:
    """The sample network, read from its files."""
    return load_network(load_settings(ROOT), use_cache=False)


def cases() -> list[Case]:
    """Everyone of the sample network on the day."""
    settings = load_settings(ROOT)
    return [Case(sample(), person, TODAY, settings) for person in sample().people]


def test_nothing_in_the_sample_is_broken_or_pointed_out() -> None:
    assert [(note.path, problem) for note in sample().everything for problem in note.problems] == []
    assert sample().files == []


def test_standing() -> None:
    expected = {slug: standing for standing, slugs in STANDING.items() for slug in slugs.split()}
    assert {case.person.slug: case.standing for case in cases()} == expected


def test_due() -> None:
    found: dict[str, str] = {}
    for line in due(sample(), TODAY, load_settings(ROOT)):
        codes = [because.code for because in line.reasons if because.code != "warm-up"]
        if codes:
            found[line.person.slug] = " ".join(codes)
    assert found == DUE


def test_the_most_binding_come_first() -> None:
    codes = [line.reasons[0].code for line in due(sample(), TODAY, load_settings(ROOT))]
    order = (
        "promise meeting follow-up come-back introduced birthday date thank-you keep-posted cadence"
        " warm-up"
    )
    assert codes == sorted(codes, key=order.split().index)


def test_asks() -> None:
    found: dict[str, str] = {}
    for case in cases():
        for ask, (state, _) in case.asks:
            about = ask.to.target.lower().replace(", ", "-").strip(".") if ask.to else ""
            several = len(case.asks) > 1
            found[f"{case.person.slug}:{about}" if several else case.person.slug] = state
    assert found == {who: state for state, people in ASKS.items() for who in people.split()}


def test_every_line_has_evidence_that_exists_and_one_next_step() -> None:
    for line in due(sample(), TODAY, load_settings(ROOT)):
        assert line.step.text, line.person.slug
        for because in line.reasons:
            assert because.text.endswith((".", "?", "!")), because.text
            assert because.evidence, line.person.slug
            for place in because.evidence:
                path, _, number = place.rpartition(":")
                lines = (ROOT / path).read_text("utf-8").splitlines()
                assert lines[int(number) - 1].strip(), place


def test_what_others_say_of_somebody_is_found_one_by_one_as_for_all_at_once() -> None:
    network = load_network(load_settings(ROOT))
    looked_for = {note.key: network._look_for(note) for note in network.everything}

    told = {note.key: network.elsewhere(note) for note in network.everything}
    at_once = {key: said.entries for key, said in told.items() if said}
    assert {key: found for key, found in looked_for.items() if found} == at_once
    assert len(at_once) > 5
    for key in at_once:
        said, touches = told[key], network.shared_touches(network.notes[key])
        assert said.days == {t.entry.ordinal for t in touches if t.entry.happens}
        assert said.last == max(t.entry.ordinal for t in touches)
        assert said.open == any(t.entry.box == " " for t in touches)
