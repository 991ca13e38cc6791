"""Templates compiled once for all builds of this account: to compile a hundred takes longer than they run.

Kept are those that came with the program and with the theme, beside the secret of the account (`seal`): they
belong to no network, and the templates of a network's own go nowhere else. What is kept is code, so it is
read only where it carries the seal of this account, as every cache is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache

from mkdocs_netnotes.defaults import overrides_dir
from netnotes import cache as kept
from netnotes import seal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType

    from jinja2 import Environment

#: What compiles templates, or comes with some.
_COMPILED_BY = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material")
_PACKAGES = ("material", "mkdocs")
#: The key of a template that is not kept.
_NOBODYS = ""


class Compiled(BytecodeCache):
    """Code of templates, by where their sources lie; one whose source is another is compiled anew."""

    def __init__(self, name: str, state: object = ()) -> None:
        """`name` tells one kind of templates from others, `state` what else their code is made of."""
        self.path = seal.folder() / f"{name}.cache"
        self.state = blake2b(repr((_program(), state)).encode(), digest_size=16).hexdigest()
        found = kept.read(self.path)
        same = found is not None and found["state"] == self.state
        self.codes: dict[str, tuple[str, CodeType]] = found["codes"] if same else {}
        self.new = False

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What is kept of a template; of one of the user's own nothing is."""
        if filename is None or not is_packaged(filename):
            return Bucket(environment, _NOBODYS, "")
        return super().get_bucket(environment, name, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code, where it was made of this very source."""
        checksum, code = self.codes.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in code that was compiled just now."""
        if bucket.key != _NOBODYS and bucket.code is not None:
            self.codes[bucket.key] = (bucket.checksum, bucket.code)
            self.new = True

    def keep(self) -> None:
        """Write down what is new; where it cannot be kept nothing happens."""
        if not self.new:
            return
        with suppress(OSError):
            if seal.is_secret():  # its folder is there from now on
                kept.write(self.path, {"state": self.state, "codes": self.codes})
        self.new = False


def keep(*environments: Environment) -> None:
    """Write down what was compiled anew of these."""
    for env in environments:
        if isinstance(env.bytecode_cache, Compiled):
            env.bytecode_cache.keep()


def is_packaged(path: str) -> bool:
    """Whether a file or folder came with the program or the theme."""
    return path.startswith(_homes())


@cache
def _homes() -> tuple[str, ...]:
    """The folders of these, each with what ends it."""
    specs = filter(None, map(find_spec, _PACKAGES))
    homes = [str(Path(spec.origin).parent) for spec in specs if spec.origin]
    return tuple(os.path.join(home, "") for home in (str(overrides_dir()), *homes))


@cache
def _program() -> tuple[object, ...]:
    """What compiles: the versions of others, and the files of ours."""
    files: Iterable[Path] = sorted(Path(__file__).parent.glob("*.py"))
    stamps = ((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return (*map(version, _COMPILED_BY), *stamps)
