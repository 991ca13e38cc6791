"""What somebody is told who tends friendships: where a draft lacks something, and before a journey."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_thanks_for_what_cannot_be_said_as_it_stands_name_the_line(
    run: Callable, notes: Callable
) -> None:
    notes(ada="name: Ada|## Log\n\n- 2026-11-01 call: she paid my train #got")

    ran = run("draft", "ada", "thank-you")

    said = " ".join(ran.out.split())
    assert ran.status == 1
    assert "you noted “she paid my train” people/ada.md:6" in said
    assert "or note it" not in said


def test_a_hello_after_a_silence_wants_no_event(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada\ncloseness: warm\nprefers: [message]|## News\n\n- 2026-11-01 a new garden")

    said = " ".join(run("draft", "ada", "reconnect").out.split())
    ran = run("set", "ada", "met", "2010")

    assert "netnotes log ada message --on DAY" in said
    assert "netnotes set ada met YEAR" in said
    assert " event " not in said
    assert ran.status == 0
    assert run("draft", "ada", "reconnect").status == 0


def test_who_lives_where_one_goes_is_named_with_how_to_find_them(
    run: Callable, notes: Callable
) -> None:
    notes(
        ada="name: Ada\ncity: Porto",
        bo="name: Bo\ncity: Porto",
        cy="name: Cy\ncity: Porto\ndied: 2020-01-01",
        di="name: Di\ncity: São Paulo",
    )

    assert "Two of your people live in Porto: netnotes find city:Porto" in run("event", "porto").out
    assert (
        "One of your people lives in São Paulo: netnotes find 'city:São Paulo'"
        in run("event", "São Paulo").out
    )
    assert "lives in" not in run("event", "Lisbon").out
    assert run("find", "city:São Paulo").status == 0


@pytest.mark.parametrize(
    ("what", "thanks", "glad"),
    [
        ("the marmalade", "Thank you for the marmalade.", ": I am glad of the marmalade."),
        ("for the marmalade.", "Thank you for the marmalade.", ": I am glad of the marmalade."),
        ("sending soup", "Thank you for sending soup.", ". Sending soup."),
        (
            "The evening you cooked for us",
            "Thank you for the evening you cooked for us.",
            ": I am glad of the evening you cooked for us.",
        ),
        ("you sat with me", "Thank you. You sat with me.", ". You sat with me."),
        ("your talk helped me", "Thank you. Your talk helped me.", ". Your talk helped me."),
        ("the soup was good!", "Thank you. The soup was good!", ". The soup was good!"),
    ],
)
def test_a_thing_that_one_is_glad_of_is_no_sentence_of_its_own(
    run: Callable, notes: Callable, what: str, thanks: str, glad: str
) -> None:
    notes(ada="name: Ada\ncloseness: warm")

    assert thanks in run("draft", "ada", "thank-you", "--what", what).out
    assert f"for a while{glad}" in run("draft", "ada", "appreciation", "--what", what).out


@pytest.mark.parametrize("name", ["Seu Zé", "Dona Graça", "Aunt Rosa", "Professor Amaral"])
def test_nobody_is_greeted_by_a_title_alone(run: Callable, notes: Callable, name: str) -> None:
    notes(ada=f"name: {name}\ncloseness: close")

    assert f"Hi {name}," in run("draft", "ada", "thank-you", "--what", "the soup").out


@pytest.mark.parametrize(
    ("birthday", "prefers", "said"),
    [
        ("--11-22", "call", "On the phone on the day itself."),
        ("--11-23", "message", "In a message on the day itself."),
        ("--11-26", "letter", "In a letter: wish them well"),
        ("--11-21", "call", "On the phone: wish them well"),
    ],
)
def test_nobody_is_wished_a_happy_birthday_before_the_day(
    run: Callable, notes: Callable, birthday: str, prefers: str, said: str
) -> None:
    notes(ada=f"name: Ada\nbirthday: {birthday}\nprefers: [{prefers}]")

    assert said in run("due", "--reason", "birthday").out


@pytest.mark.parametrize(
    ("options", "channel"),
    [((), "coffee"), (("--prefer", "call"), "call"), (("--avoid", "coffee"), "video")],
)
def test_a_new_note_names_a_channel_that_they_like(
    run: Callable, notes: Callable, options: tuple[str, ...], channel: str
) -> None:
    notes()

    assert f'netnotes log dad {channel} "…"' in run("new", "Dad", *options).out
