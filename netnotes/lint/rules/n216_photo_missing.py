"""A photo that is not there.

A photo is a picture file beside the note, inside of the network's folder. Nothing is ever
loaded from somewhere else, so an address on the web shows nothing.

Bad:

    ---
    name: Ada Lovelace
    photo: ada.jpg
    ---

Bad:

    ---
    name: Ada Lovelace
    photo: https://ada.example/ada.jpg
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    photo: ada.jpg
    ---

    [people/ada.jpg]
    (a picture)
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from netnotes.config import NOTES_DIR
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import HELD
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning", looks_at_files=True)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Photos that no file answers to."""
    root = os.path.realpath(context.settings.root / NOTES_DIR)
    for person in context.people:
        if "photo" not in person.head[HELD]:
            continue
        photo = person.photo
        place = os.path.join(context.settings.root, os.path.dirname(person.path), photo)
        if "://" in photo:
            message = say(
                "a photo is a picture file beside the note; nothing is loaded from the web"
            )
        elif not os.path.realpath(place).startswith(root + os.sep):
            message = say(
                "a photo is a picture file beside the note, inside of the network's folder"
            )
        elif not os.path.isfile(place):
            message = say("there is no file “{photo}” beside the note", photo=photo)
        else:
            continue
        yield person, person.span("photo"), message
