"""`mailto:` addresses: what a mail program reads from one is the message (RFC 6068)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.messages.mailto import mailto, too_long

#: All that an address may hold without being escaped.
_SAFE = re.compile(r"mailto:[A-Za-z0-9@!$'*._~%:?=&\[\]-]*")
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"))


def read(url: str) -> tuple[str, dict[str, str]]:
    """An address as a mail program reads it: no plus is a blank (RFC 6068, section 5)."""
    to, _, query = url.removeprefix("mailto:").partition("?")
    fields = (part.partition("=") for part in query.split("&") if part)
    return unquote(to), {name: unquote(value) for name, _, value in fields}


@given(subject=TEXT, text=TEXT)
def test_there_and_back(subject: str, text: str) -> None:
    url = mailto("ada@loom.example", subject, text)

    to, fields = read(url)

    assert _SAFE.fullmatch(url)
    assert to == "ada@loom.example"
    assert fields.get("subject", "") == subject
    assert fields.get("body", "").replace("\r\n", "\n") == text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ada+looms@loom.example", "ada%2Blooms@loom.example"),
        ("a&b?c=d@loom.example", "a%26b%3Fc%3Dd@loom.example"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("", ""),
    ],
)
def test_an_address_is_no_further_field(address: str, said: str) -> None:
    assert mailto(address, "", "") == f"mailto:{said}"


def test_lines_are_separated_as_the_rfc_asks() -> None:
    assert mailto("a@b.example", "One & two", "x\ny").endswith(
        "?subject=One%20%26%20two&body=x%0D%0Ay"
    )


def test_some_programs_cut_a_long_one() -> None:
    assert too_long(mailto("a@b.example", "", "é" * 1000))
    assert not too_long(mailto("a@b.example", "Looms", "Tea?"))


@pytest.fixture
def ada(write: Callable[..., Path]) -> Path:
    me = "---\nname: Noor\n---\n"
    ada = "---\nname: Ada\ncloseness: close\nemail: ada@loom.example\ninterests: [looms]\n---\n"
    settings = "plugins:\n  - netnotes: {me: noor}\n"
    return write({"mkdocs.yml": settings, "people/noor.md": me, "people/ada.md": ada})


def test_the_command_prints_it(ada: Path, run: Callable[..., object]) -> None:
    text = run("draft", "ada", "connect").out
    url = run("draft", "ada", "connect", "--mailto").out.strip()

    to, fields = read(url)

    body = fields["body"].replace("\r\n", "\n")
    assert f"To: {to}\nSubject: {fields['subject']}\n\n{body}\n" == text


def test_the_command_puts_it_on_the_clipboard(
    ada: Path, run: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)

    ran = run("draft", "ada", "connect", "--copy")

    assert ran.status == 0
    assert ran.out.startswith("On the clipboard: ")
    assert copied[0].startswith("Hi Ada,")
    assert copied[0] in run("draft", "ada", "connect").out


def test_without_a_clipboard_it_says_so(
    ada: Path, run: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyperclip

    def refuse(text: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr("pyperclip.copy", refuse)

    ran = run("draft", "ada", "connect", "--copy")

    assert (ran.status, ran.out) == (4, "")
    assert ran.err.count("\n") == 1
    assert "leave out --copy" in ran.err
