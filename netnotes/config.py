"""Settings: the `netnotes` section of mkdocs.yml, read as text, nothing in it ever built or run.

Both the command and the site read them here. A folder without mkdocs.yml has the defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netnotes import cache
from netnotes.errors import NetnotesError, NoNetworkError
from netnotes.model.diagnostic import Problem
from netnotes.model.field import Field, Table, flag, one, read_table, text
from netnotes.model.log import CHANNELS
from netnotes.model.span import WHOLE_FILE
from netnotes.model.values.cadence import CADENCE, Cadence
from netnotes.model.values.day import DAY
from netnotes.model.values.kind import Reader
from netnotes.model.values.many import Labelled, Many
from netnotes.model.values.number import Number
from netnotes.model.values.text import LINE
from netnotes.model.values.word import Word
from netnotes.model.values.yes_no import YES_NO
from netnotes.sentences import (
    ENGLISH,
    BrokenLanguageError,
    Catalogue,
    find,
    languages,
    mark,
    read,
    say,
    speak,
    spoken,
    state_of,
)

if TYPE_CHECKING:
    from netnotes.model.nodes import Node, Pairs

CONFIG_NAME = "mkdocs.yml"
PLUGIN_NAME = "netnotes"
NOTES_DIR = "people"
STATE_DIR = ".netnotes"
#: Where a network has languages of its own.
LANGUAGES_DIR = "languages"

_CADENCES = {
    "close": Cadence(4, "week"),
    "warm": Cadence(8, "week"),
    "acquaintance": Cadence(6, "month"),
    "new": Cadence(3, "week"),
}
_NO_CADENCES: dict[str, Cadence] = {}
_NO_CHANNELS: dict[str, list[str]] = {}


class WrongSettingError(NetnotesError):
    """A setting that cannot be used."""

    def __init__(self, path: str, problem: Problem) -> None:
        line, column = problem.span[:2]
        super().__init__(f"{path}:{line}:{column} {problem.message}")


def _days(default: int, help: str) -> Field[int]:
    return Field(Number(0, 100_000), help, default)


class Settings(Table):
    """Every setting, a line each, with its default. Spans of time are in days."""

    __slots__ = ("_catalogue", "config_path", "problems", "root")

    me = text(LINE, "The slug of my own note")
    enabled = flag(YES_NO, "MkDocs' own: whether the plugin is used at all", default=True)
    today = one(DAY, "Pins the date; only for samples and demonstrations")
    cadence = Field(
        Labelled(CADENCE), "How often to be in touch, by standing: close, warm, acquaintance, new",
        _NO_CADENCES,
    )  # fmt: skip
    channels = Field(
        Labelled(Many(LINE)), "Channels of my own, under in_person, live or written", _NO_CHANNELS
    )
    editor = Field(
        LINE,
        "The address that opens a line in your editor, with {path} and {line}",
        "vscode://file/{path}:{line}",
    )
    language = Field(
        LINE, "The language of the site and the terminal, by its file in `languages/`", ENGLISH
    )
    own_keys = Field(
        Many(LINE),
        "Keys of notes that are my own, such as `created`: `check` says nothing of them",
        (),
    )
    week_starts = Field(
        Word("monday", "sunday", "saturday"), "The first day of a week of the calendar", "monday"
    )
    dormant_after = _days(180, "A tie sleeps when the last contact is longer ago than this")
    dormant_after_close = _days(365, "The same, where I declared the tie close")
    first_date = Field(Number(0, 100), "Up to so many interactions someone is new", 2)
    close_contacts = Field(Number(1, 1000), "So many contacts in the window make a tie close", 6)
    warm_contacts = Field(Number(1, 1000), "So many contacts in the window make a tie warm", 3)
    contact_window = _days(365, "The window in which contacts are counted")
    horizon = _days(7, "How far ahead promises, meetings and birthdays are shown")
    no_reply_pause = _days(21, "After I wrote, the cadence rests for so long")
    thank_you_window = _days(60, "How long a thank-you is offered")
    follow_up_after = Field(Number(5, 10), "The one follow-up comes so many days after sending", 7)
    closed_after = _days(14, "So long after the follow-up an unanswered ask is closed")
    closed_without_follow_up = _days(28, "So long after sending, where there was no follow-up")
    day_size = Field(Number(1, 100), "How many people Today and `due` show at once", 5)
    stale_mind = _days(90, "What is on their mind goes stale after this")
    cadence_cap = Field(Number(1, 100), "From so many cadences past on, someone ranks no higher", 3)

    give_window = _days(180, "A give counts for so long before an ask")
    ask_gap = _days(60, "So long after an ask nothing else is asked of them")
    opening_window = _days(60, "For so long an opening they told me of is theirs to be asked about")
    soft_no = _days(180, "For so long a no to a connect without a topic holds")
    unasked_after = _days(14, "Ready for so long and not asked: said in encouraging words")
    small_org = Field(Number(1), "Up to this size a founder has a say in hiring", 50)
    record_contacts = Field(Number(1, 10_000), "So many contacts carry one more", 20)
    record_window = _days(1095, "The window in which they are counted")
    need_contacts = Field(
        Number(1, 1000), "From so many days in touch on, mostly asking is pointed out", 4
    )

    def __init__(
        self, values: dict[str, Any], root: Path, config_path: Path | None, problems: list[Problem]
    ) -> None:
        super().__init__(values)
        self.root = root
        self.config_path = config_path
        self.problems = problems
        self._catalogue: Catalogue | None = None

    def speak(self) -> None:
        """Speak the language of these settings from now on; English, where it is not to be had.

        What is wrong with them is then said in that language as well.
        """
        before = spoken().state
        try:
            speak(self.catalogue)
        except BrokenLanguageError:
            speak(Catalogue())
        if self.problems and spoken().state != before:
            self.problems[:] = load_settings(self.root, self.config_path).problems

    @property
    def catalogue(self) -> Catalogue:
        """The sentences of the language, English where it is not to be had. Raises `BrokenLanguageError`.

        What was read is kept beside the notes: a whole language takes longer than most questions.
        """
        if self._catalogue is None:
            self._catalogue = self._read_catalogue()
        return self._catalogue

    def _read_catalogue(self) -> Catalogue:
        path = find(self.language, self.root / LANGUAGES_DIR)
        if path is None:
            return Catalogue()
        try:
            said = path.read_bytes()
        except OSError as error:
            raise BrokenLanguageError(error.strerror or type(error).__name__) from error
        place, there = self.state_dir / "language.cache", self.state_dir.is_dir()
        kept = cache.read(place) if there else None
        if kept is not None and (kept[0], kept[3]) == (self.language, state_of(said)):
            return Catalogue(*kept)
        found = read(self.language, said)
        if there:
            cache.write(place, (found.language, found.sentences, found.plural_rule, found.state))
        return found

    @property
    def notes_dir(self) -> Path:
        """Where the notes are."""
        return self.root / NOTES_DIR

    @property
    def state_dir(self) -> Path:
        """Where the program keeps its own things: caches, and what its changes must not lose."""
        return self.root / STATE_DIR

    def cadence_of(self, standing: str) -> Cadence | None:
        """The usual cadence of a standing, or None where it has none."""
        return self.cadence.get(standing) or _CADENCES.get(standing)

    def channel_group(self, channel: str) -> str:
        """The group a channel belongs to: in_person, live, written, or '' for an unknown one."""
        for groups in (CHANNELS, self.channels):
            for group, words in groups.items():
                if channel in words:
                    return group
        return ""

    def channel_words(self) -> list[str]:
        """Every known channel."""
        own = [word.casefold() for words in self.channels.values() for word in words]
        return [word for words in CHANNELS.values() for word in words] + own

    def fingerprint(self) -> str:
        """A text that differs whenever any setting does."""
        return repr(sorted((k, v) for k, v in self.values.items() if k != "@"))

    def refuse_wrong(self) -> None:
        """Raise `WrongSettingError` for the first setting that cannot be used."""
        for problem in self.problems:
            raise WrongSettingError(CONFIG_NAME, problem)


def find_root(start: Path) -> Path:
    """The network that `start` belongs to, found as git finds a repository.

    The nearest folder upward with a mkdocs.yml that names the plugin, or with a `people/`.
    """
    start = start.resolve()
    if not start.is_dir():
        raise NoNetworkError(start)
    for folder in (start, *start.parents):
        if (folder / NOTES_DIR).is_dir():
            return folder
        config = folder / CONFIG_NAME
        if config.is_file() and _names_plugin(config.read_text("utf-8", "replace")):
            return folder
    raise NoNetworkError(start)


def _names_plugin(source: str) -> bool:
    """Whether a mkdocs.yml has the plugin among its `plugins`; one that cannot be read may have."""
    from netnotes.model.compose import compose
    from netnotes.model.nodes import Pairs

    if PLUGIN_NAME not in source:  # nearly every other one is past with this one look
        return False
    node, _ = compose(source, foreign=True)
    return node is None or (isinstance(node, Pairs) and _in_plugins(node) is not None)


def _in_plugins(node: Pairs) -> Node | None:
    """What stands under the plugin's name, or the bare name itself; None where it is not there."""
    from netnotes.model.nodes import Items, Pairs, Scalar

    plugins = node.get("plugins")
    for item in plugins.items if isinstance(plugins, Items) else [plugins]:
        section = item.get(PLUGIN_NAME) if isinstance(item, Pairs) else None
        if section is None and isinstance(item, Scalar) and item.text == PLUGIN_NAME:
            return Scalar("", item.span, plain=True)
        if section is not None:
            return section
    return None


def load_settings(root: Path, config_path: Path | None = None) -> Settings:
    """The settings of the network at `root`. Wrong ones are in `problems`, never raised."""
    path = config_path or root / CONFIG_NAME
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings({"@": {}}, root, None, [])
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or say("it is no UTF-8")
        message = say("cannot be read: {reason}", reason=reason)
        problem = Problem("bad-setting", WHOLE_FILE, message)
        return Settings({"@": {}}, root, path, [problem])
    values, problems = _kept_settings(root / STATE_DIR / "settings.cache", source)
    settings = Settings(values, root, path, problems)
    return settings if "language" not in values else _with_language(settings)


def _with_language(settings: Settings) -> Settings:
    """The settings, with a word on a language that is not to be had."""
    there = languages(settings.root / LANGUAGES_DIR)
    if settings.language not in there:
        message = say(
            "`{language}` has no file in `languages/`; there are {names}",
            language=settings.language, names=", ".join(there),
        )  # fmt: skip
        settings.problems.append(Problem("bad-setting", settings.span("language"), message))
        return settings
    try:
        settings.catalogue  # noqa: B018  (read here, where it can be said that it cannot be)
    except BrokenLanguageError as error:
        message = say(
            "`{language}` has a file that cannot be read, so English is spoken: {reason}",
            language=settings.language, reason=error,
        )  # fmt: skip
        settings.problems.append(Problem("bad-setting", settings.span("language"), message))
    return settings


def _kept_settings(place: Path, source: str) -> tuple[dict[str, Any], list[Problem]]:
    """What `read_settings` gives, kept beside the notes: to begin to read YAML takes a while."""
    if "!ENV" in source or not place.parent.is_dir():
        return read_settings(source)
    kept = cache.read(place)
    if kept is not None and kept[0] == source:
        return kept[1], []
    values, problems = read_settings(source)
    if not problems:
        cache.write(place, (source, values))
    return values, problems


def read_settings(source: str) -> tuple[dict[str, Any], list[Problem]]:
    """The plugin's section of a mkdocs.yml as plain data, and what is wrong with it."""
    from netnotes.model.compose import compose
    from netnotes.model.nodes import Pairs

    node, found = compose(source, foreign=True, tags={"!ENV": _from_environment})
    reader = Reader()
    values: dict[str, Any] = {"@": {}}
    section = _in_plugins(node) if isinstance(node, Pairs) else None
    if isinstance(section, Pairs):
        values = read_table(Settings, section, reader, mark("the netnotes settings"))
        _check_labels(section, "cadence", _CADENCES, reader)
        _check_labels(section, "channels", CHANNELS, reader)
    elif section is not None and not getattr(section, "left_out", False):
        reader.problem("bad-setting", section.span, say("the settings of netnotes must be a map"))
    problems = [p._replace(rule="bad-setting", fix=None) for p in (*found, *reader.problems)]
    return values, problems


def _from_environment(node: Node) -> Node:
    """`!ENV NAME` and `!ENV [NAME, OTHER, default]`, as MkDocs reads them: the first that is set.

    What a variable holds is taken as a text like any other; without any, a list's last item stands.
    """
    from netnotes.model.nodes import Items, Scalar

    names = node.items if isinstance(node, Items) else [node]
    default = names[-1] if len(names) > 1 else None
    for name in names[:-1] if default is not None else names:
        value = os.environ.get(name.text) if isinstance(name, Scalar) else None
        if value is not None:
            return Scalar(value, node.span, plain=True)
    return Scalar("", node.span, plain=True) if default is None else default


def _check_labels(section: Any, key: str, known: Mapping[str, object], reader: Reader) -> None:
    """The maps among the settings have closed vocabularies of keys."""
    from netnotes.model.nodes import Pairs

    node = section.get(key)
    for label, _ in node.pairs if isinstance(node, Pairs) else ():
        if label.text not in known:
            message = say(
                "`{label}` is not known under `{key}`; it can be {names}",
                label=label.text, key=key, names=", ".join(known),
            )  # fmt: skip
            reader.problem("bad-setting", label.span, message)
