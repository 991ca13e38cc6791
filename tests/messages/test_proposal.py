"""What is proposed: their preference first, near them, on a day that is free, and changeable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.messages.draft import Draft
from netnotes.messages.proposal import Proposal, propose
from netnotes.outreach.case import Case

TODAY = date(2026, 11, 21)  # a Saturday
ME = "---\nname: Noor\ncity: Lisbon\ntimezone: Europe/Lisbon\n---\n"


@pytest.fixture
def proposed(write: Callable[..., Path]) -> Callable[..., Proposal]:
    """What is proposed to Ada, whose note says this."""

    def make(fields: str = "", body: str = "", today: date = TODAY, **other: str) -> Proposal:
        folder = write(
            {
                "mkdocs.yml": "plugins:\n  - netnotes: {me: noor, channels: {in_person: [climbing]}}\n",
                "people/noor.md": ME,
                "people/ada.md": f"---\nname: Ada\n{fields}---\n{body}",
                **other,
            }
        )
        settings = load_settings(folder)
        network = load_network(settings)
        person = network.person("ada")
        assert person is not None
        return propose(Case(network, person, today, settings), minutes=30)

    return make


MEDIA = [
    ("", "coffee"),
    ("city: Lisbon\n", "coffee"),
    ("city: Porto\n", "video"),
    ("city: Porto\navoid: [video]\n", "call"),
    ("avoid: [coffee]\n", "walk"),
    ("prefers: [email, walk]\n", "walk"),
    ("prefers: [message]\n", "coffee"),
    ("prefers: [video]\ncity: Lisbon\n", "video"),
    ("prefers: [call, coffee]\n", "call"),
    ("prefers: [coffee]\ncity: Porto\n", "video"),
    ("prefers: [meal]\n", "coffee"),
    ("prefers: [meal]\ncloseness: warm\n", "coffee"),
    ("prefers: [meal]\ncloseness: close\n", "meal"),
    ("prefers: [climbing]\n", "climbing"),
    ("prefers: [smoke signals]\n", "coffee"),
]


@pytest.mark.parametrize(("fields", "channel"), MEDIA)
def test_their_preference_then_in_person_then_video_then_the_phone(
    fields: str, channel: str, proposed: Callable[..., Proposal]
) -> None:
    assert proposed(fields).channel == channel


def test_it_is_near_them(proposed: Callable[..., Proposal]) -> None:
    acme = "---\nkind: org\nname: Acme GmbH\ncity: Lisbon\n---\n"
    log = "\n## Log\n\n- 2026-10-01 coffee at Padaria do Beco: looms\n- 2026-11-01 coffee at her desk: more\n"

    assert proposed().where == "a coffee somewhere near you"
    there = proposed("org: Acme\ncity: Lisbon\n", **{"people/acme.md": acme})
    assert there.where == "a coffee near Acme"
    elsewhere = proposed("org: Acme\ncity: Cascais\nprefers: [walk]\n", **{"people/acme.md": acme})
    assert elsewhere.where == "a video call"
    assert proposed("city: Lisbon\n", log).where == "a coffee at Padaria do Beco"


def test_it_comes_with_some_notice_on_a_day_that_is_free(proposed: Callable[..., Proposal]) -> None:
    bo = "---\nname: Bo\n---\n\n## Log\n\n- [ ] 2026-11-26 16:00 coffee: tea\n"

    assert proposed().time == "on Thursday the 26th at four"
    assert proposed(today=date(2026, 11, 23)).time == "on Thursday the 3rd at four"
    assert proposed(**{"people/bo.md": bo}).time == "on Wednesday the 25th at four"


def test_it_is_said_to_be_changeable(proposed: Callable[..., Proposal]) -> None:
    assert proposed().or_else == "Another day or another place is just as good"
    assert proposed("prefers: [video]\n").or_else == "Another day or another hour is just as good"


ZONES = [
    ("Europe/Lisbon", "at four"),
    ("Europe/Berlin", "at four your time"),
    ("Pacific/Auckland", "at ten in the morning your time"),
    ("America/New_York", "at four your time"),
    ("Pacific/Honolulu", "at eleven your time"),
]


@pytest.mark.parametrize(("zone", "said"), ZONES)
def test_an_hour_at_which_both_are_awake(
    zone: str, said: str, proposed: Callable[..., Proposal]
) -> None:
    found = proposed(f"city: Elsewhere\ntimezone: {zone}\n")

    assert found.time == f"on Thursday the 26th {said}"


def test_place_and_time_can_be_said(
    proposed: Callable[..., Proposal], run: Callable[..., object]
) -> None:
    proposed("closeness: close\ninterests: [looms]\n")

    ran = run("draft", "ada", "connect", "--place", "at the kiosk", "--time", "on Friday at noon")

    assert "Would you like a coffee at the kiosk, say on Friday at noon" in ran.out


def test_a_reconnect_names_where_one_could_meet_again(drafted: Callable[..., Draft]) -> None:
    assert "Will you be at DSD Lisbon again?" in drafted("tomasz-zielinski", "reconnect").text
    assert "go back to Taberna do Ofício" in drafted("luca-moretti", "reconnect").text
    bo = drafted("bo-chen", "reconnect").text
    assert "Tinta" not in bo, "an office is no place to go back to"


def test_a_reconnect_names_a_day_once(drafted: Callable[..., Draft]) -> None:
    assert drafted("chidi-okafor", "reconnect").text.count("9 August") == 1


def test_a_friend_who_fell_silent_is_written_to_as_a_friend(drafted: Callable[..., Draft]) -> None:
    text = drafted("kwame-boateng", "reconnect").text
    assert text.startswith("Hi Kwame,")
    assert "Take good care," in text


def test_help_is_told_without_the_yes_before_it(drafted: Callable[..., Draft]) -> None:
    assert "in April: you copied Tomasz right away." in drafted("alice-nguyen", "thank-you").text
