"""The templates of pages, which escape whatever they print, and how they are compiled.

A page of a note is drawn by some forty templates. What Jinja does for each of them, and for each word in
them, costs more than the words do, so some of it is done once, or in fewer steps:

- A part, whose name begins with `_`, is compiled into the templates that always include it. One that a
  user replaced is not, so that what is wrong with it is told with its own name and line.
- What is HTML already, or has no letter to escape, is printed as it is.
- A function that asks nothing of Jinja is called as it is.
- A template is looked for once, and compiled once for as long as none has changed (`compiled`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    Undefined,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from mkdocs_netnotes.compiled import Compiled, is_packaged
from mkdocs_netnotes.defaults import overrides_dir
from mkdocs_netnotes.escaping import as_html, escape

#: Where our templates lie in the folders of a theme, and where its pictures do.
OURS = "netnotes"
_ICONS = ".icons/"
#: What cannot stand in the middle of another template.
_WHOLE = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport)
_PLAIN = (FunctionType, MethodType)


class _Context(Context):
    """The variables of a template while it is drawn."""

    def __init__(
        self, environment: Environment, parent: dict[str, Any], name: str | None,
        blocks: dict[str, Any], globals: MutableMapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        # The globals are in `parent` as well. Which they are is asked only where templates differ in
        # theirs, and all of ours have those of the environment.
        super().__init__(environment, parent, name, blocks)

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call a function for a template; one that asks for the context goes the longer way."""
        if type(function) not in _PLAIN or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **kwargs)
        if kwargs:  # these come along with every call from within a loop or a block
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Inlining(NodeTransformer):
    """Puts parts where they are included; within a part only pictures, which end there."""

    def __init__(self, env: Templates, only: str = "") -> None:
        self.env = env
        self.only = only

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802  # the name is Jinja's
        """The part itself, with variables of its own; the tag where that cannot be."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not (isinstance(name, str) and name.startswith(self.only) and node.with_context):
            return node
        body = self.env.part(name)
        return node if body is None else nodes.Scope(body, lineno=node.lineno)


class _Compiler(CodeGenerator):
    """Compiles a template with its parts, and with an `escape` of fewer steps."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template as a module of Python, in which the last `escape` is the one that counts."""
        assert isinstance(self.environment, Templates)
        super().visit_Template(_Inlining(self.environment).visit(node), frame)
        self.writeline("from mkdocs_netnotes.escaping import printed as escape")


class Templates(Environment):
    """The templates in `folders`, of which the first that has one counts."""

    code_generator_class = _Compiler
    context_class = _Context

    def __init__(
        self, folders: Sequence[str], *, autoescape: bool = True, kept: Compiled | None = None
    ) -> None:
        super().__init__(
            loader=FileSystemLoader(folders), autoescape=autoescape, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, bytecode_cache=kept,
        )  # fmt: skip
        self.part = cache(self._part)
        self._found: dict[tuple[Any, ...], Template] = {}
        self.globals["icon"] = cache(self._icon)

    def get_template(
        self, name: str | Template, parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:  # fmt: skip
        """A template by its name."""
        return self.select_template([name], parent, globals)

    def select_template(
        self, names: Iterable[str | Template], parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:  # fmt: skip
        """The first template that there is, looked for once: none comes while pages are made."""
        if globals or isinstance(names, (str, Undefined)):
            return super().select_template(names, parent, globals)
        key = tuple(names)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = super().select_template(key, parent)
        return found

    def _part(self, name: str) -> list[nodes.Node] | None:
        """What a part of ours consists of; None for a template that is no part, or is a user's."""
        if not (name.startswith(_ICONS) or Path(name).name.startswith("_")):
            return None
        assert self.loader is not None
        try:
            source, file, _ = self.loader.get_source(self, name)
        except TemplateNotFound:
            return None
        ours = name.startswith(_ICONS) or (file and Path(file).is_relative_to(overrides_dir()))
        part = self.parse(source, name, file)
        return (
            None
            if not ours or any(map(part.find, _WHOLE))
            else _Inlining(self, _ICONS).visit(part).body
        )

    def _icon(self, name: str, attributes: str = "") -> Markup:
        """One of the theme's pictures, as SVG; nothing where it has none of that name."""
        try:
            drawn = self.get_template(f"{_ICONS}material/{name}.svg").render()
        except TemplateNotFound:
            return Markup()
        return as_html(
            drawn.replace("<svg ", f"<svg {escape(attributes)} ") if attributes else drawn
        )


def templates(folders: Sequence[str]) -> Templates:
    """The templates in `folders`, compiled already if none of ours or of the user's has changed since."""
    return _templates(tuple(folders), _state(folders))


@lru_cache(maxsize=2)
def _templates(folders: tuple[str, ...], state: tuple[tuple[str, int, int], ...]) -> Templates:
    # A part of the user's own, or a picture, changes what stands in the templates around it.
    parts = (path for path, _, _ in state)
    pictures = (icons for folder in folders if os.path.isdir(icons := f"{folder}/{_ICONS}"))
    kept = Compiled("pages", state) if all(map(is_packaged, (*parts, *pictures))) else None
    return Templates(folders, kept=kept)


def _state(folders: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """What changes when a template does: the path, time and size of each."""
    files = (
        os.path.join(below, name)
        for folder in folders
        for below, _, names in os.walk(os.path.join(folder, OURS))
        for name in names
        if name.endswith(".html")
    )
    seen = ((path, os.stat(path)) for path in files)
    return tuple((path, info.st_mtime_ns, info.st_size) for path, info in seen)
