"""The events of MkDocs. Each is a call; what they do is in the modules beside this one."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from mkdocs_netnotes import copies, defaults, privacy, theme_search, ways
from mkdocs_netnotes.answers import Answers
from mkdocs_netnotes.compiled import Compiled, keep
from mkdocs_netnotes.frames import Frames
from mkdocs_netnotes.live import BESIDES, Live, read_today, root_of
from mkdocs_netnotes.making import Maker
from mkdocs_netnotes.output import Output
from mkdocs_netnotes.pages import ViewPage
from mkdocs_netnotes.placing import place_all
from mkdocs_netnotes.site import Site
from mkdocs_netnotes.theme_scripts import ThemeScripts
from mkdocs_netnotes.watching import Watch
from netnotes.model.watched import Watched
from netnotes.sentences import count, say
from netnotes.words import calendar

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from netnotes.config import Settings

log = get_plugin_logger("netnotes")

FIRST, LAST = 100, -100
#: Loaded where a site is served, by the engine's own name: MkDocs, or a successor of it.
_ENGINE_SERVES = f"{BasePlugin.__module__.partition('.')[0]}.commands.serve"
_SITEMAP = "sitemap.xml"


def _escaped(speak: Callable[..., str]) -> Callable[..., Markup]:
    """Sentences for the theme's templates, which escape nothing: a translation is no HTML either."""

    def spoken(*args: Any, **said: Any) -> Markup:
        return escape(speak(*args, **said))

    return spoken


class AnySettings(Config):  # type: ignore[no-untyped-call]
    """Takes every key: the settings are read, and wrong ones reported, by `netnotes.config`."""

    def validate(self) -> tuple[list[Any], list[Any]]:
        """Nothing is wrong here."""
        return [], []


class NetnotesPlugin(BasePlugin[AnySettings]):  # type: ignore[no-untyped-call]
    """Makes the site of a network. The object lives through the rebuilds of `mkdocs serve`."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        #: Whether MkDocs makes our pages, and why: see `ways`.
        self.plain = True
        self.said_why = ""
        self.reported: list[tuple[int, str]] = []
        self.leave: Callable[[], None] | None = None
        self.live = Live()
        self.output = Output()
        self.answers = Answers()
        self.settings: Settings
        self.site: Site
        self.watch: Watch | None = None
        self.docs_dir = ""
        self.site_dir = ""
        self.drawn: str | None = None
        self.frames: Frames
        self.env: Environment
        self.nav: Navigation
        self.base_url = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is asked for; what would publish the notes is refused.

        A server may be about to be made for a plain build as well: `mkdocs serve --clean`.
        """
        self.serving, self.dirty = command == "serve", dirty
        if not self.serving:
            self.live.kind = Watched
        if command == "gh-deploy":
            raise PluginError(privacy.NO_DEPLOY)
        copies.sweep()
        self.leave = lambda: None
        if _ENGINE_SERVES in sys.modules:
            from mkdocs_netnotes.serving import stand

            self.leave = stand(dirty=dirty, answers=self.answers)

    @event_priority(FIRST)
    def _speak(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings; the theme, and the plugins that ask it, speak the language they say."""
        path = config.config_file_path
        root = root_of(path, config.docs_dir)
        self.settings = self.live.configure(root, Path(path) if path else None)
        self._report_settings()
        defaults.speak(config)
        return config

    @event_priority(LAST)
    def _fill_in(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in what mkdocs.yml leaves out; a server that knew nothing of netnotes is refused."""
        if self.leave is None and copies.is_one(config.site_dir):
            raise PluginError(privacy.NOT_GUARDED)
        defaults.apply(config)
        self._choose_a_way(config)
        return config

    on_config = CombinedEvent(_speak, _fill_in)

    def _choose_a_way(self, config: MkDocsConfig) -> None:
        """Make our pages by ourselves, unless somebody else acts on them."""
        why = ways.obstacle(config)
        if why and why != self.said_why:
            log.info("%s acts on pages, so MkDocs makes them one by one, which takes longer", why)
            self.said_why = why
        self.plain = bool(why) or self.dirty or ways.plain.get()

    def _report_settings(self) -> None:
        """A wrong setting ends a build; a server goes on without it, and says so."""
        name = self.settings.config_path.name if self.settings.config_path else ""
        lines = [
            f"{name}:{p.span.line}:{p.span.column} {p.message}" for p in self.settings.problems
        ]
        if lines and not self.serving:
            raise PluginError("\n".join(lines))
        for line in lines:
            log.error(line)

    @event_priority(LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let MkDocs walk an empty folder (see `own_files`), and keep what it writes private."""
        self.output.begin(config.site_dir)
        self.docs_dir, self.site_dir = config.docs_dir, config.site_dir
        config.docs_dir = os.path.join(config.site_dir, ".nothing-to-read-here")
        if not self.plain and not self.serving:
            config.site_dir = self.output.stage()

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load the network and make its pages."""
        config.docs_dir = self.docs_dir
        if self.serving:
            if self.watch is None:
                self._watch(config)  # it sees what lies there as it begins
            else:
                self.watch.about_to_load()
        self.site = Site(self.live.load(), config, plain=self.plain)
        if self.plain or config.strict or not self.serving:
            self._report()
        return self.site.add_to(files)

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """People and organizations stand in no navigation, but know where they belong."""
        self.nav = nav
        self.site.adopt()
        return nav

    @event_priority(LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add what is no page, and where MkDocs drew all pages by now, the pictures that they show.

        Templates of ours that the theme draws can say sentences, and know the day.
        """
        self.site.add_data()
        if self.plain:
            self.site.add_pictures(files)
            self.site.write_data()
        today = self.site.snapshot.today
        env.globals.update(
            say=_escaped(say), count=_escaped(count), day=f"{calendar(today, today)} {today.year}"
        )
        if ways.only_ours(config):  # else anybody may have changed how it compiles
            env.bytecode_cache = Compiled("theme")
            if config.site_dir != self.site_dir:
                self.output.spare(files)
        self.env = env
        self.frames = Frames(
            env, config, files, self.nav, ThemeScripts(env, config), self.site.finder,
            alike=ways.frames_alike(config),
        )  # fmt: skip
        return env

    @event_priority(FIRST)
    def _for_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Of our pages the theme's search reads nothing."""
        self.drawn = page.content
        if isinstance(page, ViewPage):
            page.content = ""

    @event_priority(LAST)
    def _for_eyes(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """What is shown is what was drawn."""
        page.content = self.drawn
        self.base_url = str(context["base_url"])

    on_page_context = CombinedEvent(_for_search, _for_eyes)

    @event_priority(LAST)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> None:
        """The same for what is no page of its own, as the one that is shown where there is none.

        Our pages stand in the map of the site; of one that is served only a theme asks for that which
        loads pages by a script.
        """
        self.base_url = str(context["base_url"])
        instant = "navigation.instant" in config.theme.get("features", ())
        if template_name == _SITEMAP and not self.plain and (instant or not self.serving):
            context["pages"] = [*context["pages"], *self.site.listed()]

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the quick switcher on the page, and say what it may load and run."""
        return self.frames.finished(output, page.content or "", self.base_url)

    @event_priority(LAST)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for what is no page of its own."""
        return self.frames.finished(output_content, "", self.base_url)

    @event_priority(FIRST)
    def _make_ours(self, *, config: MkDocsConfig) -> None:
        """Make our pages, or have them ready for whoever asks."""
        theme_search.forget(config, {*self.site.urls()})
        if self.plain:
            return
        maker = Maker(self.site, self.frames)
        if self.serving:
            self.answers.take(maker)
        else:
            place_all(maker, self.output, self.settings.state_dir)

    @event_priority(LAST)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Put what MkDocs made in its place, and mark it as private."""
        with suppress(OSError):  # for engines that look for sites; none is to find this one
            os.unlink(os.path.join(config.site_dir, f"{_SITEMAP}.gz"))
        if config.site_dir != self.site_dir:
            self.output.place()
            config.site_dir = self.site_dir
        self.output.end()
        keep(self.env, self.site.renderer.env)

    on_post_build = CombinedEvent(_make_ours, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the process as it was."""
        self.output.end()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the notes; the server brings its guard along, or it serves nothing of ours."""
        from mkdocs_netnotes.serving import GuardedServer

        if not isinstance(server, GuardedServer):
            raise PluginError(privacy.NOT_GUARDED)
        self._watch(config).take_over(server, self._follow, self._rest)
        if not self.plain:
            gc.disable()  # see `_rest`
        return server

    def _rest(self) -> None:
        """Nothing happens for a while: say what is wrong with the notes, be ready, and tidy up.

        To look for garbage among all that ten thousand notes are takes as long as to answer.
        """
        self._report()
        self.answers.warm_up()
        if not self.plain and self.answers.untidy():
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        keep(self.env, self.site.renderer.env)

    def _report(self) -> None:
        """Say what is wrong with the notes, unless it was said already."""
        with self.answers.lock:
            said = self.site.problems()
        if said != self.reported:
            self.reported = said
            for level, line in said:
                log.log(level, line)

    def _follow(self, changed: Collection[str] | None = None) -> bool:
        """Read what changed in the notes; False where the whole site has to be made anew."""
        if self.plain or self.answers.maker is None:
            return False
        snapshot = self.live.load(changed)
        maker = self.answers.maker
        if snapshot.today != maker.site.snapshot.today or snapshot.settings != self.settings:
            return False
        with self.answers.lock:
            site = maker.site.renewed(snapshot)
            if site is None:
                return False
            self.site = site
            self.answers.take(replace(maker, site=site))
        return True

    def _watch(self, config: MkDocsConfig) -> Watch:
        if self.watch is None:
            besides = (str(self.settings.root / name) for name in BESIDES)
            folders = dict.fromkeys((config.docs_dir, str(self.settings.notes_dir), *besides))
            self.watch = Watch(
                [*folders], self.settings.state_dir, lambda: read_today(self.settings),
                notes=str(self.settings.notes_dir),
            )  # fmt: skip
        return self.watch

    def on_shutdown(self) -> None:
        """The server is gone: look no more."""
        if self.leave is not None:
            self.leave()
        if self.watch is not None:
            self.watch.stop()
