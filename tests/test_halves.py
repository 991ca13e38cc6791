"""Work in two halves: the same, whatever becomes of the helper."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from netnotes.halves import in_two


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processors; and nothing else runs, for the servers of other tests, if there are any, stand still."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 200_000])
def test_the_halves_are_the_whole(count: int) -> None:
    both = in_two(doubled, range(count))
    assert both is not None
    assert both[0] + both[1] == doubled(range(count))


def test_what_a_helper_cannot_do_is_done_here() -> None:
    here = os.getpid()

    def fails(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise ValueError("not in the helper")
        return doubled(numbers)

    assert in_two(fails, range(5)) == ([0, 2], [4, 6, 8])


def test_what_cannot_come_back_is_done_here() -> None:
    here = os.getpid()
    assert in_two(lambda n: object if os.getpid() != here else list(n), range(4)) == (
        [0, 1],
        [2, 3],
    )


def test_a_failure_here_leaves_no_helper_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    really, begun = os.fork, []

    def fork() -> int:
        begun.append(really())
        return begun[-1]

    monkeypatch.setattr(os, "fork", fork)

    def fails(numbers: Sequence[int]) -> list[int]:
        if os.getpid() == here:
            raise ValueError("here")
        threading.Event().wait(60)
        return []

    with pytest.raises(ValueError, match="here"):
        in_two(fails, range(4))
    assert len(begun) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)


def test_beside_a_thread_there_is_no_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert in_two(doubled, range(4)) is None
    finally:
        done.set()
        other.join()
