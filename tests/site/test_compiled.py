"""Templates are compiled once for all builds of an account: which ones, and when they are compiled anew."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs_netnotes import compiled, templates
from mkdocs_netnotes.compiled import Compiled
from mkdocs_netnotes.defaults import overrides_dir
from mkdocs_netnotes.templates import Templates

from netnotes import seal

OURS = str(overrides_dir())
NAME = "netnotes/foot.html"


@pytest.fixture(autouse=True)
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "mine"))
    return tmp_path / "mine/netnotes"


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is compiled."""
    named: list[str] = []
    compile_ = Environment.compile

    def listed(self: Environment, source: str, name: str, *more: object, **said: object) -> object:
        named.append(name)
        return compile_(self, source, name, *more, **said)

    monkeypatch.setattr(Environment, "compile", listed)
    return named


@pytest.fixture
def fresh() -> Callable[..., Templates]:
    """The templates, as the next process finds them."""

    def found(*folders: str) -> Templates:
        templates._templates.cache_clear()
        return templates.templates([*folders, OURS])

    return found


def drawn(env: Templates) -> str:
    return env.get_template("netnotes/blocks/_title.html").render(
        part={"id": "a", "title": "A"}, number=3
    )


def test_what_came_with_the_program_is_compiled_once(works, fresh, account):
    first = fresh()
    html = drawn(first)
    assert works == ["netnotes/blocks/_title.html"]
    compiled.keep(first)
    assert (account / "pages.cache").stat().st_mode & 0o777 == 0o600
    assert drawn(fresh()) == html
    assert len(works) == 1


def test_nothing_is_written_where_nothing_is_new(fresh, account):
    env = fresh()
    compiled.keep(env)
    assert not (account / "pages.cache").exists()
    drawn(env)
    compiled.keep(env)
    written = (account / "pages.cache").stat().st_mtime_ns
    again = fresh()
    drawn(again)
    compiled.keep(again)
    assert (account / "pages.cache").stat().st_mtime_ns == written


def test_another_program_or_library_compiles_anew(works, fresh, monkeypatch):
    env = fresh()
    drawn(env)
    compiled.keep(env)
    monkeypatch.setattr(compiled, "_program", lambda: ("jinja2 of tomorrow",))
    drawn(fresh())
    assert len(works) == 2


def test_a_source_that_changed_is_compiled_anew(tmp_path, works, monkeypatch):
    monkeypatch.setattr(compiled, "_homes", lambda: (f"{tmp_path}/",))
    for text in ("one", "two", "two"):
        (tmp_path / "page.html").write_text(text, "utf-8")
        env = Templates([str(tmp_path)], kept=Compiled("theme"))
        assert env.get_template("page.html").render() == text
        compiled.keep(env)
    assert len(works) == 2


@pytest.mark.parametrize("own", ["netnotes/_part.html", ".icons/material/mine.svg"])
def test_beside_what_is_compiled_into_others_nothing_is_kept(tmp_path, fresh, account, own):
    """A part of the user's own, or a picture, is another in each network."""
    path = tmp_path / "over" / own
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    env = fresh(str(tmp_path / "over"))
    drawn(env)
    compiled.keep(env)
    assert not [*account.glob("*.cache")]


def test_a_template_of_the_users_own_is_not_written_down(tmp_path, account):
    (tmp_path / "main.html").write_text("a secret of mine", "utf-8")
    env = Templates([str(tmp_path), OURS], kept=Compiled("theme"))
    assert env.get_template("main.html").render() == "a secret of mine"
    drawn(env)
    compiled.keep(env)
    kept = (account / "theme.cache").read_bytes()
    assert b"_title.html" in kept
    assert b"a secret of mine" not in kept


def test_code_that_another_account_wrote_is_not_run(works, fresh, account, monkeypatch):
    env = fresh()
    drawn(env)
    compiled.keep(env)
    assert isinstance(env.bytecode_cache, Compiled)
    env.bytecode_cache.new = True
    env.bytecode_cache.codes = {
        key: (checksum, compile("raise SystemExit('theirs')", "theirs", "exec"))
        for key, (checksum, _) in env.bytecode_cache.codes.items()
    }
    monkeypatch.setenv("XDG_STATE_HOME", str(account.parent.parent / "theirs"))
    env.bytecode_cache.keep()
    assert seal.is_secret()
    forged = (account / "pages.cache").read_bytes()
    assert b"theirs" in forged
    monkeypatch.setenv("XDG_STATE_HOME", str(account.parent))
    assert drawn(fresh())
    assert len(works) == 2


def test_a_torn_file_is_written_anew(works, fresh, account):
    env = fresh()
    drawn(env)
    compiled.keep(env)
    path = account / "pages.cache"
    path.write_bytes(path.read_bytes()[:-100])
    again = fresh()
    drawn(again)
    compiled.keep(again)
    assert len(works) == 2
    assert marshal.loads(path.read_bytes().partition(b"\n")[2])["codes"]


def test_where_no_secret_can_be_kept_it_is_compiled_each_time(works, tmp_path, fresh, monkeypatch):
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        env = fresh()
        drawn(env)
        compiled.keep(env)
    assert len(works) == 2
