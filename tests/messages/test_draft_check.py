"""A second look at a message: every case, the example of every check, and whatever may come in."""

from __future__ import annotations

import io
import json
import re
import sys
import textwrap
import time
from collections.abc import Callable, Iterator

import pytest
from messages import Case, cases, checked, filled, pointed_at

from netnotes import discover
from netnotes.messages.check import Check, checks
from netnotes.messages.draft_check import check_draft
from netnotes.messages.reading import read

CASES = list(cases())
GOOD = [one for one in CASES if not one.findings]


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.title)
def test_case(one: Case) -> None:
    found = checked(one)

    assert [pointed_at(one.message, finding) for finding in found.findings] == one.findings
    assert found.kind == one.kind


def test_there_is_as_much_good_prose_as_bad() -> None:
    assert len(CASES) >= 80
    assert len(GOOD) * 2 >= len(CASES)
    assert {line[:3] for one in CASES for line in one.findings} == {
        check.code for check in checks()
    }


# -- the checks -----------------------------------------------------------------------------------


def examples(title: str) -> Iterator[object]:
    for check in checks():
        blocks = re.findall(rf"^{title}:\n\n((?:(?:    .*)?\n)+)", check.doc + "\n", re.MULTILINE)
        assert blocks, f"{check.name} has no example of {title}"
        for number, block in enumerate(blocks):
            yield pytest.param(check, textwrap.dedent(block), id=f"{check.code}-{title}-{number}")


def codes(text: str) -> set[str]:
    said = re.match(r"\[--kind ([a-z-]+)\]\n", text)
    kind = said[1] if said else ""
    message = filled(text[said.end() :] if said else text)
    return {finding.code for finding in check_draft(message, kind=kind).findings}


@pytest.mark.parametrize(("check", "text"), list(examples("Pass")))
def test_passing_examples_pass_every_check(check: Check, text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(("check", "text"), list(examples("Fail")))
def test_failing_examples_fail_this_check_alone(check: Check, text: str) -> None:
    assert codes(text) == {check.code}


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_a_check_is_documented(check: Check) -> None:
    assert re.fullmatch(r"D\d\d", check.code)
    assert check.doc.startswith(check.summary + "\n\n")
    assert check.summary.endswith(".")
    assert len(check.summary) <= 100
    assert re.search(r"^Source: (00\d|an example of ours)", check.doc, re.MULTILINE)


def test_codes_and_names_are_unique() -> None:
    assert len({check.code for check in checks()}) == len(checks())
    assert len({check.name for check in checks()}) == len(checks())
    assert len(checks()) == len(discover.names("netnotes.messages.checks"))


# -- whatever comes in ----------------------------------------------------------------------------

ODD = {
    "nothing": "",
    "blanks": " \n\t\n\r\n",
    "one letter": "a",
    "a greeting alone": "Hi Ada,",
    "a question mark": "?",
    "control characters": "Hi Ada,\n\x00\x1b[31mcould you\x07 help\u202e me?\x7f\n",
    "half a surrogate": "Hi Ada, \udc80 could you help me?",
    "quotes alone": "> Could you help me?\n> And me?\n",
    "a signature alone": "-- \nSam\nhttps://sam.example\n",
    "headers alone": "Subject: Looms\nFrom: a@b.example\n",
    "an open tag": "<p>Hi Ada<style>could you<p <br",
    "a byte-order mark": "\ufeffHi Ada, thank you!",
    "capitals that grow": "İİİ COULD YOU HELP ME? ﬁ",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_messages_are_read(text: str) -> None:
    found = check_draft(text)

    lines = text.split("\n")
    for finding in found.findings:
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
        assert finding.span.end_column >= finding.span.column


#: Seconds of CPU.
_FAR_TOO_LONG = 60


@pytest.mark.parametrize(
    "piece",
    [*"a ?!.\"'([{<>-_=*~,:;&%$@#|/\\\n\t\r0\u00a0é陳", "a ", "? ", "<p ", "[a", "could you ", "if you ",
     "your ", "i'd love ", "a.b.", "> ", "-- \n", "on ", "hi, ", "1. ", "a-", "at 1 ", "http://", "&amp;", "\"a", "you told "],
)  # fmt: skip
def test_repeated_pieces_take_no_time(piece: str) -> None:
    """A hundred thousand characters of one kind, and what ends otherwise."""
    for text in (piece * (100_000 // len(piece)), piece * (30_000 // len(piece)) + "x"):
        started = time.process_time()
        check_draft(text)
        check_draft(text, kind="cold")
        # A pattern that tries every pair of places would need minutes: no machine is so slow.
        assert time.process_time() - started < _FAR_TOO_LONG


def test_a_large_message_is_counted_to_its_end() -> None:
    text = "Hi Ada, thank you for the looms.\n" + "And so it goes on, word by word. " * 30_000

    (finding,) = check_draft(text).findings

    assert finding.code == "D05"
    said = int(finding.message.split()[0])
    assert abs(said - len(text.split())) <= 1, "a word may lie across the edge of what is read"


def test_a_long_history_below_does_not_count() -> None:
    history = "> and so it goes on, word by word\n" * 20_000

    answer = f"Hi Ada, thank you!\n\nSam\n\nOn Mon, 16 Nov 2026, Ada <ada@mill.example> wrote:\n{history}"

    assert check_draft(answer).findings == ()
    assert check_draft(history.replace("> ", "") + answer).findings != ()


@pytest.mark.parametrize("one", GOOD[:30], ids=lambda one: one.title)
def test_line_ends_quotes_and_history_change_nothing(one: Case) -> None:
    """A message is judged alike with CRLF, straight or curly quotes, and below it what it answers."""
    curly = one.message.replace("'", "’")
    history = f"{one.message}\n\nOn Mon, 16 Nov 2026 at 09:00, Ada <ada@mill.example> wrote:\n> Will you help me?\n"
    for text in (one.message.replace("\n", "\r\n"), curly, curly.replace("\n", "\r\n"), history):
        again = checked(one._replace(message=text))
        assert again.findings == ()
        assert again.kind == one.kind


def test_a_place_is_that_of_the_file() -> None:
    """In HTML, with CRLF and behind wide characters."""
    text = "Subject: 陳\r\n\r\n<p>Hi Ada,</p>\r\n<p>ça va? Could&nbsp;you <b>help me with my project</b>?</p>"

    found = {finding.code: finding.span for finding in check_draft(text).findings}

    line = text.split("\r\n")[3]
    span = found["D06"]
    assert span.line == 4
    assert line[span.column - 1 : span.end_column - 1] == "help me with my project"


def test_a_mail_is_taken_apart() -> None:
    message = read(
        "Subject: Looms\nTo: ada@mill.example\n\nHi Ada,\n\none. Two!\n\n> theirs\n\nBest,\nSam\n\nP.S. Three\n"
    )

    assert message.subject.text == "looms"
    assert message.greeting.text == "hi ada,"
    assert [part.text for part in message.sentences] == ["one.", "two!", "p.s.", "three"]
    assert message.closing.text.strip() == "best,\nsam"
    assert message.words == 6


# -- the command ----------------------------------------------------------------------------------

BAD = "Hi Ada, I loved your talk on looms. Could I pick your brain sometime? No worries if not.\n\nSam\nsam.example\n"
NOTES = {
    "mkdocs.yml": "plugins: [{netnotes: {me: me}}]\n",
    "people/me.md": "---\nname: Sam\nlinks: {website: https://sam.example}\n---\n",
    "people/ada.md": "---\nname: Ada\n---\n\n## Log\n\n- 2026-11-01 coffee\n",
    "people/acme.md": "---\nkind: org\nname: Acme\n---\n",
    "bad.txt": BAD,
    "good.txt": "Hi Ada, thank you for the tea!\n\nSam\n",
    "no-utf8.txt": b"Hi Ada,\nca\xe7a\n",
    "empty.txt": "\n",
    "large.txt": b"a " * 600_000,
}


def test_findings_are_printed_as_those_of_check(write: Callable, run: Callable) -> None:
    write(NOTES)

    ran = run("draft", "--check", "bad.txt")

    assert ran.status == 1
    assert ran.out.splitlines()[:4] == [
        "bad.txt:1:37 D02 unbounded-time: this asks for time without an end; say how many minutes, or propose a coffee at an hour",
        "  |",
        "1 | Hi Ada, I loved your talk on looms. Could I pick your brain sometime? No worries if not.",
        "  |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]
    assert ran.out.splitlines()[-1].endswith("Read as advice; --kind says it if it is another.")


def test_the_json_is_what_was_promised(write: Callable, run: Callable) -> None:
    write(NOTES)

    ran = run("draft", "--check", "bad.txt", "--json")

    said = json.loads(ran.out)
    assert ran.status == 1
    assert said["kind"] == "advice"
    (finding,) = said["findings"]
    assert (finding["line"], finding["column"], finding["code"]) == (1, 37, "D02")


def test_a_good_message_ends_in_zero(write: Callable, run: Callable) -> None:
    write(NOTES)

    ran = run("draft", "--check", "good.txt", "--to", "ada")

    assert ran.status == 0
    assert ran.out.startswith("Nothing stands in the way of sending it. Read as thank-you")


def test_standard_input_needs_no_network(
    run: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))

    ran = run("draft", "--check", "-")

    assert ran.status == 1
    assert ran.out.startswith("message:1:37 D02")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--check", "nowhere.txt"), "'nowhere.txt' does not exist"),
        (("--check", "people"), "is a directory"),
        (("--check", "empty.txt"), "no words of your own"),
        (("--check", "no-utf8.txt"), "line 2 is no UTF-8"),
        (("--check", "large.txt"), "at most 1 MiB"),
        (("--check", "good.txt", "--to", "nobody"), "nobody"),
        (("--check", "good.txt", "--to", "acme"), "is an organization"),
        (("--check", "good.txt", "--to", "me"), "that is you"),
        (("--check", "good.txt", "--kind", "plea"), "plea"),
        (("--check", "good.txt", "ada", "advice"), "--to"),
        (("ada", "advice", "--kind", "advice"), "--kind goes with --check"),
    ],
)
def test_bad_input_is_one_line(
    arguments: tuple[str, ...], said: str, write: Callable, run: Callable
) -> None:
    write(NOTES)

    ran = run("draft", *arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("word", ["D03", "d03", "nothing-of-theirs"])
def test_checks_are_explained(word: str, run: Callable, write: Callable) -> None:
    write(NOTES)

    ran = run("explain", word)

    assert ran.out.startswith("D03 nothing-of-theirs (a check of a message)\n\n")
