"""Two notes put together: not a line of either is lost, and nothing is said that neither said."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from written_notes import notes

from netnotes.model import edit
from netnotes.model.edit import EditRefusedError
from netnotes.model.edits.join_body import join_body
from netnotes.model.edits.join_fields import Joined, _comments, _value, join_fields
from netnotes.model.edits.source import Source
from netnotes.model.edits.tree import Tree, meaning


def fields_of(raw: bytes) -> dict[str, Any]:
    found = meaning(Tree(Source(raw).front).root)
    assert isinstance(found, tuple)
    return dict(found)


def values(said: Any) -> list[Any]:
    """A value, or the values in it, where it is a list or a map; a map's order says nothing."""
    if isinstance(said, list):
        return [sorted(one) if isinstance(one, tuple) else one for one in said]
    return [one for _, one in said] if isinstance(said, tuple) else [said]


#: What stands below a heading of two lines, which may become one of one line.
UNDERLINES = {"====="}
#: A heading that the format knows, with nothing below it, says nothing.
EMPTY = {"log", ""}


def joined(raw: bytes, other: bytes, called: str = "Ada") -> tuple[bytes, Joined]:
    found = join_fields(raw, other, called)
    return join_body(found.raw, other, [called]), found


def words(line: str) -> str:
    """A line as it is compared: bullets, headings' levels and spaces do not matter."""
    return " ".join(line.split()).lstrip("-*+# ").rstrip("# :").casefold()


@given(notes(), notes())
@settings(max_examples=120)
def test_nothing_of_either_note_is_lost(raw: bytes, other: bytes) -> None:
    after, found = joined(raw, other)

    mine, theirs, now = fields_of(raw), fields_of(other), fields_of(after)
    over = [value for _, value in found.over]
    for name, said in theirs.items():
        for one in values(said):
            assert one in ("", []) or one in values(now.get(name, "")) or one in over, name
    for name, said in mine.items():
        assert all(one in values(now[name]) for one in values(said) if one not in ("", [])), name
    before, text = Source(raw), Source(after)
    assert {c for _, c in _comments(Source(other))} <= {c for _, c in _comments(text)}
    said = set(map(words, text.written))
    for source in (before, Source(other)):
        assert set(map(words, source.written)) - UNDERLINES - EMPTY <= said


@given(notes(), notes())
@settings(max_examples=50)
def test_both_notes_are_read_as_before(raw: bytes, other: bytes) -> None:
    after = Source(join_body(raw, other)).data

    for what in ("log", "tasks", "mind", "questions"):
        one, two, now = (
            Counter(repr(plain[:1]) for plain in data[what])
            for data in (Source(raw).data, Source(other).data, after)
        )
        assert not one - now
        assert not Counter({said: n for said, n in two.items() if said not in one}) - now
        assert not now - (one + two)


@given(notes(), notes())
@settings(max_examples=40)
def test_to_put_the_same_in_again_adds_nothing(raw: bytes, other: bytes) -> None:
    once, found = joined(raw, other)
    twice, again = joined(once, other)

    assert twice == once
    assert again.over == found.over


A = b"---\nname: Bo Chen\ncity: Lisbon\n---\n"


def test_the_value_of_the_first_stays_and_the_other_is_given_back() -> None:
    raw, over = join_fields(A, b"---\nname: Bo\ncity: Porto\nvibe: calm\n---\n", "Bo")

    assert raw == b"---\nname: Bo Chen\ncity: Lisbon\naliases: [Bo]\nvibe: calm\n---\n"
    assert over == [("city", "Porto")]


def test_do_not_contact_stands_whoever_said_it() -> None:
    no = b"---\nname: Bo\ndo_not_contact: no\n---\n"
    yes = b"---\nname: Bo\ndo_not_contact: yes\n---\n"

    for raw, other in ((no, yes), (yes, no)):
        after, over = join_fields(raw, other, "Bo")
        assert fields_of(after)["do_not_contact"] == "yes"
        assert over == [("do_not_contact", "no")]


def test_the_same_value_in_other_words_is_no_conflict() -> None:
    after, over = join_fields(
        b"---\nname: Bo\nhires: yes\n---\n", b"---\nname: Bo\nhires: true\n---\n", "Bo"
    )

    assert fields_of(after)["hires"] == "yes"
    assert over == []


def test_two_addresses_under_one_label_are_both_kept() -> None:
    raw = b"---\nname: Bo\nlinks: {website: https://a.example}\n---\n"
    other = b"---\nname: Bo\nlinks: {website: https://b.example, blog: https://c.example}\n---\n"

    after, over = join_fields(raw, other, "Bo")

    assert dict(fields_of(after)["links"]) == {
        "website": "https://a.example",
        "website 2": "https://b.example",
        "blog": "https://c.example",
    }
    assert over == []


def test_a_comment_goes_along_with_its_field() -> None:
    other = b"---\nname: Bo\n# netnotes: ignore[N204] his mother said so\nbirthday: 2027-01-01 # sic\n---\n"

    after, _ = join_fields(A, other, "Bo")

    assert after.endswith(
        b"# netnotes: ignore[N204] his mother said so\n# sic\nbirthday: 2027-01-01\n---\n"
    )


@pytest.mark.parametrize("newest_first", [True, False])
def test_entries_go_where_the_order_of_the_first_wants_them(newest_first: bool) -> None:
    mine = ["- 2026-11-10 call: a", "- 2026-10-01 coffee: b\n  and more"]
    order = mine if newest_first else mine[::-1]
    raw = A + ("\n## Log\n\n" + "\n".join(order) + "\n").encode()
    other = b"---\nname: Bo\n---\n\n# log\n* 2026-10-20 walk: d\n* 2026-12-01 walk: e\n  twice\n* 2026-10-01 coffee: b\n  and more\n"

    after = join_body(raw, other).decode()

    wanted = ["- 2026-12-01 walk: e\n  twice", mine[0], "- 2026-10-20 walk: d", mine[1]]
    wanted = wanted if newest_first else wanted[::-1]
    assert after.endswith("## Log\n\n" + "\n".join(wanted) + "\n")


def test_sections_join_the_one_of_their_name() -> None:
    raw = A + b"\nFirst.\n\n## Projects\n\nLoom.\n\n## Log\n\n- 2026-11-10 call: a\n"
    other = (
        b"---\nname: Bo\n---\n\n# Bo\n\nSecond.\n\n## projects\n\nPaper.\n\n## Top of mind\n\n"
        b"- 2026-11-01 moving\n\n## Why\n\nTo build.\nTo teach.\n"
    )

    after = join_body(raw, other, ["Bo"]).decode()

    assert after.partition("---\n\n")[2] == (
        "First.\n\nSecond.\n\n## Projects\n\nLoom.\n\nPaper.\n\n## Top of mind\n\n- 2026-11-01 moving\n\n"
        "## Why\n\nTo build.\nTo teach.\n\n## Log\n\n- 2026-11-10 call: a\n"
    )


def test_a_heading_without_a_word_below_it_is_kept_once() -> None:
    other = b"---\nname: Bo\n---\n\n## Plans\n\n## Log\n\n- 2026-11-10 call: a\n"

    once = join_body(A, other)

    assert once.count(b"## Plans") == 1
    assert join_body(once, other) == once


def test_a_log_in_years_stays_in_one_piece() -> None:
    raw = A + b"\n## Log\n\n- 2026-11-10 call: a\n"
    other = b"---\nname: Bo\n---\n\n## Log\n\n### 2025\n\n- 2025-11-10 call: b\n\n### 2024\n\n- 2024-01-10 call: c\n"

    after = join_body(raw, other)

    assert [plain[0] for plain in Source(after).data["log"]] == [
        plain[0] for data in (raw, other) for plain in Source(data).data["log"]
    ]
    assert b"### 2025\n\n- 2025-11-10 call: b\n" in after


def test_a_fence_that_is_not_closed_is_refused() -> None:
    raw = A + b"\n## Log\n\n- 2026-11-10 call: a\n"

    with pytest.raises(EditRefusedError) as caught:
        join_body(raw, b"---\nname: Bo\n---\n\n```\nnot closed\n")

    assert caught.value.patch
    assert "not closed" in str(caught.value)


def test_line_endings_stay_those_of_the_first() -> None:
    raw = A.replace(b"\n", b"\r\n") + b"\r\nFirst.\r\n"

    after, _ = joined(raw, b"---\nname: Bo\n# why\nvibe: calm\n---\n\nSecond.\n", "Bo")

    assert after.count(b"\n") == after.count(b"\r\n")
    assert edit.set_field(after, "vibe", "calm") == after
    assert _value([(), ""]) == [{}, ""]
