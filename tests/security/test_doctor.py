"""`netnotes doctor`: one screen that says how private the network is, and what to do where it is not."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs_netnotes.guard import Guard

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from serving import free_port

from netnotes.doctor.looks import c20_packages, c80_site, c90_server
from netnotes.git.remotes import remote_of
from netnotes.views import doctor

SCREEN = (24, 80)


@pytest.fixture
def git(tmp_path: Path, apart: None) -> Callable[..., str]:
    """Plain git in the network's folder, as a person would run it."""

    def run(*args: str) -> str:
        done = subprocess.run(
            ["git", *args], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def network(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A network that has nothing to look at."""
    people = tmp_path / "people"
    people.mkdir(mode=0o700)
    (people / "ada.md").write_text("---\nname: Ada\n---\n")
    (tmp_path / ".gitignore").write_text("/site/\n/.netnotes/\n")
    settings = f"site_name: x\ndev_addr: 127.0.0.1:{free_port()}\nplugins: [{{netnotes: {{}}}}]\n"
    (tmp_path / "mkdocs.yml").write_text(settings)
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "Start")
    (tmp_path / ".git").chmod(0o700)
    return tmp_path


@pytest.fixture
def checks(network: Path) -> Callable[..., dict[str, tuple[bool, str]]]:
    """What the doctor says, by the name of what was looked at."""

    def examine(**more: Any) -> dict[str, tuple[bool, str]]:
        view, _ = doctor.build(network, **more)
        listed: Any = view.to_json()["checks"]
        return {
            one["name"]: (one["good"], " → ".join(filter(None, (one["found"], one.get("advice")))))
            for one in listed
        }

    return examine


def test_where_all_is_well_it_is_one_screen(
    network: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(SCREEN[1]))
    monkeypatch.setattr("mkdocs_netnotes.copies.strays", list)

    done = run("doctor")

    assert done.status == 0, done.out
    lines = done.out.splitlines()
    assert len(lines) <= SCREEN[0]
    assert max(map(len, lines)) <= SCREEN[1]
    assert "look " not in done.out
    assert "Everything is in order." in done.out


def test_the_status_and_json_say_the_same(network: Path, run: Callable[..., Any]) -> None:
    (network / "people").chmod(0o755)

    done = run("doctor", "--json")

    wrong = [one for one in json.loads(done.out)["checks"] if not one["good"]]
    assert done.status == 1
    assert [one["name"] for one in wrong] == ["who can read"]
    assert wrong[0]["advice"] == f"chmod 700 {network}/people"


@pytest.mark.parametrize("name", ["people", ".netnotes", ".git", "site"])
def test_a_folder_open_to_others_is_named(
    network: Path, checks: Callable[..., Any], name: str
) -> None:
    folder = network / name
    folder.mkdir(mode=0o700, exist_ok=True)
    key = "site" if name == "site" else "who can read"
    for parent in network.parents:  # git's folder counts only where the way to it is open
        if parent.stat().st_uid == os.getuid() and len(parent.parts) > 2:
            parent.chmod(0o755)
    network.chmod(0o755)
    assert checks()[key][0]

    folder.chmod(0o755)

    good, said = checks()[key]
    assert not good
    assert f"{name}" in said
    assert "chmod" in said


REMOTES = {
    "https://github.com/ada/people": (False, "github.com"),
    "git@github.com:ada/people.git": (False, "github.com"),
    "ssh://git@gitlab.com:22/ada/people.git": (False, "gitlab.com"),
    "https://ada:secret@codeberg.org/ada/people": (False, "codeberg.org"),
    "git@git.sr.ht:~ada/people": (False, "sr.ht"),
    "http://git.example/people": (False, "not encrypted"),
    "git://git.example/people": (False, "not encrypted"),
    "ext::sh -c 'touch X'": (False, "is a program"),
    "https://git.example/people": (True, "git.example"),
    "ada@home.example:people.git": (True, "home.example"),
    "https://github.com.example/people": (True, "github.com.example"),
    "/srv/people.git": (True, "/srv/people.git"),
}


@pytest.mark.parametrize("address", REMOTES)
def test_remotes(checks: Callable[..., Any], git: Callable[..., str], address: str) -> None:
    git("remote", "add", "origin", address)

    good, said = checks()["remote"]

    assert (good, REMOTES[address][1] in said) == (REMOTES[address][0], True), said
    assert "secret" not in said
    assert "→" in said


def test_no_remote_is_said_too(checks: Callable[..., Any]) -> None:
    assert checks()["remote"] == (True, "none; the history is on this machine only")
    assert remote_of("C:/people").host in ("", "C")


def test_a_branch_that_was_published_is_named(
    checks: Callable[..., Any], git: Callable[..., str]
) -> None:
    git("branch", "gh-pages")

    good, said = checks()["branch"]

    assert not good
    assert "gh-pages" in said


OUTSIDE = [
    '<script src="https://cdn.example/x.js"></script>', '<img alt="" src=//pics.example/a.png>',
    '<link rel="stylesheet" href="https://fonts.example/css">', "<style>@import 'http://a.example/x'</style>",
    '<p style="background:url(https://a.example/x)">', '<link rel=preconnect href="https://a.example">',
    '<iframe src="https://a.example">', '<img srcset="https://a.example/x 2x">', '<object data="//a.example/x">',
]  # fmt: skip
INSIDE = [
    '<a href="https://a.example">a</a>', '<link rel="canonical" href="https://a.example/">',
    '<img src="../a.png">', '<script src="x.js"></script> https://a.example', "<code>url(x)</code>",
    '<img src="data:image/png;base64,AA=="> <a href="//a.example">',
]  # fmt: skip


def test_what_a_page_fetches_from_outside_is_found(
    tmp_path: Path, checks: Callable[..., Any], network: Path
) -> None:
    (network / "site").mkdir(mode=0o700)
    page = network / "site" / "index.html"
    for text in INSIDE:
        page.write_text(f"<html>{text}</html>")
        assert checks()["site"] == (True, "only you can read it; it asks for nothing outside"), text
    for text in OUTSIDE:
        page.write_text(f"<html>\n{text}</html>")
        assert [c.good for c in c80_site._outside(network / "site")] == [False], text
    assert checks()["site"][1].startswith("index.html fetches //a.example/x → ")


def test_a_site_that_git_keeps_is_named(
    network: Path, checks: Callable[..., Any], git: Callable[..., str]
) -> None:
    (network / "site").mkdir(mode=0o700)
    (network / "site" / "index.html").write_text("Ada")
    (network / ".gitignore").write_text("")
    assert (
        checks()["site"][1]
        == "git does not ignore site/, so it could be committed → echo '/site/' >> .gitignore"
    )
    git("add", "--force", "site")
    assert checks()["site"][1].startswith("git keeps files of site/")


def test_a_site_elsewhere_is_looked_at_where_it_is(
    network: Path, checks: Callable[..., Any]
) -> None:
    (network / "mkdocs.yml").write_text("site_dir: ../out\nplugins: [netnotes]\n")
    assert checks()["site"] == (True, "not built")


def test_copies_that_were_left_behind_are_counted(
    checks: Callable[..., Any], tmp_path: Path
) -> None:
    good, said = checks(copies=(tmp_path / "mkdocs_a", tmp_path / "mkdocs_b"))["stray copies"]

    assert not good
    assert said.startswith(f"2 copies of a site in {tmp_path}")


CLOUDS = {
    "Dropbox/people": "Dropbox", "Dropbox (Personal)/x": "Dropbox", "OneDrive - Acme/x": "OneDrive",
    "Library/Mobile Documents/com~apple~CloudDocs/x": "iCloud", "Library/CloudStorage/GoogleDrive-a@b.example/x":
    "Google Drive", "Nextcloud/x": "Nextcloud", "Boxes/x": "", "My Dropbox notes/x": "",
}  # fmt: skip


@pytest.mark.parametrize("path", CLOUDS)
def test_a_folder_of_a_cloud_is_a_fact(tmp_path: Path, path: str) -> None:
    (tmp_path / path / "people").mkdir(parents=True)
    view, _ = doctor.build(tmp_path / path)
    checks: Any = view.to_json()["checks"]
    (said,) = [one for one in checks if one["name"] == "folder"]

    assert said["good"]
    assert (CLOUDS[path] or "no cloud") in said["found"]
    assert bool(said.get("advice")) == bool(CLOUDS[path])


def test_versions_with_a_known_hole(
    checks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checks()["packages"][0]
    real = c20_packages.version
    old = {"mkdocs-material": "9.7.6", "click": "8.3.2", "mkdocs": "2.0.0"}
    monkeypatch.setattr(c20_packages, "version", lambda name: old.get(name) or real(name))

    said = checks()

    assert said["mkdocs-material"] == (
        False, '9.7.6, which has a known hole (CVE-2026-73295) → pip install "mkdocs-material>=9.7.7"',
    )  # fmt: skip
    assert "CVE-2026-7246" in said["click"][1]
    assert said["mkdocs"] == (False, "2.0.0 → at least 1.6.1 is needed, below 2")
    assert "packages" not in said


def test_the_table_of_versions_agrees_with_what_is_installed_and_wanted() -> None:
    """Whoever raises a bound in pyproject.toml raises it here."""
    pins = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    for name in (
        "mkdocs",
        "mkdocs-material",
        "python-frontmatter",
        "click",
        "PyYAML",
        "markdown",
        "babel",
        "jinja2",
    ):
        least = ".".join(map(str, c20_packages.PACKAGES[name].least))
        assert f'"{name}>={least}' in pins, name


# -- the server -----------------------------------------------------------------------------------


@contextmanager
def answering(port: int, app: Any, address: str = "127.0.0.1") -> Iterator[None]:
    """A server of one application, as MkDocs makes it."""
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None: ...

    server = make_server(address, port, app, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def notes(environ: Any, start: Any) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/html")])
    return [b"<html>Ada</html>"]


def test_the_server_is_told_by_how_it_treats_a_stranger(
    network: Path, checks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    port = doctor.Place(network).port
    assert checks()["server"] == (True, f"none on port {port}")
    with answering(port, notes):
        good, said = checks()["server"]
        assert not good
        assert said.startswith(f"something on port {port} answers anybody's web page → ")
    with answering(port, Guard(notes)):
        assert checks()["server"] == (True, f"netnotes on port {port}, for this machine only")
    monkeypatch.setattr(c90_server, "_own_address", lambda: "10.0.0.1")
    monkeypatch.setattr(c90_server, "_LOOPBACK", "127.0.0.1")
    with answering(port, Guard(notes), "0.0.0.0"):
        real = socket.create_connection
        # Here the machine's own address is stood in for by another one of the loopback.
        monkeypatch.setattr(
            c90_server.socket, "create_connection",
            lambda to, *more: real(("127.0.0.9" if to[0] == "10.0.0.1" else to[0], to[1]), *more),
        )  # fmt: skip
        good, said = checks()["server"]
        assert not good
        assert "other machines can reach" in said


def test_a_server_that_says_nothing_does_not_hold_us_up(
    network: Path, checks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(c90_server, "_SECONDS", 0.05)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", doctor.Place(network).port))
        silent.listen()
        good, said = checks()["server"]
    assert good
    assert "if it is a plain `mkdocs serve`" in said


# -- the folder beside the notes, the settings ----------------------------------------------------


def test_the_folder_beside_the_notes(
    network: Path, checks: Callable[..., Any], git: Callable[..., str], tmp_path: Path
) -> None:
    assert checks()["cache"] == (True, "in .netnotes/, yours alone")
    folder = network / ".netnotes"
    folder.mkdir(mode=0o700)
    (folder / "journal").write_text('0123456789abcdef {"id": "x", "steps": []}\n')
    assert checks()["cache"][1].startswith("1 line of its journal was written by another account")
    (network / ".gitignore").write_text("")
    assert "git does not ignore .netnotes/" in checks()["cache"][1]
    git("add", "--force", ".netnotes")
    assert checks()["cache"][1].endswith("git rm -r --cached .netnotes")
    git("rm", "-r", "--quiet", "--force", ".netnotes")
    folder.symlink_to(tmp_path / "people")
    assert checks()["cache"][1].startswith(".netnotes is a link")


def test_a_configuration_that_runs_python_is_a_fact(
    network: Path, checks: Callable[..., Any]
) -> None:
    for more in ("hooks: [x.py]\n", "x: !!python/object/apply:os.getcwd []\n"):
        (network / "mkdocs.yml").write_text(f"plugins: [netnotes]\n{more}")
        good, said = checks()["settings"]
        assert good
        assert "Python of its own" in said


def test_where_there_is_no_network_the_program_is_looked_at_all_the_same(tmp_path: Path) -> None:
    view, healthy = doctor.build(None)
    checks: Any = view.to_json()["checks"]

    assert healthy
    assert [one["name"] for one in checks] == ["program", "packages", "git", "stray copies"]


def test_init_points_out_a_public_remote(tmp_path: Path, git: Callable[..., str]) -> None:
    git("init", "--quiet")
    git("remote", "add", "origin", "https://ada:secret@github.com/ada/people")

    done = subprocess.run(
        [sys.executable, "-m", "netnotes", "init", "--name", "Ada"], cwd=tmp_path,
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if "github.com" in line]
    assert line == (
        "git: it is pushed to https://github.com/ada/people, on the public forge github.com; make sure that "
        "the repository there is private: these notes speak of people"
    )
