"""The server's guard: what a raw connection can get out of it, and that a stock server fails at the same."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from socketserver import BaseServer
from typing import NamedTuple

import pytest
from mkdocs.livereload import LiveReloadServer
from mkdocs_netnotes import copies, privacy
from mkdocs_netnotes.guard import MOST_POLLS, Guard, refusal
from mkdocs_netnotes.serving import GuardedServer

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
import serving_probes as probes
from serving import WAIT, free_port, until

STOCK = "site_name: T\ndocs_dir: people\ntheme: mkdocs\nplugins: [search]\n"
OURS = "site_name: T\ndocs_dir: people\ntheme: {name: material}\nplugins: [search, netnotes: {today: 2026-11-21}]\n"
ADDRESS = "127.0.0.1:{port}"


class Served(NamedTuple):
    """A server that runs."""

    root: Path
    port: int
    process: subprocess.Popen
    temporary: Path
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8")


def network(root: Path, config: str = OURS) -> Path:
    (root / "people").mkdir(parents=True)
    (root / "people/ada.md").write_text("---\nname: Ada\n---\n", "utf-8")
    (root / "people/bo.md").write_text("---\nname: Bo\n---\n", "utf-8")
    (root / "people/index.md").write_text("---\nname: Index\n---\n", "utf-8")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    return root


def environment(temporary: Path) -> dict[str, str]:
    temporary.mkdir(exist_ok=True)
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**os.environ, **quiet, "TMPDIR": str(temporary)}


def launch(root: Path, *command: str) -> Served:
    """Start a server, and do not wait for it."""
    port, temporary = free_port(), root.parent / "temporary"
    env = environment(temporary)
    args = [sys.executable, "-m", *(part.format(port=port) for part in command)]
    log = root.parent / "log"
    with log.open("w") as out:
        process = subprocess.Popen(args, cwd=root, env=env, stdout=out, stderr=out)
    return Served(root, port, process, temporary, log)


def end(served: Served, number: int = signal.SIGTERM) -> list[str]:
    """End a server; gives the copies it left."""
    served.process.send_signal(number)
    served.process.wait(WAIT)
    return [
        path.name for path in served.temporary.iterdir() if path.name.startswith(copies.PREFIXES)
    ]


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Ours in each way that there is to start it, and a stock one; all start at once."""

    def root(name: str, config: str = OURS) -> Path:
        return network(tmp_path_factory.mktemp(name) / "network", config)

    plain = root("plain")
    left = plain.parent / "temporary"
    for name in ("mkdocs_left", "mkdocs_theirs"):
        (left / name).mkdir(parents=True)
    (left / "mkdocs_left" / copies.MARK).touch()
    made = {
        "plain": launch(plain, "mkdocs", "serve", "-q", "-a", ADDRESS),
        "no-livereload": launch(
            root("unwatched"), "mkdocs", "serve", "-q", "--no-livereload", "-a", ADDRESS
        ),
        "clean": launch(root("clean"), "mkdocs", "serve", "-q", "--clean", "-a", ADDRESS),
        "properdocs": launch(
            root("proper"), "properdocs", "serve", "-q", "-f", "mkdocs.yml", "-a", ADDRESS
        ),
        "stock": launch(root("stock", STOCK), "mkdocs", "serve", "-q", "-a", ADDRESS),
    }
    try:
        for served in made.values():
            until(lambda served=served: probes.get(served.port).status == 200)
        yield made
    finally:
        for served in made.values():
            served.process.kill()
            served.process.wait(WAIT)


def test_a_raw_connection_gets_what_it_may_and_a_stock_server_fails(servers):
    ours, stock = servers["plain"], servers["stock"]
    assert len(probes.host_cases()) >= 40
    for probe in probes.PROBES:
        found = probe(ours.port)
        assert found.wrong == [], f"{len(found.wrong)} of {found.cases}"
        if probe is not probes.paths:  # MkDocs is right about most of these
            assert len(probe(stock.port).wrong) > found.cases / 3
    assert "Traceback" not in ours.said()


@pytest.mark.parametrize("name", ["no-livereload", "clean", "properdocs"])
def test_the_guard_stands_however_the_server_is_started(servers, name):
    port = servers[name].port
    for probe in (probes.methods, probes.headers):
        assert probe(port).wrong == []
    assert probes.get(port, "/", "Origin: null").status == 403
    assert probes.ask(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 403


def test_the_last_good_build_answers_while_anything_is_broken(servers):
    ours, root = servers["properdocs"], servers["properdocs"].root
    ada, config = root / "people/ada.md", root / "mkdocs.yml"
    pages = ("/", "/people/", "/people/ada/", "/people/bo/", "/assets/netnotes/people.json")
    (root / "raises.py").write_text(
        "def on_env(*args, **kwargs):\n    raise OSError('no\\n luck')\n"
    )
    before = OURS + "extra: {one: two}\n"

    def answered() -> bool:
        return all(probes.get(ours.port, page).status == 200 for page in pages)

    ada.write_bytes(b"---\nname: Caf\xe9\n---\n")
    until(lambda: b"cannot be read" in probes.get(ours.port, "/people/ada/").body)
    assert answered()
    ada.write_text("---\nname: Ada\n---\n", "utf-8")
    until(lambda: b"cannot be read" not in probes.get(ours.port, "/people/ada/").body)
    broken = {
        "parsing the configuration": "site_name: [",
        "configuration error": f"{before}docs_dir: nowhere\n".replace("docs_dir: people\n", ""),
        "no luck": f"{before}hooks: [raises.py]\n",
    }
    for why, text in broken.items():
        config.write_text(text, "utf-8")
        until(lambda why=why: re.search(f"stays as it was: .*{why}", ours.said()))
        assert answered(), why
    config.write_text(OURS.replace("site_name: T", "site_name: Mended"), "utf-8")
    until(lambda: b"Mended" in probes.get(ours.port).body)
    assert "Traceback" not in ours.said()


def test_nothing_is_left_behind_and_what_a_killed_server_left_is_swept(servers):
    plain = servers["plain"]
    there = {path.name for path in plain.temporary.iterdir() if path.is_dir()}
    assert "mkdocs_left" not in there
    assert "mkdocs_theirs" in there
    assert end(plain) == ["mkdocs_theirs"]
    assert end(servers["no-livereload"], signal.SIGHUP) == []
    assert end(servers["properdocs"], signal.SIGINT) == []
    killed = servers["clean"]
    assert len(end(killed, signal.SIGKILL)) == 1
    assert copies.sweep(str(killed.temporary)) == 1
    assert end(killed) == []
    latin = servers["stock"].root / "people/ada.md"
    latin.write_bytes(b"---\nname: Caf\xe9\n---\n")
    until(lambda: probes.get(servers["stock"].port, wait=1).status == 0)  # every address hangs
    assert len(end(servers["stock"])) == 1


def test_only_our_own_copies_are_swept(tmp_path):
    for name in ("mkdocs_held", "mkdocs_left", "mkdocs_other", "other_left", "mkdocs_piped"):
        (tmp_path / name).mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mkdocs_link").symlink_to(tmp_path / "elsewhere")
    for name in ("mkdocs_left", "other_left", "elsewhere"):
        (tmp_path / name / copies.MARK).touch()
    os.mkfifo(tmp_path / "mkdocs_piped" / copies.MARK)
    held = copies.Held(str(tmp_path / "mkdocs_held"))
    assert [path.name for path in copies.strays(str(tmp_path))] == ["mkdocs_left"]
    assert copies.sweep(str(tmp_path)) == 1
    held.let_go()
    assert copies.sweep(str(tmp_path)) == 1
    left = {"mkdocs_other", "other_left", "mkdocs_piped", "elsewhere", "mkdocs_link"}
    assert {path.name for path in tmp_path.iterdir()} == left
    assert copies.sweep(str(tmp_path / "nowhere")) == 0


@contextmanager
def running(kind, root: Path, seconds: float = 3600):
    """A server within this process, without a build: there is one page.

    Whoever says nothing, or waits for news, may do so for these seconds.
    """
    root.mkdir()
    (root / "page.html").write_text("<html><body>words</body></html>", "utf-8")
    server = kind(lambda: None, "127.0.0.1", 0, str(root))
    server.header_time = server.poll_response_timeout = seconds
    server.request_queue_size = 128
    server.server_bind()
    server.server_activate()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        with server._epoch_cond:
            server._visible_epoch = 10**15
            server._epoch_cond.notify_all()
        BaseServer.shutdown(server)
        server.server_close()
        thread.join()


HALF = "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: "
POLL = "GET /livereload/99999999999/1 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"


def test_half_requests_end_and_those_who_wait_take_no_room(tmp_path):
    """Half a request, a byte at a time, 300 of them; 800 pages that wait. A page still answers."""
    with (
        running(GuardedServer, tmp_path / "ends", seconds=1) as port,
        probes.silent(port, 300, HALF) as half,
    ):
        assert all(probes.is_closed(connection, WAIT) for connection in half)
    before = threading.active_count()
    with running(GuardedServer, tmp_path / "ours") as port:
        with probes.silent(port, 300, HALF):
            assert probes.gives_a_page(port)
        until(lambda: threading.active_count() < before + 10)
        with probes.silent(port, 800, POLL) as polls:
            assert probes.gives_a_page(port)
            until(lambda: threading.active_count() < before + 80)
            # A slow machine takes the last of them in late, and hangs up on some before it heard them.
            until(lambda: [*map(heard, polls)].count(None) <= MOST_POLLS)
            assert {*map(heard, polls)} - {b""} == {None, b"HTTP/1.0 503"}


def test_a_stock_server_keeps_them_all(tmp_path):
    before = threading.active_count()
    with (
        running(LiveReloadServer, tmp_path / "stock") as port,
        probes.silent(port, 1, HALF) as half,
        probes.silent(port, 120, POLL),
    ):
        until(lambda: threading.active_count() > before + 110)
        assert not probes.is_closed(half[0], 1.5)


def heard(connection: socket.socket) -> bytes | None:
    """How an answer begins: nothing where the server hung up, None where it lets one wait."""
    connection.settimeout(0)
    try:
        return connection.recv(12, socket.MSG_PEEK)
    except BlockingIOError:
        return None
    except ConnectionResetError:
        return b""


def test_a_fault_of_the_server_tells_nothing(caplog):
    def broken(environ, start):
        raise ValueError("Ada's number")

    said = []
    asked = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "localhost"}
    body = b"".join(
        Guard(broken)(
            {**asked, "REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda *x: said.extend(x)
        )
    )
    assert said[0] == "500 Internal Server Error"
    found = {name.lower(): value for name, value in said[1]}
    assert {name: found[name] for name in probes.HEADERS} == probes.HEADERS
    assert found["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert b"Ada" not in body


def test_where_other_machines_are_let_in_they_have_to_say_the_address(monkeypatch):
    asked = {"SERVER_NAME": "192.168.1.5", "SERVER_PORT": "8000", "REQUEST_METHOD": "GET"}
    for host, status in {
        "192.168.1.5:8000": "",
        "127.0.0.1:8000": "",
        "192.168.1.6:8000": "403 Forbidden",
        "box.local:8000": "403 Forbidden",
        "0.0.0.0:8000": "403 Forbidden",
    }.items():
        assert refusal({**asked, "HTTP_HOST": host}) == status
    six = {**asked, "SERVER_NAME": "::ffff:192.168.1.5", "HTTP_HOST": "192.168.1.5:8000"}
    assert refusal(six) == ""


def test_an_address_that_others_reach_is_served_where_it_was_asked_for_and_no_other(tmp_path):
    said = privacy.listening.set("0.0.0.0")
    try:
        privacy.refuse_open_address("0.0.0.0")
        with pytest.raises(privacy.PluginError, match="netnotes serve --listen ::"):
            privacy.refuse_open_address("::")
    finally:
        privacy.listening.reset(said)
    root = tmp_path / "mkdocs_empty"
    root.mkdir()
    with pytest.raises(privacy.PluginError, match="private"):
        GuardedServer(lambda: None, "0.0.0.0", 8000, str(root))
    assert not root.exists()


def test_the_option_says_what_it_does(run):
    told = " ".join(run("serve", "--help").out.split())
    assert "--listen ADDRESS" in told
    assert (
        "Let other machines in: whoever reaches ADDRESS reads every note, without a password."
        in told
    )
    refused = run("serve", "--listen", "example.org")
    assert refused.status == 2
    assert "example.org is no address" in refused.err


@pytest.mark.parametrize(
    "command",
    ["mkdocs serve -a 0.0.0.0:8000", "mkdocs serve --clean --no-livereload -a [::]:8000",
     "properdocs serve -f mkdocs.yml -a 192.168.1.1:8000"],
)  # fmt: skip
def test_plain_serve_lets_nobody_else_in(tmp_path, command):
    root = network(tmp_path / "network")
    env = environment(tmp_path / "temporary")
    args = [sys.executable, "-m", *command.split()]
    ran = subprocess.run(
        args, cwd=root, env=env, capture_output=True, text=True, timeout=WAIT, check=False
    )
    assert ran.returncode != 0
    assert len(ran.stderr.splitlines()) == 1
    assert "netnotes serve --listen" in ran.stderr
    assert list((tmp_path / "temporary").iterdir()) == []


def git(root: Path, *args: str) -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    return subprocess.run(["git", *who, *args], cwd=root, env=env, capture_output=True, text=True, check=True).stdout  # fmt: skip


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs", "stock"])
def test_nothing_is_deployed(tmp_path, engine):
    root = network(tmp_path / "network", STOCK if engine == "stock" else OURS)
    git(tmp_path, "init", "-q", "--bare", "far.git")
    git(root, "init", "-q")
    git(root, "config", "user.name", "T")
    git(root, "config", "user.email", "t@example.org")
    git(root, "commit", "-q", "--allow-empty", "-m", "one")
    git(root, "remote", "add", "origin", str(tmp_path / "far.git"))
    env = environment(tmp_path / "temporary")
    args = [
        sys.executable,
        "-m",
        engine.replace("stock", "mkdocs"),
        "gh-deploy",
        "-f",
        "mkdocs.yml",
    ]
    ran = subprocess.run(args, cwd=root, env=env, capture_output=True, text=True, timeout=WAIT, check=False)  # fmt: skip
    pushed = git(tmp_path / "far.git", "for-each-ref")
    if engine == "stock":
        assert "gh-pages" in pushed
        return
    assert ran.returncode != 0
    assert pushed == ""
    assert "gh-pages" not in git(root, "branch", "--all")
    assert ran.stderr.splitlines()[-1].startswith(
        "Error: netnotes: this site is made of private notes"
    )
    assert not (root / "site").exists()
