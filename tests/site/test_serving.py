"""The server: lives through whatever happens to a note."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from serving import WAIT, free_port, until


def get(port: int, path: str = "/", **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def served(root: Path, temporary: Path, *command: str):
    """A server on a port of its own; it has to end by itself when it is told to."""
    port = free_port()
    temporary.mkdir(exist_ok=True)
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)}
    log = (temporary / "log").open("w+")
    args = [sys.executable, "-m", *(part.format(port=port) for part in command)]
    process = subprocess.Popen(args, cwd=root, env=env, stdout=log, stderr=log)
    try:
        until(lambda: process.poll() is not None or get(port)[0] == 200)
        assert process.poll() is None, (temporary / "log").read_text("utf-8")
        yield port, temporary / "log"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(WAIT)
        log.close()


@pytest.fixture
def folder(tmp_path, network_folder) -> Path:
    notes = {"ada.md": "---\nname: Ada\n---\n", "bo.md": "---\nname: Bo\n---\n"}
    return network_folder(tmp_path / "network", notes)


def test_a_note_that_breaks_costs_its_page_and_comes_back(folder, tmp_path):
    with served(folder, tmp_path / "t", "netnotes", "serve", "--port", "{port}") as (port, log):
        ada = folder / "people/ada.md"
        assert '<h1 id="start">Ada</h1>' in get(port, "/people/ada/")[1]
        ada.write_bytes(b"\xff\xfe broken \xe9")
        until(lambda: "cannot be read" in get(port, "/people/ada/")[1])
        assert '<h1 id="start">Bo</h1>' in get(port, "/people/bo/")[1]
        ada.write_text("---\nname: Ada Lovelace\n---\n", "utf-8")
        until(lambda: "Ada Lovelace" in get(port, "/people/ada/")[1])
        (folder / "people/new.md").write_text("---\nname: New\n---\n", "utf-8")
        until(lambda: get(port, "/people/new/")[0] == 200)
        ada.unlink()
        until(lambda: get(port, "/people/ada/")[0] == 404)
        for name in ("loop", "another", "third"):
            (folder / "people" / name).symlink_to(".")
        (folder / "people/gone.md").symlink_to("nowhere.md")
        (folder / "people/bo.md").write_text("---\nname: Bo Chen\n---\n", "utf-8")
        until(lambda: "Bo Chen" in get(port, "/people/bo/")[1])
        assert get(port, "/", Host=f"attacker.example:{port}")[0] == 403
        assert "Traceback" not in log.read_text("utf-8")
    assert not [path for path in (tmp_path / "t").iterdir() if path.name.startswith("mkdocs_")]


def test_plain_mkdocs_serve_reloads_too(folder, tmp_path):
    command = ("mkdocs", "serve", "-q", "-a", "127.0.0.1:{port}")
    with served(folder, tmp_path / "t", *command) as (port, _):
        assert re.search(r"livereload\(\d+, \d+\)", get(port)[1])
        (folder / "people/bo.md").write_text("---\nname: Bo Chen\n---\n", "utf-8")
        until(lambda: "Bo Chen" in get(port, "/people/bo/")[1])
        (folder / "mkdocs.yml").write_text(
            "site_name: T\ndocs_dir: people\ntheme: {name: material}\nplugins: [search, netnotes: {horizon: soon}]\n",
            "utf-8",
        )
        time.sleep(1.5)
        assert get(port, "/people/bo/")[0] == 200


def test_a_port_that_is_taken_is_said(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "netnotes", "serve", "--port", str(port)]
        result = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=600, check=False
        )
    assert result.returncode == 4
    assert f"port {port} is taken" in result.stderr
