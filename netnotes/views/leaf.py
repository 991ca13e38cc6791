"""A page below another one: of a meeting, of a month. A view that has such pages has a `leaves`.

`leaves(network, today, settings)` gives them, in their order; each knows how to build its own view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from netnotes.views.view import View


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page. `name` is where it stands and how a `Link` of kind `page` leads to it.

    `kind` is the name of its template, `above` the view below which it hangs. `build` looks for all that it
    says itself: what was looked at before it is called, nobody listened to (`model.watched`).
    """

    name: str
    title: str
    kind: str
    above: str
    build: Callable[[], View]
