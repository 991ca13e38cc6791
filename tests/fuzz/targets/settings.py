"""mkdocs.yml: whatever it holds, settings come of it, with what is wrong among them; nothing is run."""

from __future__ import annotations

from pathlib import Path

import fuzz_seeds

from netnotes import config
from netnotes.config import PLUGIN_NAME, Settings, load_settings

_HEAD = b"site_name: Mine\nplugins:\n  - search\n  - netnotes:\n"
_ONE = (
    b"      me: sam-roe\n      today: 2026-11-21\n      language: en\n",
    b"      cadence: {close: 2 weeks, warm: monthly}\n      channels: {live: [zoom], written: [signal]}\n",
    b"      day_size: 5\n      horizon: !ENV [DAYS, 7]\n      week_starts: sunday\n      no_such: 1\n",
    b"      dormant_after: 10 potatoes\n      ask_gap: -1\n      small_org: 99999999999999999999\n",
    b"      language: ../../etc/passwd\n", b"      today: !!python/object/apply:os.system [true]\n",
    b"      channels: &a {live: *a}\n", b"      <<: {me: a}\n",
)  # fmt: skip
SEEDS = [_HEAD + one for one in _ONE]
SEEDS += [
    b"plugins: netnotes\n", b"plugins: {netnotes: {me: ada}}\n", b"plugins: [netnotes, netnotes: {me: a}]\n",
    b"hooks: [a.py]\ntheme: !!python/name:os.system\nplugins:\n- netnotes: !ENV [A, [b]]\n", b"INHERIT: x.yml\n",
]  # fmt: skip
for _note in fuzz_seeds.notes():
    if _note.startswith(b"---\n") and _note.count(b"---\n") > 1:
        _lines = _note.split(b"---\n")[1].split(b"\n")
        SEEDS.append(_HEAD + b"".join(b"      %b\n" % line for line in _lines))
SEEDS = fuzz_seeds.small(SEEDS)
BITS = (
    *fuzz_seeds.BITS, b"netnotes", b"plugins:\n", b"!ENV ", b"!!python/object/apply:os.system ", b"!relative ",
    *(b"%b: " % name.encode() for name in Settings.fields),
)  # fmt: skip
NOWHERE = Path("/nowhere/at/all")


class File:
    """A mkdocs.yml with these bytes, on no disk."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def read_text(self, encoding: str) -> str:
        return self.raw.decode(encoding)  # its line breaks as they are, as from git


def try_one(raw: bytes) -> None:
    """Read it, and ask for every setting."""
    settings = load_settings(NOWHERE, File(raw))
    for name in Settings.fields:
        getattr(settings, name)
    _ = (settings.channel_words(), settings.channel_group("x"), settings.fingerprint())
    _ = [settings.cadence_of(standing) for standing in ("close", "warm", "x", "")]
    assert settings.week_starts in ("monday", "sunday", "saturday")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        assert settings.problems
        return
    for problem in settings.problems:
        assert problem.rule == "bad-setting"
        assert "\n" not in problem.message
        assert 1 <= problem.span.line <= text.count("\n") + text.count("\r") + 2
    if PLUGIN_NAME in text:
        config._names_plugin(text)
