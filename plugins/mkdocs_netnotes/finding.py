"""What helps to find: the quick switcher's button and window on every page.

The window stands in each page, empty, so that it is open the moment a key is pressed and no letter is
lost; `finder.js` fills it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_HEADER = re.compile(r'<header class="md-header.*?</header>', re.DOTALL)
#: Where the button stands: before the theme's own for searching, else at the end of the header's line.
_SEARCH = '<label class="md-header__button md-icon" for="__search"'
_END = "</nav>"


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
