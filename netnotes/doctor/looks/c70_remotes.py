"""Where the repository is pushed to: who could read it there, and on the way."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.git.remotes import Remote, remotes_of
from netnotes.sentences import mark, say

_NAME = mark("remote")
_PUBLISHED = ("gh-pages", "pages")


def look(place: Place) -> Iterator[Check]:
    """A line for each remote that deserves a look, one for the rest; and branches that were published."""
    if place.root is None or not place.in_git:
        return
    found = remotes_of(place.root)
    wrong = [check for remote in found if (check := _wrong(remote))]
    wrong += _published(place)
    if wrong:
        yield from wrong
    elif found:
        hosts = ", ".join(dict.fromkeys(remote.host or remote.shown for remote in found))
        advice = say("keep the repository there private; it is not encrypted")
        yield Check(_NAME, good=True, found=hosts, advice=advice)
    else:
        yield Check(_NAME, good=True, found=say("none; the history is on this machine only"))


def _wrong(remote: Remote) -> Check | None:
    if remote.is_program:
        advice = say(
            "git runs it whenever it fetches or pushes; remove the remote if it is not yours"
        )
        found = say("{address} is a program", address=remote.shown)
    elif remote.is_open:
        advice = say("use ssh or https: anybody on the way can read what is pushed")
        found = say("{address} is not encrypted on its way", address=remote.shown)
    elif remote.forge:
        advice = say("make sure that the repository there is private: these notes speak of people")
        found = say(
            "{address}, on the public forge {forge}", address=remote.shown, forge=remote.forge
        )
    else:
        return None
    return Check(_NAME, good=False, found=found, advice=advice)


def _published(place: Place) -> Iterator[Check]:
    """Branches into which `gh-deploy` puts a whole site."""
    status, said = place.git(
        "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes"
    )
    for branch in said.split() if status == 0 else ():
        if branch.rpartition("/")[2] in _PUBLISHED:
            found = say("the branch {branch} is where a site is published from", branch=branch)
            advice = say(
                "look at what is in it; remove it here and at the remote if it shows the notes"
            )
            yield Check(mark("branch"), good=False, found=found, advice=advice)
