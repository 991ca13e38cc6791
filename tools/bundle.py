"""Make the vendored scripts of the site from npm, with the licences of all that is in them.

    python tools/bundle.py [NAME…]
    python tools/bundle.py --check [NAME…]

Each folder of `tools/bundles/` is one: `package.json` and `package-lock.json` say what is taken, in which
version; `entry.js` exports what the site uses of it. What comes of it stands in
`site-overrides/assets/netnotes/vendor/`: `NAME.min.js`, an ES module, and `NAME.LICENSE.txt`; their
digests are written down in `made.json`. The lock file
holds the digest of each package, no script of a package is run, and the same versions give the same bytes;
`--check` compares and writes nothing. It needs npm and the registry; nothing else does.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUNDLES = ROOT / "tools/bundles"
VENDOR = ROOT / "site-overrides/assets/netnotes/vendor"
#: Browsers of the last years; what they cannot read, the theme could not either.
TARGET = "es2022"
LICENCES = ("LICENSE*", "LICENCE*", "COPYING*", "license*", "licence*")


class BundleError(Exception):
    """What stands in the way, in one line."""


def main(arguments: list[str]) -> int:
    """Make the bundles that are named, or all of them; 1 where one differs or cannot be made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    given = parser.parse_args(arguments)
    known = sorted(folder.name for folder in BUNDLES.iterdir() if (folder / "entry.js").is_file())
    status = 0
    for name in given.names or known:
        try:
            made = make(name)
        except (BundleError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            status = 1
            continue
        status |= compare(made) if given.check else write(made)
    return status


def make(name: str) -> dict[Path, bytes]:
    """The files of one bundle, by where they belong."""
    if not (BUNDLES / name / "entry.js").is_file():
        raise BundleError("tools/bundles/ has no such folder with an entry.js")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        shutil.copytree(BUNDLES / name, folder, ignore=shutil.ignore_patterns("node_modules"))
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        command = ["node_modules/.bin/esbuild", "entry.js", "--bundle", "--format=esm", "--minify"]
        run(
            [*command, f"--target={TARGET}", "--legal-comments=none", "--charset=utf8",
             "--define:process.env.NODE_ENV=\"production\"", "--outfile=out.js", "--metafile=meta.json"],
            folder,
        )  # fmt: skip
        packages = used(folder)
        said = ", ".join(f"{p['name']} {p['version']} ({p['license']})" for p in packages)
        head = f"/* {said}. Made by tools/bundle.py; the licences are in {name}.LICENSE.txt. */\n"
        script = head.encode() + (folder / "out.js").read_bytes()
        files = {
            VENDOR / f"{name}.min.js": script,
            VENDOR / f"{name}.LICENSE.txt": licences(folder, packages).encode(),
        }
    return {**files, BUNDLES / name / "made.json": digests(files)}


def digests(files: dict[Path, bytes]) -> bytes:
    """What was made, by name: a test holds the vendored files to it, without npm."""
    found = {path.name: sha256(content).hexdigest() for path, content in files.items()}
    return (json.dumps(found, indent=2) + "\n").encode()


def run(command: list[str], folder: Path) -> None:
    """Run a command; where it fails, its last words are what is said."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BundleError(f"{command[0]} is not here; install Node.js with npm") from error
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise BundleError(f"{' '.join(command[:2])}: {words[-1] if words else 'it failed'}")


def used(folder: Path) -> list[dict[str, str]]:
    """What each package says of itself of which any line is in the bundle, sorted by name."""
    held = json.loads((folder / "meta.json").read_text("utf-8"))
    (output,) = (o for o in held["outputs"].values() if o.get("entryPoint"))
    found: dict[str, dict[str, str]] = {}
    for path, part in output["inputs"].items():
        if "node_modules/" not in path or not part["bytesInOutput"]:
            continue
        before, _, inner = path.rpartition("node_modules/")
        name = "/".join(inner.split("/")[: 2 if inner.startswith("@") else 1])
        home = f"{before}node_modules/{name}"
        package = json.loads((folder / home / "package.json").read_text("utf-8"))
        found[name] = {
            "name": name,
            "version": package["version"],
            "license": package["license"],
            "home": home,
        }
    return [found[name] for name in sorted(found)]


def licences(folder: Path, packages: list[dict[str, str]]) -> str:
    """The licences of some packages, in full."""
    parts = []
    for package in packages:
        files = sorted({f for shape in LICENCES for f in (folder / package["home"]).glob(shape)})
        if not files:
            raise BundleError(f"{package['name']} brings no licence along")
        texts = "\n\n".join(file.read_text("utf-8").strip() for file in files)
        parts.append(f"{package['name']} {package['version']} ({package['license']})\n\n{texts}\n")
    return "\n\n".join(parts)


def write(made: dict[Path, bytes]) -> int:
    """Put the files where they belong."""
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}: {len(content):,} bytes")
    return 0


def compare(made: dict[Path, bytes]) -> int:
    """Say which files are not what npm gives; 1 where there are any."""
    different = [p for p, content in made.items() if not p.is_file() or p.read_bytes() != content]
    for path in different:
        print(f"{path.relative_to(ROOT)} is not what its versions give", file=sys.stderr)
    return int(bool(different))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
