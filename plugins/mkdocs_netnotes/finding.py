"""What helps to find: the quick switcher's button and window on every page, and what the theme's search is given.

The window stands in each page, empty, so that it is open the moment a key is pressed and no letter is
lost; `finder.js` fills it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from netnotes.model.network import Network

#: Up to so many people the theme's search is given every note. It reads all of them anew on every
#: page: at ten thousand that takes half a minute and almost a gigabyte.
MOST_SEARCHED = 2000
#: Beyond that, a page of so much HTML is one that speaks of everybody, and is left out as well.
LONG = 200_000

_HEADER = re.compile(r'<header class="md-header.*?</header>', re.DOTALL)
#: Where the button stands: before the theme's own for searching, else at the end of the header's line.
_SEARCH = '<label class="md-header__button md-icon" for="__search"'
_END = "</nav>"
#: Where two words meet on a page without a blank, for the space between them is the stylesheet's: the
#: theme's search drops the tags, and would read them as one.
_MEET = re.compile(r"(?<=>)(?=<[a-z])|(?<=</span>)(?=\w)|(?<=\w)(?=<span)|(?<=<br>)|(?<=<br />)")


def apart(html: str) -> str:
    """A page's HTML with a blank wherever two words would become one without the tags."""
    return _MEET.sub(" ", html)


def knows_notes(network: Network) -> bool:
    """Whether the notes are few enough for the theme's search."""
    return len(network.people) <= MOST_SEARCHED


class Finder:
    """The switcher's button and window, made once for all pages of a build."""

    def __init__(self, templates: Environment) -> None:
        self.button = templates.get_template("netnotes/finder/button.html").render()
        self.window = templates.get_template("netnotes/finder/window.html").render()

    def add_to(self, output: str) -> str:
        """A finished page with both; one without the theme's header has the window alone."""
        header = _HEADER.search(output)
        if header:
            before = header[0].find(_SEARCH)
            at = header.start() + (before if before >= 0 else max(0, header[0].find(_END)))
            output = f"{output[:at]}{self.button}{output[at:]}"
        end = output.rfind("</body>")
        return output if end < 0 else f"{output[:end]}{self.window}{output[end:]}"
