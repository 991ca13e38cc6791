"""Work that processes share: every piece is done once, whoever is quick, and whatever goes wrong."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterable
from multiprocessing.context import ForkProcess

import pytest
from mkdocs_netnotes import sharing
from mkdocs_netnotes.making import Made
from mkdocs_netnotes.sharing import shared

#: A later Python warns of it; what is done here needs none of the other threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ME = os.getpid()
PAGES = [f"p{number}" for number in range(60)]
LISTS = [f"l{number}" for number in range(6)]


@pytest.fixture(autouse=True)
def _may_fork(monkeypatch) -> None:
    """Other tests of this process may have left threads behind, which nothing here asks for."""
    monkeypatch.setattr(sharing, "may_fork", lambda: True)


def taking(pauses: dict[str, float], known: list[str] | None = None):
    """Does pieces, each with a pause by its kind; tells by whom, and what was known of before."""

    def take(pieces: Iterable[str]) -> Made:
        made = Made()
        for piece in pieces:
            time.sleep(pauses.get(piece, pauses.get(piece[0], 0)))
            if known is not None:
                known.append(piece)
            assert piece not in made.written
            made.written[piece] = (str(os.getpid()).encode(), len(known or ()), 0)
        return made

    return take


def by(made: Made) -> dict[bytes, list[str]]:
    found: dict[bytes, list[str]] = {}
    for piece, (pid, _, _) in made.written.items():
        found.setdefault(pid, []).append(piece)
    return found


@pytest.mark.parametrize("pages", [0, 1, 5, 60])
@pytest.mark.parametrize("lists", [0, 1, 6])
@pytest.mark.parametrize("pauses", [{}, {"p": 0.002}, {"l": 0.01}])
def test_every_piece_is_done_once(pages, lists, pauses):
    made = shared(["f"], PAGES[:pages], LISTS[:lists], taking(pauses), alone=False)
    assert sorted(made.written) == sorted(["f", *PAGES[:pages], *LISTS[:lists]])
    assert made.written["f"][0] == str(ME).encode()
    assert multiprocessing.active_children() == []


def test_alone_all_is_done_here():
    made = shared(["f"], PAGES, LISTS, taking({}), alone=True)
    assert [*made.written] == ["f", *LISTS, *PAGES]
    assert by(made).keys() == {str(ME).encode()}


def test_once_the_lists_are_done_another_process_shares_the_pages_and_knows_what_was_found_here():
    known: list[str] = []
    pauses = {"p": 0.04, "l": 0.05}  # some pages are done before the lists are, however busy the machine is
    made = shared([], PAGES, LISTS, taking(pauses, known), alone=False)
    found = by(made)
    here = found.pop(str(ME).encode())
    lists, others = sorted(found.values())
    assert sorted(lists) == LISTS
    assert here == PAGES[: len(here)]
    assert sorted(others) == sorted(PAGES[len(here) :])
    before = made.written[PAGES[-1]][1]
    assert 1 < before <= len(here) + 1  # begun with what was known here, and with none of the lists


def test_for_a_few_pages_none_is_begun_anew():
    made = shared([], PAGES[:3], LISTS, taking({"p": 0.05}), alone=False)
    assert by(made)[str(ME).encode()] == PAGES[:3]
    assert len(by(made)) == 2


def test_lists_that_take_long_are_shared_from_their_end():
    made = shared([], PAGES, LISTS, taking({"l": 0.05}), alone=False)
    here = by(made)[str(ME).encode()]
    assert here[: len(PAGES)] == PAGES
    assert here[len(PAGES) :] == LISTS[::-1][: len(here) - len(PAGES)] != []


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch):
    def never(self) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(ForkProcess, "start", never)
    made = shared(["f"], PAGES, LISTS, taking({}), alone=False)
    assert by(made).keys() == {str(ME).encode()}
    assert len(made.written) == 1 + len(PAGES) + len(LISTS)


@pytest.mark.parametrize("where", ["l0", "p59"])
def test_what_goes_wrong_there_goes_wrong_here(where):
    take = taking({"p": 0.02})

    def fails(pieces: Iterable[str]) -> Made:
        def until() -> Iterable[str]:
            for piece in pieces:
                if piece == where:
                    raise OSError(28, "No space left on device")
                yield piece

        return take(until())

    with pytest.raises(OSError, match="No space left"):
        shared([], PAGES, LISTS, fails, alone=False)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("where", ["l0", "p59"])
def test_a_process_that_is_killed_is_told_of(where):
    take = taking({"p": 0.02})

    def dies(pieces: Iterable[str]) -> Made:
        def until() -> Iterable[str]:
            for piece in pieces:
                if piece == where and os.getpid() != ME:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield piece

        return take(until())

    with pytest.raises(OSError, match="ended from outside; build again"):
        shared([], PAGES, LISTS, dies, alone=False)
    assert multiprocessing.active_children() == []
