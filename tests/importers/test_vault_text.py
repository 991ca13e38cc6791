"""The text of a vault's note arrives as it stands: whole, in its order, and once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netnotes import changes, importers
from netnotes.apart import Apart
from netnotes.config import load_settings
from netnotes.importers.source import Source
from netnotes.importers.vault_body import body_of
from netnotes.importers.vault_text import without_folders
from netnotes.load import Store
from netnotes.model.body import KNOWN
from netnotes.model.parse import parse_note
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.steps import steps_of

TODAY = date(2026, 11, 21)
FRONT = "---\ntype: person\nname: Bo Chen\nemail: bo@acme.example\n---\n"
OWN = """\
He knows [[Ana Marisol|Ana]], see [the plan](plan.md) and $a_1 * b$.

| tea   | how |
|:------|----:|
| green | 2'  |

- one
    - two, deep
      and on
* [ ] send him the book (due 2026-12-01)
1. first

> said she

```python
# no heading
- 2024-01-01 no entry
```

%%hidden: - [ ] nothing%%
<!-- neither
## Log
- 2024-01-02 coffee -->

$$
x = 1
$$

Ideas
-----
A line with two blanks  
that breaks.
"""  # noqa: W291
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *OWN.split("\n"), "", "", "# Bo Chen", "# Bo", "## Log", "## Interaction log", "### Log:",
                "Log", "---", "===", "- 2024-03-05 coffee: clocks", "- 2024-03-05 coffee",
                "- [x] 2024-03-06: called [[People/Ana Marisol|her]]", "  - below", "    more of it",
                "\t- 2024-03-07 met", "### 2024-04-10", "### 2024-04-11 lunch", "- 2024-3-5 talked",
                "- 31.12.2024 walk", "- [ ] 2031-01-01 coffee", "- 2031-03-06 walk: the river",
                "## News", "- a cat", "- 2024-02-02 a dog", "## Top of mind", "## Why", "## Questions",
                "## Milestones", "- 2024-05-05 applied at Acme", "%%", "<!--", "-->", "```", "~~~", "`",
                "- ```", "![[face.png]]", "[[a/b/Bo#on|B]]", "[[People/Ana]]", "\\- no item", "***", "| a | b |",
                "- 2024-03-08 coffee `x`", "- 2024-03-08 coffee", "  ```", "  - [ ] nested box",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8),
    ),
    max_size=14,
)  # fmt: skip
HERE = st.sampled_from(
    [
        "---\nname: Bo Chen\nemail: bo@acme.example\n---\n",
        "---\nname: Bo Chen\nemail: bo@acme.example\n---\n\nProse.\n\n- [ ] call him\n\n## Log\n\n- 2024-03-05 coffee: boats\n",
        "---\r\nname: Bo Chen\r\nemail: bo@acme.example\r\n---\r\n\r\nOne.\r\n\r\n## Ideas\r\n\r\n- a\r\n\r\n# Log\r\n\r\n- 2024-03-05 coffee\r\n",
        "---\nname: Bo Chen\nemail: bo@acme.example\n---\n## News\n- 2024-02-02 a dog\n```\nopen\n",
    ]
)  # fmt: skip


def take_in(root: Path, vault: Path, *, log: bool = True) -> Plan:
    plan = Plan(
        (network := Store(load_settings(root)).load()), Apart(), TODAY, Options(log=log),
        lambda path: (root / path).read_bytes(),
    )  # fmt: skip
    assert network is not None
    source = Source(vault, "vault", today=TODAY)
    for found in importers.extract(source, importers.recognise(source, "vault")):
        plan.take(found)
    plan.settle()
    changes.apply(root, steps_of(plan, root).steps, "import")
    return plan


def places(folder: Path, text: str, here: str = "") -> tuple[Path, Path]:
    root, vault = folder / "net", folder / "vault"
    (root / "people").mkdir(parents=True)
    (vault / "People").mkdir(parents=True)
    (vault / "People" / "Bo Chen.md").write_bytes((FRONT + text).encode())
    if here:
        (root / "people" / "bo-chen.md").write_bytes(here.encode())
    return root, vault


def note_of(root: Path) -> bytes:
    return (root / "people" / "bo-chen.md").read_bytes()


def lines(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.split("\n") if line.strip()]


def test_markdown_arrives_as_it_stands(tmp_path: Path) -> None:
    root, vault = places(tmp_path, f"# Bo Chen\n\n{OWN}")
    take_in(root, vault)
    assert note_of(root).decode().endswith(f"---\n\n{OWN}")
    note = parse_note(note_of(root))
    assert [task[0] for task in note["tasks"]] == ["send him the book"]
    assert not note["log"]


def test_line_ends_stay(tmp_path: Path) -> None:
    root, vault = places(tmp_path, f"{OWN}\n## Log\n\n- 2024-03-05 coffee\n".replace("\n", "\r\n"))
    take_in(root, vault)
    raw = note_of(root)
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert OWN.replace("\n", "\r\n").encode().rstrip() in raw
    assert len(parse_note(raw)["log"]) == 1


@pytest.mark.parametrize(
    ("text", "kept", "entries"),
    [
        ("## Log\n- 2024-03-05 coffee: a\n", "", ["coffee: a #imported"]),
        (
            "## Log\nWe see each other often.\n- 2024-03-05 coffee\n  - of boats\n- 5 March: tea\n",
            "## Log, in words\nWe see each other often.\n- 5 March: tea",
            ["coffee: coffee #imported\n    - of boats"],
        ),
        ("## Log\nOften.\n", "## Log\nOften.", []),
        ("## Milestones\n- 2020-01-01 married\n", "## Milestones, in words\n- 2020-01-01 married", []),
        (
            "# Meetings\n### 2024-04-10\nlunch\nof boats\n\n- and rain\n### 2024-04-11\n| a |\n|---|\n",
            "# Meetings\n### 2024-04-11\n| a |\n|---|",
            ["meeting: #imported", "meeting: and rain #imported", "meal: lunch #imported\n  of boats"],
        ),
        (
            "## Log\n- 2024-03-05 coffee\n  ```\n  x\n  ```\n",
            "## Log, in words\n- 2024-03-05 coffee\n  ```\n  x\n  ```",
            ["coffee: #imported"],
        ),
        ("## Log\n- 2024-03-05 call one\n- 2024-03-05 call two\n", "", ["call: call one #imported\n  call two"]),
        ("## Log\n- 2024-03-05 call about `x`\n", "", ["call: call about `x` #imported"]),
        ("# My friend Bo\nx\n", "# My friend Bo\nx", []),
    ],
)  # fmt: skip
def test_what_is_ours_becomes_ours_and_the_rest_stays(
    text: str, kept: str, entries: list[str], tmp_path: Path
) -> None:
    root, vault = places(tmp_path, text)
    take_in(root, vault)
    body = note_of(root).decode().split("---\n", 2)[2]
    said, _, log = body.partition("## Log\n\n- ")
    assert said.strip() == kept
    assert [one[11:].rstrip() for one in log.split("\n- ") if one] == entries


def test_a_note_that_is_here_keeps_its_text_and_gains_the_other(tmp_path: Path) -> None:
    here = "---\nname: Bo Chen\nemail: bo@acme.example\n---\n\nProse.\n\n## Log\n\n- 2024-03-05 coffee: boats\n"
    root, vault = places(
        tmp_path, "| a | b |\n|---|---|\n\n## Log\n- 2024-03-05 coffee: clocks\n", here
    )
    take_in(root, vault)
    now = note_of(root).decode()
    assert "Prose.\n\n| a | b |\n|---|---|\n\n## Log\n" in now
    assert "- 2024-03-05 coffee: boats\n" in now
    assert "- 2024-03-05 coffee: clocks #imported\n" in now
    take_in(root, vault)
    assert note_of(root).decode() == now


def gone(text: str) -> set[str]:
    """The lines of a body that became entries, told by what the entries say."""
    return {
        line for talk in body_of(text, TODAY, "Bo Chen").talks for line in talk.text.split("\n")
    }


def as_kept(line: str) -> str:
    return re.sub(r"\[\[[^\[\]|#^\n]*/", "[[", line)


@settings(
    max_examples=150, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(pieces=PIECES, ending=st.sampled_from(["\n", "\r\n"]))
@example(pieces=["## Log", "text", "- 2024-03-05 coffee", "---", "x"], ending="\n")
@example(pieces=["## Log", "- 2024-03-05 %%", "x", "%%"], ending="\n")
def test_every_line_stands_in_its_order_and_once(
    tmp_path_factory, pieces: list[str], ending: str
) -> None:
    text = ending.join(pieces)
    root, vault = places(tmp_path_factory.mktemp("x"), text)
    take_in(root, vault)
    raw = note_of(root)
    note = parse_note(raw)
    assert not note["broken"]
    said = body_of(text, TODAY, "Bo Chen")
    assert len(note["log"]) == len(said.talks)
    there = iter([as_kept(line) for line in lines(raw.decode())])
    entries = raw.decode().partition("\n---")[2]
    became = "\n".join(as_kept(one) for one in gone(text))
    for line in map(as_kept, lines(text)):
        words = re.sub(r"^[\s#]*(?:[-*+]\s+)?(?:\[[xX]\]\s+)?(?:\d{4}-\d\d-\d\d[\s:]*)?", "", line)
        words = re.sub(r"^(?:coffee|walk|call): ", "", words).strip()
        if words in became or re.fullmatch(r"[-=]{3,}", words):
            continue
        if line in (
            *(f"{'#' * n} Log" for n in (2, 3)),
            "Log",
            "## Interaction log",
            "### Log:",
            "# Bo Chen",
        ):
            continue
        if words.startswith("Bo Chen"):
            continue
        for other in there:
            if other == line or other.startswith(
                (f"{line}, in words", f"{line.rstrip(':')}, in words")
            ):
                break
        else:
            raise AssertionError((line, entries))
    take_in(root, vault)
    assert note_of(root) == raw


@settings(
    max_examples=100, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(pieces=PIECES, here=HERE)
def test_two_texts_are_both_kept(tmp_path_factory, pieces: list[str], here: str) -> None:
    text = "\n".join(pieces)
    root, vault = places(tmp_path_factory.mktemp("x"), text, here)
    plan = take_in(root, vault)
    now = note_of(root)
    assert not parse_note(now)["broken"]
    there = {line.strip() for line in lines(now.decode())}
    assert {line.strip() for line in lines(here)} <= there
    if not any(what == "text" for _, (what, _) in plan.left_out):
        rest = body_of(text, TODAY, "Bo Chen").text
        bare = {re.sub(r"^[#\s]*(?:[-*+] )?", "", line) for line in there}
        for line in lines(without_folders(rest)):
            words = re.sub(r"^[#\s]*(?:[-*+] )?", "", line.strip())
            known = words.casefold().strip(": ").replace(" ", "_") in (*KNOWN, "bo_chen")
            assert words in bare or re.fullmatch(r"[-=]{3,}", words) or known or not words
    take_in(root, vault)
    assert note_of(root) == now
