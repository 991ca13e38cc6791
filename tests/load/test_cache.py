"""What is kept between runs: it is never believed over a file, and belongs to its owner alone."""

from __future__ import annotations

import marshal
import os
import re
import shutil
import stat
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from networks import age, both, note, settings_of, what, write

from netnotes import cache, load, read
from netnotes.load import Store, load_network


@pytest.mark.parametrize("worth", [1, 2, load._WORTH_KEEPING])
@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_the_cached_load_is_the_plain_one(
    root: Path, seed: int, worth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_COARSE", 20_000_000)  # so that some files grow old in this test
    both(root)
    monkeypatch.setattr(load, "_WORTH_KEEPING", worth)  # at 1 all that is new is kept beside
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
    monkeypatch.setattr("netnotes.raw.read_bytes", seen.append)
    monkeypatch.setattr(read, "read_note", seen.append)
    network = load_network(settings_of(root))
    assert [entry.channel for note in network.people for entry in note.log] == ["coffee"] * 3
    assert seen == []


def test_a_file_as_young_as_the_cache_is_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_COARSE", 3600 * 10**9)  # to a slow machine they are young, too
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


def test_what_another_account_kept_is_not_even_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `.netnotes/` that came with somebody else's repository (SECURITY.md)."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "theirs"))
    cache.write(tmp_path / ".netnotes/notes.cache", {"entries": {}})
    assert cache.read(tmp_path / ".netnotes/notes.cache") == {"entries": {}}
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "mine"))
    unpacked: list[Any] = []
    monkeypatch.setattr(marshal, "loads", unpacked.append)
    assert cache.read(tmp_path / ".netnotes/notes.cache") is None
    assert unpacked == []


def test_without_a_secret_nothing_is_kept_and_nothing_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))  # no folder can be made in it
    cache.write(tmp_path / ".netnotes/notes.cache", {"entries": {}})
    assert [file.name for file in (tmp_path / ".netnotes").iterdir()] == [".gitignore"]


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
    kinds = {re.sub(r"-\w+", "-…", file.name): file for file in state.iterdir()}
    assert sorted(kinds) == [
        ".gitignore", "notes-….blobs", "notes.cache", "texts-….blobs", "texts.cache",
    ]  # fmt: skip
    for name in kinds.keys() - {".gitignore"}:
        assert stat.S_IMODE(kinds[name].stat().st_mode) == 0o600


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


def test_of_many_notes_a_few_new_ones_are_kept_beside_rather_than_all_kept_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_WORTH_KEEPING", 2)
    both(root)
    age(root)
    before = (root / ".netnotes/notes.cache").read_bytes()
    write(root, "people/ada.md", note("Ada", "2026-11-06 walk"))
    both(root)
    assert (root / ".netnotes/notes.cache").read_bytes() == before
    assert list(cache.read(root / ".netnotes" / load.LATE_NAME)) == ["people/ada.md"]
    write(root, "people/bo.md", note("Bo", "2026-11-06 walk"))
    both(root)
    assert (root / ".netnotes/notes.cache").read_bytes() != before
    assert cache.read(root / ".netnotes" / load.LATE_NAME) == {}


def kept_beside(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Have one note kept beside the others; gives what the network says."""
    both(root)
    monkeypatch.setattr(load, "_WORTH_KEEPING", 1)
    age(root)
    write(root, "people/ada.md", note("Ada", "2026-11-06 walk"))
    return both(root)


def test_what_is_kept_beside_is_not_parsed_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = kept_beside(root, monkeypatch)
    seen: list[Any] = []
    monkeypatch.setattr(read, "read_note", seen.append)
    assert what(load_network(settings_of(root))) == said  # as young as it is, it is compared
    monkeypatch.setattr(load, "_COARSE", 0)
    assert what(load_network(settings_of(root))) == said
    monkeypatch.setattr("netnotes.raw.read_bytes", seen.append)
    assert what(load_network(settings_of(root))) == said  # and now it is believed
    assert seen == []


@pytest.mark.parametrize("wreck", [b"", b"netnotes", b"\0" * 400, None])
def test_what_was_kept_beside_and_is_damaged_or_foreign_is_ignored(
    root: Path, wreck: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = kept_beside(root, monkeypatch)
    late = root / ".netnotes" / load.LATE_NAME
    if wreck is None:  # sealed by another account
        forged = cache.read(late)
        monkeypatch.setattr("netnotes.seal._key", lambda: b"x" * 32)
        cache.write(late, {path: (*kept[:2], (), *kept[3:]) for path, kept in forged.items()})
        monkeypatch.undo()
    else:
        late.write_bytes(wreck)
    assert both(root) == said
