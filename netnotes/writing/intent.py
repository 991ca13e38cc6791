"""What is to be written, and how a person would call it."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.changes.step import Step


class Intent(NamedTuple):
    """The steps of a change; `title` is its name in the journal, and the message of its commit."""

    title: str
    steps: tuple[Step, ...]
