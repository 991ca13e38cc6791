"""How long a message says that something takes."""

from __future__ import annotations

import pytest

from netnotes.messages.check import Draft
from netnotes.messages.lengths import is_small_answer, meets_at_an_hour, minutes_in
from netnotes.messages.reading import read


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("would you have fifteen minutes for a call", 15),
        ("a 20-minute call", 20),
        ("twenty to thirty mins", 20),
        ("forty-five minutes or so", 45),
        ("twenty five minutes", 25),
        ("half an hour on the phone", 30),
        ("a half-hour chat", 30),
        ("an hour and a half", 90),
        ("three quarters of an hour", 45),
        ("a quarter of an hour", 15),
        ("two hours", 120),
        ("10 short minutes", 10),
        ("a quick 15", 15),
        ("it takes a minute", 1),
        ("1.5 hours", 90),
        ("if you have a minute", 0),
        ("your forty-minute talk", 0),
        ("at 16:00h", 0),
        ("a long while", 0),
        ("", 0),
    ],
)
def test_lengths_are_read_in_digits_and_in_words(said: str, minutes: int) -> None:
    assert minutes_in(said) == minutes


def test_a_coffee_is_bounded_by_its_hour_and_a_call_is_not() -> None:
    assert meets_at_an_hour("a coffee on friday, 11ish", ["a coffee on friday"])
    assert meets_at_an_hour("tea at half past four", ["tea"])
    assert not meets_at_an_hour("a coffee on friday", ["a coffee on friday"])
    assert not meets_at_an_hour("a call at 4pm", ["a call"])


def test_one_line_is_a_small_answer() -> None:
    assert is_small_answer("a yes or no is plenty")
    assert not is_small_answer("write as much as you like")


def test_an_hour_that_is_over_bounds_nothing() -> None:
    ask = "Could we have a call about it? A no is fine.\n\nSam\n"
    over = Draft(read(f"Hi Ana, your essay kept me up for two hours. {ask}"))
    said = Draft(read(f"Hi Ana, you said that you could spare half an hour. {ask}"))

    assert (over.minutes, over.bounded) == (0, 0)
    assert (said.minutes, said.bounded) == (30, 30)
