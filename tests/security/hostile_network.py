"""Networks of hostile notes: ours, the same without its first wall, and what any other site makes of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
_FILE = re.compile(r"^\[(people/.+)\]\n", re.MULTILINE)
#: The numbers of what stands in no note.
SITE_NAME, EDITOR, LANGUAGE, GIT, REPO = 901, 902, 903, 904, 905

_EXTENSIONS = """\
markdown_extensions:
  - attr_list
  - md_in_html
  - admonition
  - footnotes
  - abbr
  - def_list
  - tables
  - pymdownx.details
  - pymdownx.tabbed
  - pymdownx.snippets
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:pymdownx.emoji.to_png
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""
_OURS = """\
site_name: >-
  <img src=x onerror=alert({name})> <script>alert({name})</script>
site_description: '"><script>alert({name})</script>'
repo_url: http://c{repo}.evil.test/repo
docs_dir: docs
theme: {{name: material, font: {{text: Roboto}}}}
extra: {{analytics: {{provider: google, property: G-1}}, social: [{{icon: x, link: "http://c{repo}.evil.test/"}}]}}
plugins:
  - search
  - netnotes:
      today: 2026-11-21
      me: h-me
      language: de
      editor: "javascript:alert({editor})//{{path}}:{{line}}"
"""
_STOCK = "site_name: Stock\ndocs_dir: people\ntheme: {name: material}\nplugins: [search, tags]\n"
_OWN = """\
# My own page

Text with <b>HTML</b> and a [link](../people/h-tags.md).
{: .mine }
"""


@dataclass(frozen=True)
class Case:
    """Notes that try one thing; `RUN` and `OUT` in them tell who it was."""

    number: int
    name: str
    files: dict[str, str]


def cases() -> list[Case]:
    """Every file of `pages/`, those of the study first."""
    found = []
    for number, path in enumerate(sorted((HERE / "pages").glob("*.txt")), 1):
        parts = _FILE.split(path.read_text("utf-8"))[1:]
        files = dict(zip(parts[::2], parts[1::2], strict=True))
        found.append(
            Case(number, path.stem, {k: _mark(v, number) for k, v in _named(files, number)})
        )
    return found


def _named(files: dict[str, str], number: int):
    return ((_mark(name, number), text) for name, text in files.items())


def _mark(text: str, number: int) -> str:
    return text.replace("RUN", f"alert({number})").replace("OUT", f"c{number}.evil.test")


def write(root: Path, *, stock: bool = False) -> Path:
    """A network of all cases in a folder; for `stock` with the configuration of any other site."""
    for case in cases():
        for name, text in case.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    (root / "outside.html").write_text("<script>alert(906)</script>", "utf-8")
    config = _STOCK if stock else _OURS.format(name=SITE_NAME, editor=EDITOR, repo=REPO)
    (root / "mkdocs.yml").write_text(config + _EXTENSIONS, "utf-8")
    if stock:
        (root / "people/index.md").write_text("# Any other site\n", "utf-8")
    else:
        _besides(root)
    return root


def _besides(root: Path) -> None:
    """What stands beside the notes: a page of one's own, a language, a history."""
    (root / "docs").mkdir()
    (root / "docs/own.md").write_text(_OWN, "utf-8")
    (root / "languages").mkdir()
    (root / "languages/de.po").write_text(_language(), "utf-8")
    evil = f"<img src=x onerror=alert({GIT})>"
    who = ["-c", f"user.name={evil}", "-c", f"user.email={evil}@x.example"]
    for words in (["init", "-q"], ["add", "people"], [*who, "commit", "-q", "-m", evil]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def _language() -> str:
    """A translation of every sentence that there is, each with something that runs."""
    evil = f'"><img src=x onerror=alert({LANGUAGE})>'.replace('"', '\\"')
    said = (REPOSITORY / "netnotes/languages/netnotes.pot").read_text("utf-8").split("\n\n", 1)[1]
    out = ['msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for entry in said.split("\n\n"):
        ids = re.findall(r'^msgid(?:_plural)? ((?:".*"\n?)+)', entry, re.MULTILINE)
        if len(ids) == 1:
            out.append(f'msgid {ids[0].rstrip()}\nmsgstr {ids[0].rstrip()}\n"{evil}"\n')
        elif ids:
            one, many = (text.rstrip() for text in ids)
            out.append(
                f'msgid {one}\nmsgid_plural {many}\nmsgstr[0] {one}\n"{evil}"\nmsgstr[1] {many}\n"{evil}"\n'
            )
    return "\n".join(out)


def without_renderer(root: Path, to: Path) -> Path:
    """The same network, to be built by a site whose first wall is off."""
    shutil.copytree(root, to)
    config = (to / "mkdocs.yml").read_text("utf-8")
    (to / "mkdocs.yml").write_text(f"hooks: [{HERE / 'renderer_off.py'}]\n{config}", "utf-8")
    return to
