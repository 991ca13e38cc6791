"""A note's words, turned so that they can be said to the person they are about."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.messages import wording

TO_YOU = [
    ("her chapel got the go-ahead", "she/her", "your chapel got the go-ahead"),
    ("Her first overhang", "she/her", "Your first overhang"),
    ("lent her my guide", "she/her", "lent you my guide"),
    ("he told me to read", "he/him", "you told me to read"),
    ("his miso is ready", "he/him", "your miso is ready"),
    ("their essay was pinned up", "they/them", "your essay was pinned up"),
    ("they were early", "they/them", "you were early"),
    ("the flat fell through", "", "the flat fell through"),
    # What cannot be told without guessing at grammar, or is somebody else.
    ("he takes his coffee black", "he/him", ""),
    ("she was tired", "she/her", ""),
    ("his mother rang", "she/her", ""),
    ("her eldest", "", ""),
    ("she's merciless", "she/her", ""),
]


@pytest.mark.parametrize(("text", "pronouns", "said"), TO_YOU)
def test_what_is_said_of_them_is_said_to_them(text: str, pronouns: str, said: str) -> None:
    assert wording.to_you(text, pronouns) == said


def test_what_somebody_did_is_left_out_where_only_theirs_is_wanted() -> None:
    text = "between two trains, she looked ten years older"

    assert wording.told(text, "she/her") == "between two trains"
    assert (
        wording.told(text, "she/her", deeds=True)
        == "between two trains, you looked ten years older"
    )


REQUESTS = [
    ("Introduce me to Bob Smith, who runs storage", "Would you introduce me to Bob Smith, who runs storage?"),
    ("Would you look at one trace with me?", "Would you look at one trace with me?"),
    ("How you chose your first team", "Would you tell me how you chose your first team?"),
    ("The number of the sound engineer", "Could I ask you for the number of the sound engineer?"),
    ("[[bo-chen|Bo]]'s van for an hour #work", "Could I ask you for Bo's van for an hour?"),
    ("A position at Initech", "Would you talk with me about a position at Initech?"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("what", "said"), REQUESTS)
def test_an_ask_in_a_sentence_becomes_a_question(what: str, said: str) -> None:
    assert wording.request(what) == said


MATTERS = [
    ("Half an hour on how you chose between the tracks", "how you chose between the tracks"),
    ("Twenty minutes on remote teams", "remote teams"),
    ("Fifteen minutes of your time on looms", "looms"),
    ("How you decide", "how you decide"),
    ("What makes an engineer successful there?", "what makes an engineer successful there"),
    ("Kubernetes, and what it costs", "Kubernetes, and what it costs"),
]


@pytest.mark.parametrize(("what", "said"), MATTERS)
def test_the_time_it_takes_is_no_part_of_the_matter(what: str, said: str) -> None:
    assert wording.subject_matter(what) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(15, "fifteen minutes"), (30, "half an hour"), (60, "an hour"), (120, "two hours"),
     (45, "forty-five minutes"), (10, "ten minutes"), (100, "100 minutes"), (1, "one minute")],
)  # fmt: skip
def test_lengths(minutes: int, said: str) -> None:
    assert wording.length(minutes) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [((2026, 11, 21), "today"), ((2026, 11, 20), "yesterday"), ((2026, 11, 3), "on 3 November"),
     ((2026, 5, 3), "in May"), ((2025, 5, 3), "in May 2025"), ((2025, 12, 3), "in December 2025")],
)  # fmt: skip
def test_days_as_they_are_mentioned(day: tuple[int, int, int], said: str) -> None:
    assert wording.when(date(*day), date(2026, 11, 21)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("Ada Lovelace", "Ada"), ("Dr Ada Lovelace", "Dr Ada Lovelace"), ("Ada", "Ada"),
     ("Prof. Lovelace", "Prof. Lovelace"), ("Daniel O'Connor", "Daniel")],
)  # fmt: skip
def test_first_names(name: str, said: str) -> None:
    assert wording.first_name(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("Wattlicht GmbH", "Wattlicht"), ("Globex, Inc.", "Globex"), ("Acme", "Acme"), ("AB", "AB"),
     ("Harbour and Finch LLP", "Harbour and Finch")],
)  # fmt: skip
def test_companies_as_they_are_spoken_of(name: str, said: str) -> None:
    assert wording.company(name) == said
