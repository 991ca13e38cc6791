"""What `check --fix` mends: each fix its own place, and nothing that it does not offer."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.lint.rule import rules
from netnotes.model.diagnostic import Diagnostic, Fix
from netnotes.model.parse import parse_note
from netnotes.model.span import Span
from netnotes.writing.fixes import mend

CASES = Path(__file__).parents[1] / "lint"


def notes_of_cases() -> list[object]:
    """Every note of the cases of the rules, and every Bad example, with a name for the test."""
    found = []
    for path in sorted(CASES.glob("*.md")):
        fences = re.findall(
            r"^```\w+\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        found += [pytest.param(text, id=f"{path.stem}-{n}") for n, text in enumerate(fences)]
    for rule in rules():
        blocks = re.findall(r"^Bad:\n\n((?:(?:    .*)?\n)+)", rule.doc + "\n", re.MULTILINE)
        found += [
            pytest.param(textwrap.dedent(text), id=f"{rule.code}-{n}")
            for n, text in enumerate(blocks)
        ]
    return found


@pytest.mark.parametrize("text", notes_of_cases())
def test_a_mended_example_has_no_such_finding_any_more(
    text: str, make: Callable, files_of: Callable, findings: Callable, run: Callable
) -> None:
    root = make(files_of(text))
    before = findings(use_cache=False)
    offered = [one for one in before if one.fix is not None]

    said = run("check", "--fix")

    after = findings(use_cache=False)
    assert said.status in (0, 1, 2), said.err  # 2: the example is a wrong setting
    if said.status != 2:
        left = {(one.path, one.name, one.message) for one in after}
        mended = {(one.path, one.name, one.message) for one in offered}
        assert not left & mended
    assert not (root / "people" / ".netnotes").exists()


def test_every_rule_that_offers_a_fix_is_tried(
    make: Callable, files_of: Callable, findings: Callable, tmp_path: Path
) -> None:
    """The rules whose examples the test above has mended: at least these."""
    offering = set()
    for number, case in enumerate(notes_of_cases()):
        data = [
            parse_note(file.text.encode())
            for file in files_of(case.values[0])
            if file.path.endswith(".md")
        ]
        offering |= {rule for one in data for rule, _, _, fix in one["problems"] if fix}
        assert number < 1000
    assert offering >= {"bad-date", "comma-in-inline-map", "bad-link", "bad-log-entry"}


def test_all_notes_are_mended_in_one_change(write: Callable, run: Callable) -> None:
    texts = {
        "people/ada.md": "---\nname: Ada\nmet: 2026-5-1\n---\n",
        "people/bo.md": "---\nname: Bo\nlinks: {website: bo.example}\n---\n",
    }
    root = write(texts)

    shown = run("check", "--fix", "--dry-run")
    assert (root / "people/ada.md").read_text() == texts["people/ada.md"]
    done = run("check", "--fix")

    assert "+met: 2026-05-01" in shown.out
    assert (root / "people/ada.md").read_text() == "---\nname: Ada\nmet: 2026-05-01\n---\n"
    assert (
        root / "people/bo.md"
    ).read_text() == "---\nname: Bo\nlinks: {website: https://bo.example}\n---\n"
    assert "Two findings mended in two notes" in done.out
    assert run("undo").status == 0
    assert {name: (root / name).read_text() for name in texts} == texts


def test_only_the_asked_for_paths_are_mended(write: Callable, run: Callable) -> None:
    bad = "---\nname: {}\nmet: 2026-5-1\n---\n"
    root = write({"people/ada.md": bad.format("Ada"), "people/bo.md": bad.format("Bo")})

    assert run("check", "--fix", "people/bo.md").status == 0

    assert (root / "people/ada.md").read_text() == bad.format("Ada")
    assert "2026-05-01" in (root / "people/bo.md").read_text()


def test_every_other_byte_stays(write: Callable, run: Callable) -> None:
    raw = b"\xef\xbb\xbf---\r\nname:  Ada   # hm\r\nmet:   2026-5-1  # about\r\n---\r\nText\n"
    root = write({"people/ada.md": raw})

    run("check", "--fix")

    assert (root / "people/ada.md").read_bytes() == raw.replace(b"2026-5-1", b"2026-05-01")


def finding(raw: bytes, *edits: tuple[Span, str], rule: int = 0) -> Diagnostic:
    """The first problem of a note, with another fix."""
    name, span, message, _ = parse_note(raw)["problems"][rule]
    return Diagnostic(
        "people/a.md", Span._make(span), "N000", name, "error", message, Fix("x", edits)
    )


def test_a_fix_that_would_change_something_else_is_not_made() -> None:
    raw = b"---\nname: Ada\nmet: 2026-5-1\ncity: Rome\n---\n"
    date = Span.on_line(3, 6, 8)

    assert mend(raw, [finding(raw, (date, "2026-05-01"))]).fixed
    assert mend(raw, [finding(raw, (date, "2026-05-01\ncity: Oslo"))]).raw == raw
    assert (
        mend(raw, [finding(raw, (date, "2026-05-01"), (Span.on_line(4, 7, 4), "Oslo"))]).raw == raw
    )
    assert mend(raw, [finding(raw, (date, "2026-5-2"))]).raw == raw, "it would not be mended"
    assert mend(raw, [finding(raw, (Span.on_line(9, 1, 1), "x"))]).raw == raw
    assert mend(raw, [finding(raw, (date, "[x"))]).raw == raw


def test_what_a_fix_brings_to_light_is_mended_as_well() -> None:
    raw = b"---\nname: Ada\n---\n\n## Log\n\n- 2026-5-1: coffee: x\n- 2026-5-2: nonsense - x\n"
    offered = [
        finding(raw, (Span.on_line(7 + n, 3, 8), f"2026-05-0{n + 1}"), rule=n) for n in (0, 1)
    ]

    done = mend(raw, offered)

    assert done.raw.decode().splitlines()[6:] == [
        "- 2026-05-01 coffee: x",
        "- 2026-5-2: nonsense - x",
    ]
    assert [one.name for one in done.fixed] == ["bad-entry-date", "bad-log-entry"]


def test_of_two_fixes_that_touch_the_first_is_made() -> None:
    raw = b"---\nname: Ada\nmet: 2026-5-1\n---\n"
    date = Span.on_line(3, 6, 8)
    both = [finding(raw, (date, "2026-05-01")), finding(raw, (date, "2026-05-01"))]

    assert len(mend(raw, both).fixed) == 1


def test_a_broken_note_is_left_alone(write: Callable, run: Callable) -> None:
    text = "---\nname: [Ada\nmet: 2026-5-1\n---\n"
    root = write({"people/ada.md": text})

    done = run("check", "--fix")

    assert done.status == 1
    assert "None of this can be mended without you." in done.out
    assert (root / "people/ada.md").read_text() == text


@pytest.mark.parametrize(
    "options",
    [("--dry-run",), ("--commit",), ("--fix", "--staged"), ("--fix", "--format", "sarif")],
)
def test_options_that_do_not_go_together_are_a_usage_error(
    options: tuple[str, ...], write: Callable, run: Callable
) -> None:
    write({})

    done = run("check", *options)

    assert done.status == 2
    assert done.err.count("\n") == 1
