"""Loading: what is read, what is kept between runs, and that what is kept is never believed over a file."""

from __future__ import annotations

import marshal
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from netnotes import cache, load, read
from netnotes.config import Settings, load_settings
from netnotes.load import Store, load_network
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.texts import Texts

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file of a network."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def note(name: str, *log: str) -> str:
    """A note with a log."""
    return f"---\nname: {name}\n---\n\n## Log\n\n" + "".join(f"- {entry}\n" for entry in log)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small network."""
    for name in ("ada", "bo", "cy"):
        write(tmp_path, f"people/{name}.md", note(name, "2026-11-05 coffee"))
    return tmp_path


def settings_of(root: Path) -> Settings:
    """The settings of a network."""
    return load_settings(root)


def what(network: Network) -> dict[str, Any]:
    """Everything that a network says, for comparing two of them."""
    said: dict[str, Any] = {one.path: (one.data, one.rest) for one in network.everything}
    return said | {"files": network.files, "duplicates": [n.path for n, _ in network.duplicates]}


def both(root: Path) -> dict[str, Any]:
    """The network through the cache, after checking that it is the one without."""
    cached = what(load_network(settings_of(root)))
    assert cached == what(load_network(settings_of(root), use_cache=False))
    return cached


def age(root: Path, seconds: float = 10) -> None:
    """Make every file, and what is kept of it, older: as if so much time had passed."""
    path = root / ".netnotes" / "notes.cache"
    kept = cache.read(path)
    for name, (version, _, *data) in kept["entries"].items():
        kept["entries"][name] = (version, False, *data)
    cache.write(path, kept)


# -- the cache tells the truth ------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_the_cached_load_is_the_plain_one(
    root: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_COARSE", 20_000_000)  # so that some files grow old in this test
    random = Random(seed)
    people = root / "people"
    names = [f"{name}.md" for name in ("ada", "bo", "cy", "di", "eli")]

    def edit(file: Path) -> None:
        write(
            root, f"people/{file.name}", note(file.stem, f"2026-11-{random.randint(10, 28)} call")
        )

    def edit_behind_the_clock(file: Path) -> None:
        """Another text of the same size, with the old time put back."""
        if file.is_file():
            before = file.stat()
            raw = file.read_bytes()
            file.write_bytes(raw[:-3] + bytes([97 + random.randrange(26)]) + raw[-2:])
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def replace(file: Path) -> None:
        other = write(root, "people/.new", note("other", "2026-11-01 walk"))
        os.replace(other, file)

    def delete(file: Path) -> None:
        file.unlink(missing_ok=True)

    def rename(file: Path) -> None:
        if file.is_file():
            file.rename(people / random.choice(names))

    def swap(file: Path) -> None:
        other = people / random.choice(names)
        if file.is_file() and other.is_file() and other != file:
            file.rename(people / ".swap")
            other.rename(file)
            (people / ".swap").rename(other)

    def touch(file: Path) -> None:
        if file.is_file():
            os.utime(file)

    def break_it(file: Path) -> None:
        file.write_bytes(b"---\nname: [\n---\n\xff")

    def move(file: Path) -> None:
        if file.is_file():
            (people / "friends").mkdir(exist_ok=True)
            file.rename(people / "friends" / file.name)

    changes = (edit, edit_behind_the_clock, replace, delete, rename, swap, touch, break_it, move)
    store = Store(settings_of(root))
    for _ in range(60):
        for _ in range(random.randint(1, 3)):
            random.choice(changes)(people / random.choice(names))
        if random.random() < 0.3:
            time.sleep(0.025)
        plain = both(root)
        assert what(store.load()) == plain  # and so does a process that runs on


def test_an_old_file_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both(root)
    age(root)
    seen: list[Any] = []
    monkeypatch.setattr(load, "read_bytes", seen.append)
    monkeypatch.setattr(load, "read_note", seen.append)
    network = load_network(settings_of(root))
    assert [entry.channel for note in network.people for entry in note.log] == ["coffee"] * 3
    assert seen == []


def test_a_file_as_young_as_the_cache_is_looked_at_again(root: Path) -> None:
    both(root)
    for path, (_, racy, *_) in cache.read(root / ".netnotes/notes.cache")["entries"].items():
        assert racy, path


def test_a_time_in_the_future_is_not_believed(root: Path) -> None:
    file = root / "people/ada.md"
    later = time.time_ns() + 10**15
    os.utime(file, ns=(later, later))
    both(root)
    assert cache.read(root / ".netnotes/notes.cache")["entries"]["people/ada.md"][1]


@pytest.mark.parametrize(
    "wreck",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: raw[:200] + bytes([raw[200] ^ 1]) + raw[201:],
        lambda raw: b"\x00" * len(raw),
        lambda raw: b"netnotes 0 0.0 0 0 00000000\n" + raw.partition(b"\n")[2],
        lambda raw: marshal.dumps({"people/ada.md": ("planted",)}),
        lambda raw: b"\n",
    ],
)
def test_a_cache_that_is_damaged_or_foreign_is_ignored(root: Path, wreck: Any) -> None:
    both(root)
    age(root)
    path = root / ".netnotes/notes.cache"
    path.write_bytes(wreck(path.read_bytes()))
    both(root)
    assert set(cache.read(path)["entries"]) == {"people/ada.md", "people/bo.md", "people/cy.md"}


@pytest.mark.parametrize(
    "wreck",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"x" * len(raw),
        lambda raw: raw[:20] + bytes([raw[20] ^ 1]) + raw[21:],
    ],
)
def test_what_was_kept_apart_and_is_damaged_is_read_from_the_notes(root: Path, wreck: Any) -> None:
    both(root)
    age(root)
    (blobs,) = (root / ".netnotes").glob("notes-*.blobs")
    blobs.write_bytes(wreck(blobs.read_bytes()))
    both(root)
    for blobs in (root / ".netnotes").glob("notes-*.blobs"):
        blobs.unlink()
    both(root)


def test_a_name_of_blobs_from_elsewhere_is_not_followed(root: Path) -> None:
    both(root)
    path = root / ".netnotes/notes.cache"
    kept = cache.read(path)
    (root / "elsewhere").write_bytes(b"planted")
    cache.write(path, kept | {"blobs": "../elsewhere"})
    both(root)


def test_many_changes_do_not_let_the_cache_grow_without_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netnotes.shelf._SLACK", 2_000)
    store = Store(settings_of(root))
    sizes = []
    for number in range(60):
        write(root, "people/ada.md", note("Ada", *[f"2026-11-05 coffee: {number}"] * 5))
        assert what(store.load()) == both(root)
        sizes.append(sum(f.stat().st_size for f in (root / ".netnotes").glob("notes-*.blobs")))
    assert max(sizes) < 12_000
    assert len(list((root / ".netnotes").glob("notes-*.blobs"))) == 1


def test_a_folder_where_the_cache_should_be_is_no_trouble(root: Path) -> None:
    (root / ".netnotes/notes.cache").mkdir(parents=True)
    both(root)


def test_the_cache_is_for_the_owner_only_and_ignored_by_git(root: Path) -> None:
    before = os.umask(0)
    try:
        both(root)
    finally:
        os.umask(before)
    state = root / ".netnotes"
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "notes.cache").stat().st_mode) == 0o600
    assert (state / ".gitignore").read_text() == "*\n"
    (blobs,) = state.glob("notes-*.blobs")
    assert stat.S_IMODE(blobs.stat().st_mode) == 0o600
    assert sorted(f.name for f in state.iterdir()) == [".gitignore", blobs.name, "notes.cache"]


def test_where_nothing_can_be_kept_everything_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    both(root)
    assert not (root / ".netnotes/notes.cache").exists()
    monkeypatch.setattr(Path, "mkdir", refuse)
    shutil.rmtree(root / ".netnotes")
    both(root)
    assert not (root / ".netnotes").exists()


def test_without_the_cache_nothing_is_written(root: Path) -> None:
    load_network(settings_of(root), use_cache=False)
    assert not (root / ".netnotes").exists()


def test_the_network_after_a_change_is_the_one_that_is_loaded_then(root: Path) -> None:
    before = load_network(settings_of(root))
    texts = {
        "people/ada.md": note("Ada", "2026-11-20 call with bo").encode(),
        "people/friends/ann.md": note("Ann").encode(),
        "people/cy.md": None,
    }
    known = load.after(before, settings_of(root), texts)
    for path, raw in texts.items():
        if raw is None:
            (root / path).unlink()
        else:
            write(root, path, raw)
    then = load_network(settings_of(root))
    assert [one.path for one in known.everything] == [one.path for one in then.everything]
    for one, other in zip(known.everything, then.everything, strict=True):
        assert (one.fields, one.log, one.places) == (other.fields, other.log, other.places)
        assert known.touches(one) == [] or known.touches(one)[0].at == then.touches(other)[0].at


# -- one process or two ---------------------------------------------------------------------------


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = read.WORTH_A_PROCESS + 50
    subprocess.run([sys.executable, BENCHMARKS / "generate.py", tmp_path, str(people)], check=True)
    for number in range(20):
        write(tmp_path, f"people/broken-{number}.md", b"---\nname: \xff\n---\n")
    helped: list[Any] = []
    in_two = read._in_two

    def spy(root: Path, paths: list[str]) -> dict[str, Any] | None:
        helped.append(in_two(root, paths))
        return helped[-1]

    monkeypatch.setattr(read, "_in_two", spy)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    two = what(load_network(settings_of(tmp_path), use_cache=False))
    assert len(helped) == 1
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    one = what(load_network(settings_of(tmp_path), use_cache=False))
    assert len(helped) == 1
    assert one == two


def test_a_helper_that_dies_costs_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = both(root)
    monkeypatch.setattr(read, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(read, "_send", lambda *_: os._exit(1))
    assert what(load_network(settings_of(root), use_cache=False)) == plain


# -- what is a note ---------------------------------------------------------------------------


def test_folders_are_free_and_dots_and_underscores_are_left_alone(tmp_path: Path) -> None:
    for path in ("a.md", "x/b.md", "x/y/ü ber.md", "#c.md", ".d.md", "_e.md", ".git/f.md", "_x/g.md", "h.txt", ".p.md.swp", "p.md~"):  # fmt: skip
        write(tmp_path, f"people/{path}", note("A"))
    network = load_network(settings_of(tmp_path))
    assert sorted(network.notes) == ["#c", "a", "b", "ü ber"]
    assert network.files == []


def test_what_is_no_note_is_reported_and_costs_nothing_else(
    root: Path, tmp_path_factory: Any
) -> None:
    outside = write(tmp_path_factory.mktemp("outside"), "secret.md", note("Secret"))
    people = root / "people"
    (people / "out.md").symlink_to(outside)
    (people / "outer").symlink_to(outside.parent)
    (people / "gone.md").symlink_to(people / "nowhere.md")
    (people / "loop.md").symlink_to(people / "loop.md")
    (people / "loop").symlink_to(people / "loop")
    (people / "up").symlink_to(people)
    (people / "folder.md").mkdir()
    write(root, "people/folder.md/di.md", note("Di"))
    os.mkfifo(people / "pipe.md")
    write(root, "people/ada.sync-conflict-20261105-101010-ABCDEFG.md", note("Ada"))
    write(root, "people/a\u202eb.md", note("Turned"))
    network = load_network(settings_of(root))
    assert set(network.notes) == {"a\u202eb", "ada", "bo", "cy", "di"}
    assert {(problem.path, problem.problem.rule) for problem in network.files} == {
        ("people/out.md", "link-outside"),
        ("people/outer", "link-outside"),
        ("people/gone.md", "broken-link"),
        ("people/loop.md", "broken-link"),
        ("people/up", "broken-link"),
        ("people/folder.md", "folder-like-a-note"),
        ("people/pipe.md", "not-a-file"),
        ("people/ada.sync-conflict-20261105-101010-ABCDEFG.md", "conflict-copy"),
        ("people/a\u202eb.md", "bad-file-name"),
    }


def test_a_link_inside_of_the_network_is_followed(root: Path) -> None:
    (root / "people/anna.md").symlink_to(root / "people/ada.md")
    write(root, "people/friends/di.md", note("Di"))
    (root / "people/pals").symlink_to(root / "people/friends")
    network = load_network(settings_of(root))
    assert sorted(network.notes) == ["ada", "anna", "bo", "cy", "di"]
    assert network.files == []
    both(root)


def test_one_broken_note_costs_that_note(root: Path) -> None:
    write(root, "people/bo.md", b"\xff\xfe")
    network = load_network(settings_of(root))
    assert [one.slug for one in network.broken] == ["bo"]
    assert network.notes["bo"].called == "bo"
    assert network.notes["ada"].log


# -- unsaved texts and searching ----------------------------------------------------------------


def test_an_unsaved_text_stands_for_the_file_and_is_not_kept(root: Path) -> None:
    store = Store(settings_of(root))
    overlay = {"people/ada.md": note("Ada, unsaved").encode()}

    def called(network: Network) -> str:
        found: Note = network.notes["ada"]
        return found.called

    assert called(store.load(overlay)) == "Ada, unsaved"
    assert called(store.load()) == "ada"
    assert called(load_network(settings_of(root))) == "ada"


def test_words_are_found_in_folded_texts_that_follow_the_files(root: Path) -> None:
    write(root, "people/ada.md", "---\nname: Ada\n---\nÜBER the\n  pear   TREE\n")

    def having(word: str) -> set[str]:
        texts = Texts(settings_of(root), load_network(settings_of(root)))
        found = texts.having(word)
        kept = texts.kept
        plain = Texts(settings_of(root), load_network(settings_of(root)), use_cache=False)
        assert plain.having(word) == found
        assert kept.keys() == plain.kept.keys()
        return found

    ada = {"people/ada.md"}
    assert having("über the pear tree") == ada
    assert having("coffee") == {"people/bo.md", "people/cy.md"}
    write(root, "people/ada.md", "---\nname: Ada\n---\nÜBER the\n  plum   TREE\n")
    assert having("über the plum tree") == ada
    assert having("pear") == set()  # the old text is still in the file of texts
    assert having("tree --- name") == set()  # nothing is found across two texts
    assert having("e") == {"people/ada.md", "people/bo.md", "people/cy.md"}
    write(root, "people/ada.md", b"\xff")
    assert having("plum") == set()


def test_of_many_notes_a_few_new_ones_are_read_again_rather_than_all_kept_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_WORTH_KEEPING", 2)
    both(root)
    age(root)
    before = (root / ".netnotes/notes.cache").read_bytes()
    write(root, "people/ada.md", note("Ada", "2026-11-06 walk"))
    both(root)
    assert (root / ".netnotes/notes.cache").read_bytes() == before
    write(root, "people/bo.md", note("Bo", "2026-11-06 walk"))
    both(root)
    assert (root / ".netnotes/notes.cache").read_bytes() != before
