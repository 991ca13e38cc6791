"""The scripts that the theme's own templates put into a page: the only ones that run within it.

They are taken from the templates, never from a finished page: whatever a page says, and wherever it
stands in it, a note has no say in which scripts run.
"""

from __future__ import annotations

import fnmatch
import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig

#: A script that stands within a page: one with attributes is data, or a file of its own.
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class ThemeScripts:
    """What the templates of a theme may run within a page, each script as the page has it."""

    def __init__(self, env: Environment, config: MkDocsConfig) -> None:
        self.env = env
        self.config = config
        self._found: dict[str, frozenset[str]] = {}

    def of(self, base_url: str) -> frozenset[str]:
        """The scripts of a page from which `base_url` leads to the root of the site."""
        found = self._found.get(base_url)
        if found is None:
            drawn = (self._drawn(script, base_url) for script in self._scripts)
            found = self._found[base_url] = frozenset(filter(None, drawn))
        return found

    @cached_property
    def _scripts(self) -> list[Template]:
        """Each script of each template, as a template of its own."""
        texts: dict[str, None] = {}
        for folder in self.config.theme.dirs:
            for inner, _, names in os.walk(folder):
                for name in fnmatch.filter(names, "*.html"):
                    text = Path(inner, name).read_text("utf-8", "replace")
                    texts.update(dict.fromkeys(INLINE.findall(text)))
        scripts: list[Template] = []
        for text in texts:
            try:
                scripts.append(self.env.from_string(text))
            except TemplateError:  # part of it stands outside of it, so it cannot be known here
                continue
        return scripts

    def _drawn(self, script: Template, base_url: str) -> str:
        """A script as it stands in a page; '' where it speaks of more than the site's settings."""
        try:
            return script.render(config=self.config, base_url=base_url)
        except Exception:  # noqa: BLE001  # a template of anybody's: it may ask for what is not there
            return ""
