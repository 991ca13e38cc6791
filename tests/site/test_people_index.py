"""What the quick switcher is given to look through."""

from __future__ import annotations

import json

import pytest


@pytest.fixture(scope="module")
def index(sample) -> dict:
    return json.loads(sample.read("assets/netnotes/people.json"))


def row(index, name):
    (found,) = (one for one in index["people"] if one[0] == name)
    return found


def said(index, number) -> str:
    return index["words"][number]


def test_every_person_is_in_it_with_the_address_of_their_page(index, sample):
    everyone = [*index["people"], *index["orgs"]]
    assert len(everyone) == len(list((sample.site / "people").glob("*/index.html")))
    for name, address, *_ in everyone:
        assert (sample.site / address / "index.html").is_file(), name


def test_a_row_says_what_can_be_asked_for(index):
    _, _, aliases, org, title, role, city, tags, standing = row(index, "Beatriz Fonseca")
    assert aliases == ["Bea"]
    words = [said(index, number) for number in (org, title, city)]
    assert words == ["Correio Norte", "Head of Platform Engineering", "Porto"]
    assert said(index, role) == "manager"
    assert [said(index, tag) for tag in tags] == []
    assert index["standings"][standing] == "warm"


def test_who_is_due_comes_in_the_order_of_the_day(index, sample):
    due = [(index["people"][number][0], said(index, badge)) for number, badge in index["due"]]
    assert ("Alice Nguyen", "promise") in due
    text = sample.page("due").text
    places = [text.index(name) for name, badge in due if badge != "keep posted"]
    assert places == sorted(places)


def test_the_dead_are_found_and_never_due(index):
    number = index["people"].index(row(index, "Anselmo Prates"))
    assert index["standings"][row(index, "Anselmo Prates")[-1]] == "has died"
    assert number not in {person for person, _ in index["due"]}


def test_my_own_note_and_every_page_can_be_found(index, sample):
    assert index["standings"][row(index, "Noor Haddad")[-1]] == "you"
    pages = dict(index["pages"])
    assert pages["Statistics"] == "statistics/"
    assert len(pages) == len(index["pages"]) > 10
    assert index["text"] == ""


def test_of_a_note_that_cannot_be_read_there_is_its_name_alone(hostile):
    index = json.loads(hostile.read("assets/netnotes/people.json"))
    unread = [one for one in index["people"] if index["standings"][one[-1]] == "cannot be read"]
    assert len(unread) > 5
    for _, _, aliases, *numbers, tags, _ in unread:
        assert (aliases, numbers, tags) == ([], [0, 0, 0, 0], [])
