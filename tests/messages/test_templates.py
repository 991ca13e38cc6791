"""Templates: one's own before ours, a clear line for a broken one, and nothing but text."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.messages.filling import write as fill
from netnotes.messages.slot_names import SLOTS as SLOT_NAMES
from netnotes.messages.slot_names import YES_NO
from netnotes.messages.slots import Given, Matter, slots
from netnotes.messages.template import BrokenTemplateError, Template, template_for
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.request import Request

ROOT = Path(__file__).parents[2]
SLOTS: dict[str, str | bool] = {"hello": "Hi Ada,", "what": "", "why": "looms", "near": True}


def template(text: str, kind: str = "connect") -> Template:
    return Template(f"templates/{kind}.txt", (), text, 1, own=True)


@pytest.mark.parametrize("kind", DRAFTS)
def test_each_kind_has_a_template_with_a_subject(kind: str, tmp_path: Path) -> None:
    found = template_for(kind, tmp_path)

    assert found.subjects
    assert "{{ hello }}" in found.body
    assert found.body.rstrip().endswith("}}”" if kind == "introduction" else "{{ sign }}")


def test_each_template_belongs_to_a_kind() -> None:
    folder = ROOT / "netnotes" / "messages" / "templates"

    assert {path.stem for path in folder.iterdir()} == set(DRAFTS)


@pytest.fixture
def ada(write: Callable[..., Path]) -> Callable[[str], Path]:
    """A network of Ada and me, with a template of its own for `connect`."""

    def make(text: str | bytes) -> Path:
        me = "---\nname: Noor\nlinks: {website: https://noor.example}\n---\n"
        ada = "---\nname: Ada\ncloseness: warm\ninterests: [looms]\n---\n"
        settings = "plugins:\n  - netnotes: {me: noor}\n"
        return write(
            {
                "mkdocs.yml": settings,
                "people/noor.md": me,
                "people/ada.md": ada,
                "templates/connect.txt": text,
            }
        )

    return make


def test_my_own_template_takes_the_place_of_ours(
    ada: Callable[[str], Path], run: Callable[..., object]
) -> None:
    ada(
        "Subject: Looms\nSubject: {% if near %}Soon{% endif %}\n\n{{ hello }}\n\n{# mine #}\nTea?\n"
    )

    ran = run("draft", "ada", "connect")

    assert (ran.status, ran.out) == (0, "Subject: Looms\n\nHi Ada,\n\nTea?\n")


def test_it_is_read_anew_each_time(ada: Callable[[str], Path], run: Callable[..., object]) -> None:
    ada("{{ hello }} one")
    first = run("draft", "ada", "connect").out
    ada("{{ hello }} two")

    assert (first, run("draft", "ada", "connect").out) == ("Hi Ada, one\n", "Hi Ada, two\n")


def test_lines_may_end_as_on_windows(
    ada: Callable[[str], Path], run: Callable[..., object]
) -> None:
    ada(b"\xef\xbb\xbfSubject: Looms\r\n\r\n{% if near %}\r\nTea?\r\n{% endif %}\r\n")

    assert run("draft", "ada", "connect").out == "Subject: Looms\n\nTea?\n"


BROKEN = {
    "{{ opning }}": (1, "there is no slot `opning`"),
    "a\n\nb {{ hello": (3, "unexpected end of template"),
    "a\n{% if near %}\nb": (3, "Unexpected end of template"),
    "Subject: {{ x }}\n\nb": (1, "there is no slot `x`"),
    "Subject: a\n\nb\n{% if near %}\nc\n{% endif %}\n{{ y }}": (7, "there is no slot `y`"),
    "{{ hello|reverse }}": (1, "there is no filter `reverse`"),
    "{{ hello|upper(2) }}": (1, "cannot be filled"),
    "{% for c in hello %}{{ c }}{% endfor %}": (1, "a loop cannot stand"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_one_costs_one_clear_line(
    text: str, ada: Callable[[str], Path], run: Callable[..., object]
) -> None:
    line, why = BROKEN[text]
    ada(text)

    ran = run("draft", "ada", "connect")

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith(f"netnotes: templates/connect.txt:{line}: ")
    assert why.casefold() in ran.err.casefold()
    assert ran.err.rstrip().endswith("mend it, or move it away to use ours.")
    assert ran.err.count("\n") == 1


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ hello.__class__.__mro__ }}",
    "{{ hello['__class__'] }}",
    "{{ hello|attr('__class__') }}",
    "{{ ''.__class__.__base__.__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ range(10**9) }}",
    "{{ 'x' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ 'a' ~ 'b' }}",
    "{% set x = hello %}",
    "{% set x %}a{% endset %}",
    "{% include '../people/ada.md' %}",
    "{% include 'connect.txt' %}",
    "{% import 'os' as os %}",
    "{% extends '/etc/passwd' %}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}a{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% if hello is defined %}a{% endif %}",
    "{% raw %}{{ x }}{% endraw %}{{ x }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ hello.format(hello) }}",
    "{{ hello[0:1000] }}",
    "{{ " + "(" * 5000 + "hello" + ")" * 5000 + " }}",
    "{{ " + "not " * 3000 + "hello }}",
    "{% if near %}" * 500 + "a" + "{% endif %}" * 500,
    "{{ " + "9" * 10_000 + " }}",
]


@pytest.mark.parametrize("text", ESCAPES, ids=range(len(ESCAPES)))
def test_a_template_does_nothing_but_text(text: str) -> None:
    started = time.thread_time()

    with pytest.raises(BrokenTemplateError):
        fill(template(text), SLOTS)

    assert time.thread_time() - started < 5


def test_what_a_slot_holds_is_text_and_no_template() -> None:
    found = fill(template("{{ why }}"), {**SLOTS, "why": "{{ hello }} {% if %}"})

    assert found.text == "{{ hello }} {% if %}"


def test_an_empty_slot_is_missing_where_it_is_printed_alone() -> None:
    assert fill(template("{% if what %}{{ what }}{% endif %}a"), SLOTS).missing == ()
    assert fill(template("{{ what }}a"), SLOTS).missing == ("what",)
    assert fill(template("{{ what|upper }}a"), SLOTS).missing == ("what",)


def test_a_subject_that_lacks_something_gives_way_to_another() -> None:
    both = Template("t", ((1, "About {{ what }}"), (2, "Hello")), "a", 4, own=True)
    one = Template("t", ((1, "About {{ what }}"),), "a", 3, own=True)

    assert fill(both, SLOTS).subjects == ("Hello",)
    assert fill(both, SLOTS).missing == ()
    assert fill(one, SLOTS).missing == ("what",)


def test_a_link_that_leads_out_is_not_followed(
    ada: Callable[[str], Path], run: Callable[..., object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = ada("a")
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("secret")
    (folder / "templates/connect.txt").unlink()
    os.symlink(outside, folder / "templates/connect.txt")

    ran = run("draft", "ada", "connect")

    assert ran.status == 2
    assert "leads out of the network" in ran.err
    assert "secret" not in ran.out


@pytest.mark.parametrize("odd", ["pipe", "folder", "large", "latin"])
def test_an_odd_file_is_refused_and_never_waited_for(
    odd: str, ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    folder = ada("a" * 40_000 if odd == "large" else b"a\n\xe9")
    path = folder / "templates/connect.txt"
    if odd in ("pipe", "folder"):
        path.unlink()
        os.mkfifo(path) if odd == "pipe" else path.mkdir()

    ran = run("draft", "ada", "connect")

    assert ran.status == 2
    assert ran.err.startswith(f"netnotes: templates/connect.txt:{2 if odd == 'latin' else 1}: ")


def test_every_slot_says_what_it_holds(sample: Network) -> None:
    person = sample.person("alice-nguyen")
    assert person is not None
    case = Case(sample, person, date(2026, 11, 21), load_settings(ROOT))

    found = slots(Matter(case, "connect", Given(), Request("connect")))

    assert set(found) == set(SLOT_NAMES)
    assert {name for name, value in found.items() if isinstance(value, bool)} == YES_NO
