"""The site in another language: all that it says of itself is said by the catalogue.

The language is made up: each sentence stands in ⟦ and ⟧, so that what does not is either what a person
wrote, or a sentence that nobody could translate.
"""

from __future__ import annotations

import json
import re
import runpy
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.lint.rule import rules
from netnotes.load import load_network
from netnotes.messages.check import checks
from netnotes.model.ask import KINDS
from netnotes.model.log import CHANNELS
from netnotes.model.wikilink import WIKILINK
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.views.calendar import FILE
from netnotes.views.fields import TABLES

ROOT = Path(__file__).parents[2]
BEGIN, END = "⟦", "⟧"
#: Where a sentence of ours cannot go on from one element to the next.
BLOCKS = frozenset(
    "p li td th dt dd h1 h2 h3 h4 div section summary legend label option caption title desc text "
    "button nav footer dialog table ul ol dl details fieldset select output header tr".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: What is typed, or read by machines, is the same in every language.
EXACT = frozenset(("code", "pre", "kbd", "script", "style"))
#: Letters of a name in the place of a picture.
LETTERS = frozenset(("nn-dot", "nn-avatar"))
#: Attributes that are read out or shown.
SAID = ("title", "aria-label", "placeholder", "alt", "abbr", "data-label", "data-copy")
#: Where else than below `nn-` our words stand: the titles of pages, in the theme's frame.
FRAME = ("md-tabs__link", "md-path__link")
_NAME = re.compile(r"^(?:name|nickname): (.*)", re.MULTILINE)
_WORDS = re.compile(r"[^\W\d_]+")


def made_up() -> str:
    """A language in which every sentence is the English one between ⟦ and ⟧."""
    entries = ['msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for message in runpy.run_path(str(ROOT / "tests/docs/sentences.py"))["catalogue"]():
        one, *many = message.id if isinstance(message.id, tuple) else (message.id,)
        if one:
            forms = [("msgid", one), *(("msgid_plural", form) for form in many)]
            said = [("msgstr", one)]
            if many:
                said = [(f"msgstr[{n}]", form) for n, form in enumerate((one, *many))]
            pairs = [*forms, *((key, _spoken(form)) for key, form in said)]
            entries.append(
                "\n".join(f"{key} {json.dumps(x, ensure_ascii=False)}" for key, x in pairs)
            )
    return "\n\n".join(entries)


def _spoken(sentence: str) -> str:
    """A sentence in the language; an item of a list stays one."""
    item = "- " if sentence.startswith("- ") else ""
    return f"{item}{BEGIN}{sentence.removeprefix(item)}{END}"


class Said(HTMLParser):
    """What of a page is in no sentence of the catalogue: runs of text, in pieces; and what was cut."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, set[str]]] = []
        self.depth = 0
        self.run: list[str] = []
        self.runs: list[list[str]] = []
        self.heard: list[str] = []
        self.cut: list[str] = []
        self.feed(html.replace("<wbr>", ""))  # a place for a break is no end of a word
        self.close()
        self._end_block()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._end_block()
        self.open.append((tag, set(given.get("class", "").split())))
        if self._ours():
            for name in SAID:
                self._attribute(given.get(name, ""))
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self._end_block()
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        exact = EXACT & {tag for tag, _ in self.open}
        if self._ours() and not exact and not LETTERS & self.open[-1][1]:
            self._hear(data)

    def _ours(self) -> bool:
        return any(
            name.startswith("nn-") or name in FRAME for _, names in self.open for name in names
        )

    def _attribute(self, text: str) -> None:
        kept = self.run, self.depth, self.heard
        self.run, self.depth, self.heard = [], 0, []
        self._hear(text)
        self._end_block()
        self.run, self.depth, self.heard = kept

    def _hear(self, text: str) -> None:
        self.heard.append(text)
        for part in re.split(f"([{BEGIN}{END}])", text):
            if part == BEGIN:
                self._end_run()
                self.depth += 1
            elif part == END:
                self.depth -= 1
            elif self.depth <= 0 and part:
                self.run.append(part)

    def _end_run(self) -> None:
        if _WORDS.search("".join(self.run)):
            self.runs.append(self.run)
        self.run = []

    def _end_block(self) -> None:
        heard = "".join(self.heard)
        if self.depth and not heard.endswith("…"):  # a drawing has room for so many letters
            self.cut.append(heard)
        self.depth, self.heard = 0, []
        self._end_run()


def words(text: str) -> str:
    """The words of a text, each with a blank before and behind."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def codes() -> set[str]:
    """What is called the same in every language: what is typed, names of rules and gates, vCard."""
    found = {reason.code for reason in reasons()} | {FILE, *KINDS}
    for one in (*rules(), *gates(), *checks()):
        found |= {one.code, one.name, f"{one.code} {one.name}"}
    for _, table in TABLES.values():
        for field in table.fields.values():
            found |= {field.vcard, str(field.default)}
    return found | {"vCard"} | {word for group in CHANNELS.values() for word in group}


def questions() -> re.Pattern[str]:
    """Our questions, which are files of one language, with anything in their slots."""
    lines = [
        line.strip(" -*")
        for path in sorted((ROOT / "netnotes/messages/questions").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(x)) for x in lines if x))


class Written:
    """What people wrote: in their notes, in the settings, on the shelf of questions."""

    def __init__(self, root: Path) -> None:
        notes = [(path, path.read_text("utf-8")) for path in sorted(root.glob("people/**/*.md"))]
        network = load_network(load_settings(root))

        def called(found: re.Match[str]) -> str:
            meant = network.resolve(found["target"]) or network.org(found["target"])
            return found["words"] or (meant.called if meant else found["target"])

        texts = [text for _, text in notes]
        texts += [WIKILINK.sub(called, text) for text in texts]
        parts = [part for text in texts for part in text.split("\n\n")]
        self.text = "|".join(map(words, texts + parts))
        self.questions = questions()
        self.values: set[str] = set()
        site_name = (root / "mkdocs.yml").read_text("utf-8").splitlines()[1].partition(":")[2]
        self._add(
            site_name,
            *codes(),
            *(word for note in network.notes.values() for word in note.called.split()),
        )
        for path, text in notes:
            self._add(path.stem, path.relative_to(root).as_posix(), *_NAME.findall(text))
            self._note(*text.split("---\n", 2)[1:])

    def _note(self, front: str, body: str) -> None:
        for line in front.splitlines():
            key, _, value = line.partition(" #")[0].partition(":")
            self._add(value, *re.split(r"[,:\[\]{}]", value), line.lstrip(" -"))
            if line[0] in " -" or key.startswith("x-"):  # labels, and keys of their own
                self._add(*re.split(r"[,:\[\]{}]", key.lstrip(" -")))
        for line in body.splitlines():
            self._add(*re.split(r"[:;,.()\[\]|#]| with | at | to ", line))

    def _add(self, *texts: str) -> None:
        self.values.update(map(words, texts))

    def has(self, text: str) -> bool:
        """Whether somebody wrote this, or it is a code: whole where it is short, lest it is by luck."""
        return self._has(text) or all(map(self._has, re.split(r" · |, |: ", text)))

    def _has(self, text: str) -> bool:
        said = words(text)
        if text.endswith("…"):  # what a drawing has no room for
            return any(value.startswith(said[:-1]) for value in self.values)
        if not said.strip() or said in self.values or self.questions.fullmatch(text.strip()):
            return True
        return said.count(" ") > 4 and said in self.text


def abroad_in(root: Path, language: str, said: str) -> Path:
    """A copy of the sample network whose language is another one."""
    shutil.copytree(ROOT / "people", root / "people")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{config}      language: {language}\n", "utf-8")
    (root / "languages").mkdir()
    (root / f"languages/{language}.po").write_text(said, "utf-8")
    return root


@pytest.fixture(scope="module")
def abroad(tmp_path_factory, mkdocs):
    """The sample network's site, in the made-up language."""
    return mkdocs(abroad_in(tmp_path_factory.mktemp("abroad"), "xx", made_up()))


def test_every_sentence_of_every_page_is_of_the_catalogue(abroad):
    assert abroad.result.returncode == 0, abroad.said
    written = Written(abroad.root)
    left: dict[str, set[str]] = {}
    for page, html in abroad.pages().items():
        for run in Said(html).runs:
            if not written.has("".join(run)):
                for piece in run:
                    if not written.has(piece):
                        left.setdefault(" ".join(piece.split()), set()).add(page)
    told = [f"{text!r} on {len(pages)} pages, e.g. {min(pages)}" for text, pages in left.items()]
    assert not told, "\n".join(sorted(told))


def test_no_sentence_is_cut(abroad):
    """What is cut, or glued, or looked up again once it is said, would lose one of its brackets."""
    cut = {(text, page) for page, html in abroad.pages().items() for text in Said(html).cut}

    assert not cut, "\n".join(f"{page}: {text}" for text, page in sorted(cut))


def test_what_the_scripts_fetch_is_of_the_catalogue_as_well(abroad):
    people = json.loads(abroad.read("assets/netnotes/people.json"))
    graph = json.loads(abroad.read("assets/netnotes/graph.json"))
    pages = [title for title, _ in people["pages"] if not re.search(r"\d{4}", title)]
    badges = [people["words"][badge] for _, badge in people["due"]]

    said = [*people["standings"], *pages, *badges, *(w for x in graph["said"].values() for w in x)]

    assert len(said) > 30
    assert [text for text in said if not text.startswith(BEGIN)] == []


def test_the_scripts_have_the_sentences_that_they_say(abroad):
    sentences = abroad.read("assets/netnotes/sentences.js")

    assert f'"Copied": "{BEGIN}Copied{END}"' in sentences
    assert f'"{{n}} tie": ["{BEGIN}{{n}} tie{END}", "{BEGIN}{{n}} ties{END}"]' in sentences
    assert "plural: (n) => Number((n != 1))" in sentences
    assert len(sentences) < 20_000  # what only pages say stands on the pages


def test_the_theme_speaks_the_language_where_it_knows_it(tmp_path, network_folder, mkdocs):
    root = network_folder(tmp_path, {"ada.md": "---\nname: Ada\n---\n"})
    config = (root / "mkdocs.yml").read_text("utf-8").replace("21}", "21, language: pt_BR}")
    (root / "mkdocs.yml").write_text(config.replace("docs_dir: people", "docs_dir: docs"), "utf-8")
    (root / "docs").mkdir()
    (root / "docs/own.md").write_text("# Minha\n", "utf-8")  # or there were nothing to search
    (root / "languages").mkdir()
    (root / "languages/pt_BR.po").write_text('msgid "Nothing here"\nmsgstr "Nada aqui"\n', "utf-8")

    built = mkdocs(root, "--strict")

    assert built.result.returncode == 0, built.said
    assert '<html lang="pt"' in built.read("index.html")
    assert 'placeholder="Buscar"' in built.read("index.html")
    assert "<title>Nada aqui" in built.read("404.html")
    assert "There is no page here" in built.read("404.html")  # which is in no language but English
    assert json.loads(built.read("search/search_index.json"))["config"]["lang"] == ["pt"]


def test_a_theme_that_does_not_know_the_language_stays_as_it_is(abroad):
    assert '<html lang="en"' in abroad.read("index.html")
