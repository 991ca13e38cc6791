"""What a change does, what it leaves as it was, and what it refuses."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from netnotes import changes
from netnotes.changes import Change, Create, Move, Remove, kept, swap
from netnotes.errors import RefusedError, SystemSaidNoError

ADA = "people/ada.md"
LINE = b"- 2026-11-21 coffee: more\n"


def add(path: str = ADA, line: bytes = LINE) -> Change:
    return Change(path, lambda raw: raw if line in raw else raw + line)


def state_of(root: Path) -> dict[str, bytes]:
    found = sorted((root / "people").rglob("*"))
    return {str(path.relative_to(root)): path.read_bytes() for path in found if path.is_file()}


def refused(root: Path, *steps: changes.Step) -> str:
    """The sentence of the refusal; nothing may have changed, and the preview says the same."""
    before = state_of(root)
    with pytest.raises(RefusedError) as error:
        changes.apply(root, steps, "x")
    with pytest.raises(RefusedError) as same:
        changes.preview(root, steps)
    assert str(error.value) == str(same.value)
    assert state_of(root) == before
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_change(network_root: Path) -> None:
    before = (network_root / ADA).read_bytes()
    assert changes.preview(network_root, [add()]) == [(ADA, before, before + LINE)]
    assert (network_root / ADA).read_bytes() == before
    assert not (network_root / ".netnotes").exists(), "a preview leaves nothing"
    written = changes.apply(network_root, [add()], "Coffee with Ada")
    assert written == [(ADA, before, before + LINE)]
    assert (network_root / ADA).read_bytes() == before + LINE
    assert changes.diff(written).startswith("--- a/people/ada.md\n+++ b/people/ada.md\n@@ ")
    assert changes.diff(written).endswith("\n+- 2026-11-21 coffee: more\n")


def test_what_is_there_already_is_a_success_with_nothing_written(network_root: Path) -> None:
    changes.apply(network_root, [add()], "x")
    info = (network_root / ADA).stat()
    said = (network_root / ".netnotes/journal").read_bytes()
    assert changes.apply(network_root, [add()], "x") == []
    assert (network_root / ADA).stat() == info
    assert (network_root / ".netnotes/journal").read_bytes() == said
    same = (network_root / ADA).read_bytes()
    assert changes.apply(network_root, [Create(ADA, same)], "x") == []


def test_several_steps_are_one_change(network_root: Path) -> None:
    other = (network_root / "people/ada-l.md").read_bytes()
    steps = [
        add(), add(line=b"- and more\n"), Move(ADA, "people/sub/ada-king.md"),
        Change("people/sub/ada-king.md", lambda raw: raw.replace(b"Lovelace", b"King")),
        Remove("people/ada-l.md", other), Create("people/zed.md", b"---\nname: Zed\n---\n"),
    ]  # fmt: skip
    seen = changes.preview(network_root, steps)
    assert changes.apply(network_root, steps, "much") == seen
    now = state_of(network_root)
    assert set(now) == {
        "people/sub/ada-king.md", "people/bob.md", "people/carl.md", "people/zed.md"
    }  # fmt: skip
    assert now["people/sub/ada-king.md"].endswith(LINE + b"- and more\n")
    assert b"King" in now["people/sub/ada-king.md"]
    copies = [Path(c.place).read_bytes() for c in kept.copies(network_root) if c.label == "removed"]
    assert copies == [other]


def test_a_later_step_that_cannot_be_done_takes_all_with_it(network_root: Path) -> None:
    refused(network_root, add(), Move(ADA, "people/bob.md"))
    refused(network_root, add(), Create("people/bob.md", b"other\n"))
    refused(network_root, add(), Remove("people/bob.md", b"other\n"))
    refused(network_root, add(), add("people/nobody.md"))


@pytest.mark.parametrize(
    "path",
    ["../x.md", "/etc/x.md", "people/../../x.md", "people//x.md", ".git/x", ".netnotes/x", ""],
)
def test_paths_that_lead_elsewhere(network_root: Path, path: str) -> None:
    refused(network_root, Create(path, b"x\n"))


def test_a_link_stays_a_link(network_root: Path) -> None:
    """Inside of the network the file behind it changes; outside nothing does."""
    link = network_root / "people/link.md"
    link.symlink_to("ada.md")
    changes.apply(network_root, [add("people/link.md"), add(ADA, b"- once more\n")], "x")
    assert link.is_symlink()
    assert (network_root / ADA).read_bytes().endswith(LINE + b"- once more\n")
    outside = network_root.parent / "outside.md"
    outside.write_bytes(b"mine\n")
    (network_root / "people/out.md").symlink_to(outside)
    (network_root / "people/folder").symlink_to(network_root.parent)
    assert "leads out" in refused(network_root, add("people/out.md"))
    assert "leads out" in refused(network_root, Create("people/folder/new.md", b"x\n"))
    assert outside.read_bytes() == b"mine\n"
    assert "no such file" in refused(network_root, add("people/dangling.md"))
    (network_root / "people/dangling.md").symlink_to("nowhere.md")
    refused(network_root, Create("people/dangling.md", b"x\n"))


def test_a_moved_link_is_moved_as_a_link(network_root: Path) -> None:
    (network_root / "people/link.md").symlink_to("ada.md")
    changes.apply(network_root, [Move("people/link.md", "people/other.md")], "x")
    assert os.readlink(network_root / "people/other.md") == "ada.md"
    assert "link" in refused(network_root, Move("people/other.md", "people/sub/other.md"))


def test_hard_links_are_refused(network_root: Path) -> None:
    os.link(network_root / ADA, network_root / "second")
    assert "2 names" in refused(network_root, add())


def test_read_only_files_are_refused(network_root: Path) -> None:
    (network_root / ADA).chmod(0o444)
    assert "read-only" in refused(network_root, add())
    assert "read-only" in refused(network_root, Remove(ADA, (network_root / ADA).read_bytes()))


def test_merge_markers_are_refused(network_root: Path) -> None:
    text = b"---\nname: Ada\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n"
    (network_root / ADA).write_bytes(text)
    assert "people/ada.md:4: git left both sides" in refused(network_root, add())


def test_what_is_no_file_or_too_large_is_refused(network_root: Path) -> None:
    (network_root / "people/folder.md").mkdir()
    os.mkfifo(network_root / "people/pipe.md")
    (network_root / "people/large.md").write_bytes(b"x" * (1024 * 1024 + 1))
    for name in ("folder", "pipe", "large"):
        before = sorted(os.listdir(network_root / "people"))
        with pytest.raises(RefusedError):
            changes.apply(network_root, [add(f"people/{name}.md")], "x")
        assert sorted(os.listdir(network_root / "people")) == before


def test_mode_owner_and_attributes_are_kept(network_root: Path, not_run) -> None:
    path = network_root / ADA
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12346)
    else:
        not_run("keeping a file's owner: only root can give a file away")
    try:
        os.setxattr(path, "user.origin", b"a card")
        attributes = {"user.origin": b"a card"}
    except (AttributeError, OSError):
        not_run("keeping extended attributes: there are none on this file system")
        attributes = {}
    before = path.stat()
    changes.apply(network_root, [add()], "x")
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid
    )  # fmt: skip
    assert {name: os.getxattr(path, name) for name in attributes} == attributes


def test_new_files_are_private(network_root: Path) -> None:
    changes.apply(network_root, [Create("people/new/zed.md", b"---\nname: Zed\n---\n")], "x")
    assert stat.S_IMODE((network_root / "people/new/zed.md").stat().st_mode) == 0o600
    assert stat.S_IMODE((network_root / "people/new").stat().st_mode) == 0o700
    for path in [network_root / ".netnotes", *(network_root / ".netnotes").iterdir()]:
        assert path.name == ".gitignore" or not stat.S_IMODE(path.stat().st_mode) & 0o077
    assert (network_root / ".netnotes/.gitignore").read_text() == "*\n"


def test_a_change_of_case_alone(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file system says that the new name is there already: it is the same file."""
    changes.apply(network_root, [Move(ADA, "people/Ada.md")], "x")
    assert "people/Ada.md" in state_of(network_root)
    really = os.lstat

    def same(path: object, *args: object, **kwargs: object) -> os.stat_result:
        """A file system that does not tell case, as far as looking goes."""
        try:
            return really(path, *args, **kwargs)
        except FileNotFoundError:
            folder, name = os.path.split(os.fspath(path))
            for other in os.listdir(folder):
                if other.casefold() == name.casefold():
                    return really(os.path.join(folder, other))
            raise

    monkeypatch.setattr(os, "lstat", same)
    monkeypatch.setattr(os.path, "samefile", lambda a, b: os.path.samestat(same(a), same(b)))
    changes.apply(network_root, [Move("people/Ada.md", "people/aDa.md")], "x")
    assert min(os.listdir(network_root / "people")) == "aDa.md"


def test_a_folder_that_can_only_be_read(network_root: Path, not_run) -> None:
    """Whoever is not root: 4, and the old is as it was; nothing is cut off and written over."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or not setpriv:
        not_run("a folder that can only be read: it takes root and setpriv")
        return
    for path in [network_root, *network_root.rglob("*")]:
        os.chown(path, 65534, 65534)
    before = state_of(network_root)
    (network_root / "people").chmod(0o555)
    for folder in network_root.parents:
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o001)
    code = (
        "import sys, pathlib; from netnotes import changes; from netnotes.errors import *\n"
        f"step = changes.Change({ADA!r}, lambda raw: raw + b'x')\n"
        f"try: changes.apply(pathlib.Path({str(network_root)!r}), [step], 'x')\n"
        "except SystemSaidNoError as error: print(error); sys.exit(error.exit_code)"
    )
    as_nobody = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
    done = subprocess.run(
        [*as_nobody, sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(Path(changes.__file__).parents[2]), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert "permission" in done.stdout
    assert "nothing was written" in done.stdout
    assert state_of(network_root) == before


@pytest.mark.parametrize("limit", ["size=64k", "nr_inodes=14"])
def test_a_full_disk(tmp_path: Path, scenarios, limit: str, proved, not_run) -> None:
    """The note is as it was, the status says 4, and once there is room again it goes on."""
    folder = tmp_path / "disk"
    folder.mkdir()
    script = Path(__file__).with_name("full_disk.py")
    command = f'mount -t tmpfs -o {limit} tmpfs "$1" && exec "$2" "$3" "$1"'
    unshare = ["unshare", "-m" if os.geteuid() == 0 else "-Urm"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
        not_run(f"a full disk ({limit}): a disk of our own cannot be mounted here")
        return
    done = subprocess.run(
        [*unshare, "sh", "-c", command, "sh", str(folder), sys.executable, str(script)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    proved(f"a full disk ({limit}): {done.stdout.strip()}")


def test_a_limit_on_the_size_of_files(network_root: Path) -> None:
    """A file that would grow too large is an error like any other, and kills nobody."""
    code = (
        "import resource, sys, pathlib; from netnotes import changes; from netnotes.errors import *\n"
        f"step = changes.Change({ADA!r}, lambda raw: raw + b'x' * 8000)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        f"try: changes.apply(pathlib.Path({str(network_root)!r}), [step], 'x')\n"
        "except SystemSaidNoError as error: print(error); sys.exit(error.exit_code)"
    )
    before = state_of(network_root)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (4, "")
    assert "limit" in done.stdout
    changes.apply(network_root, [], "")
    assert state_of(network_root) == before


def test_without_an_exchange_it_works_as_well(
    network_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that knows neither exchanges nor second names."""
    for name in ("_exchange_call", "_rename_call"):
        monkeypatch.setattr(swap, name, lambda: lambda one, other: errno.EINVAL)

    def no_links(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EPERM, "no")

    monkeypatch.setattr(os, "link", no_links)
    before = (network_root / ADA).read_bytes()
    changes.apply(network_root, [add(), Move(ADA, "people/x.md")], "x")
    changes.apply(network_root, [Create(ADA, b"---\nname: Ada\n---\n")], "x")
    assert (network_root / "people/x.md").read_bytes() == before + LINE
    refused(network_root, Move(ADA, "people/x.md"))
    copies = [Path(c.place).read_bytes() for c in kept.copies(network_root)]
    assert copies == [before]


def test_the_order_on_the_disk(network_root: Path, tmp_path: Path, not_run) -> None:
    """Journal, then new version, then the exchange, then the folder: a loss of power finds one."""
    if not shutil.which("strace"):
        not_run("the order in which things reach the disk: there is no strace here")
        return
    code = (
        "import pathlib; from netnotes import changes\n"
        f"step = changes.Change({ADA!r}, lambda raw: raw + b'x')\n"
        f"changes.apply(pathlib.Path({str(network_root)!r}), [step], 'x')"
    )
    log = tmp_path / "log"
    subprocess.run(
        ["strace", "-qq", "-y", "-e", "trace=fsync,?rename,?renameat2", "-o", str(log),
         sys.executable, "-c", code], check=True,
    )  # fmt: skip
    order = []
    for line in log.read_text().splitlines():
        if "EXCHANGE" in line:
            order.append("exchange")
        elif found := re.match(r"fsync\(\d+<(.*?)>", line):
            place = Path(found[1])
            order.append("new version" if place.name.startswith(".netnotes-") else place.name)
    assert order == ["journal", ".netnotes", "new version", "exchange", "people"]


def test_a_move_alone_is_told_as_a_move(network_root: Path) -> None:
    written = changes.preview(network_root, [Move(ADA, "people/x.md")])
    assert changes.diff(written) == (
        "diff --git a/people/ada.md b/people/x.md\nsimilarity index 100%\n"
        "rename from people/ada.md\nrename to people/x.md\n"
    )


def test_errors_name_the_file(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SystemSaidNoError) as error:
        changes.apply(network_root, [add()], "x")
    assert str(error.value) == ".netnotes/journal: the disk is full; nothing was written."
