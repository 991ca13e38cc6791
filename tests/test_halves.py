"""Work in two halves: the same, whatever becomes of the helper; and work that leaves only what is on disk."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from netnotes.halves import Beside, apart, in_two


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


def test_of_work_apart_only_what_is_on_disk_is_left(tmp_path: Path) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(os.getpid())
        (tmp_path / "left").write_text(str(os.getpid()))

    apart(work)
    assert found == []
    assert int((tmp_path / "left").read_text()) != os.getpid()


def test_work_apart_that_fails_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise ValueError("there")

    apart(fails)
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_ends_the_work_apart_which_tidies_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, waited = os.waitpid, []

    def interrupted(helper: int, how: int) -> tuple[int, int]:
        waited.append(helper)
        if len(waited) == 1:
            while not (tmp_path / "half").exists():
                time.sleep(0.01)
            raise KeyboardInterrupt
        return really(helper, how)

    def work() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            (tmp_path / "half").touch()
            time.sleep(600)
        finally:
            (tmp_path / "half").unlink()

    monkeypatch.setattr(os, "waitpid", interrupted)
    with pytest.raises(KeyboardInterrupt):
        apart(work)
    assert not (tmp_path / "half").exists()
    with pytest.raises(ChildProcessError):
        really(waited[0], os.WNOHANG)


def test_work_that_is_begun_beside_is_found_when_it_is_asked_for() -> None:
    here = os.getpid()
    beside = Beside(lambda: [os.getpid(), *range(100_000)])
    found = beside.found()
    assert found[1:] == [*range(100_000)]
    assert found[0] != here
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_what_is_not_found_beside_is_found_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "here"

    assert Beside(work).found() == "here"


def test_what_nobody_asks_for_is_ended() -> None:
    beside = Beside(lambda: time.sleep(60))
    beside.stop()
    beside.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_a_second_process_it_is_done_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    beside = Beside(os.getpid)
    assert beside.found() == os.getpid()
    beside.stop()
