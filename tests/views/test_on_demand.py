"""Rows that are made when they are looked at read like the tuple that they stand for."""

from __future__ import annotations

from netnotes.views._on_demand import OnDemand


def squares(n: int) -> tuple[OnDemand[int, int], list[int]]:
    made: list[int] = []

    def square(number: int) -> int:
        made.append(number)
        return number * number

    return OnDemand(range(n), square), made


def test_nothing_is_made_before_it_is_asked_for_and_nothing_twice():
    rows, made = squares(1000)
    assert len(rows) == 1000
    assert rows[:3] == (0, 1, 4)
    assert rows[2] == 4
    assert rows[-1] == 999 * 999
    assert made == [0, 1, 2, 999]


def test_they_read_like_a_tuple():
    rows, _ = squares(4)
    same, _ = squares(4)
    assert tuple(rows) == (0, 1, 4, 9)
    assert rows == (0, 1, 4, 9)
    assert rows == same
    assert rows != (0, 1)
    assert repr(rows) == "(0, 1, 4, 9)"
    assert hash(rows) == hash((0, 1, 4, 9))
    assert rows[1:3] == (1, 4)
    assert 9 in rows
    assert not OnDemand((), str)
