"""The small graph of a person's ties, and the frame around a page."""

from __future__ import annotations

import itertools

from mkdocs_netnotes.fan import MOST, ROW, WIDTH, clipped, fan
from mkdocs_netnotes.slim import slim

from netnotes.views.ties import Tie, Ties


def ties(count: int, between: tuple[tuple[int, int], ...] = ()) -> Ties:
    people = tuple(Tie(f"Someone {n}", f"s{n}", "friend", (f"Someone {n}",)) for n in range(count))
    return Ties("Knows", "Ada", "close", people, between)


def test_everyone_has_a_row() -> None:
    drawn = fan(ties(7))
    rows = [dot.y for dot in drawn.dots]
    assert [later - earlier for earlier, later in itertools.pairwise(rows)] == [ROW] * 6
    assert rows[0] >= ROW // 2
    assert rows[-1] <= drawn.height - ROW // 2
    assert drawn == fan(ties(7))  # the same from build to build


def test_of_many_the_first_are_drawn() -> None:
    drawn = fan(ties(400, ((0, 1), (2, 399))))
    assert len(drawn.dots) == MOST
    assert drawn.left == 400 - MOST
    assert len(drawn.arcs) == 1


def test_words_are_cut_where_the_drawing_ends() -> None:
    assert clipped("Ada", 60, 6) == "Ada"
    assert clipped("Ada Byron, Countess", 60, 6) == "Ada Byron…"
    assert len(clipped("王小明王小明王小明", 60, 6)) == 5
    long = Ties("Knows", "A" * 90, "", (Tie("B" * 90, "", "C" * 90, ("B",)),))
    (dot,) = fan(long).dots
    assert dot.clipped
    assert len(dot.name) * 6 < WIDTH


def test_the_frame_loses_its_blanks_and_the_page_none() -> None:
    content = "<pre>\n\n  a\n</pre>"
    frame = "<body>\n\n    <script>let a = `\n\n  b`;</script>\n  \n  <p>\n"
    said = slim(f"{frame}{content}\n\n  </body>", content)
    assert said == f"<body>\n<script>let a = `\n\n  b`;</script>\n<p>\n{content}\n</body>"
