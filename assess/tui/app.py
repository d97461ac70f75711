"""The wizard as a Textual application: it opens files, moves between rooms, and ends well whatever happens."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.message import Message

from assess.engagement.typed import clean_text
from assess.errors import AssessError
from assess.tui.command import Command, bindings
from assess.tui.desk import Desk, News
from assess.tui.ending import EndsWell
from assess.tui.keymap import usable
from assess.tui.palette import CommandProvider, QuestionProvider
from assess.tui.room import RoomScreen
from assess.tui.rooms import ROOMS, room
from assess.tui.themes import THEMES
from assess.tui.turns import Turns
from assess.tui.wording import one_line, visible

if TYPE_CHECKING:
    from pathlib import Path, PurePath

    from assess.bank.model import Bank
    from assess.tui.settings import Settings

HELP = Command("help", "f1", "Help", "Show what the keys do here.", "show_keys")
QUIT = Command("quit", "ctrl+q", "Quit", "Leave the wizard. Everything is saved.", "quit")
PALETTE = Command("palette", "ctrl+p", "Find", "Find a command or a question by its words.", "command_palette")
SUSPEND = Command("suspend", "ctrl+z", "Suspend", "Go back to the shell; fg returns.", "suspend_process", shown=False)
THEME = Command("theme", "ctrl+t", "Theme", "Change to the next theme.", "next_theme", shown=False)
TAKE_OVER = Command("take-over", "ctrl+o", "Take over", "Write this file, now that nobody else does.", "take_over")

_LOOK_EVERY = 2.0
"""Seconds between two looks at a file that somebody else writes."""

_FREE = "Nobody else writes this file any more. Ctrl+O takes it over."


class Wizard(EndsWell):
    """The wizard."""

    TITLE = "assess"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "wizard.tcss",
        "styles/interview.tcss",
        "styles/home.tcss",
    ]
    """What the first screens need; the other rooms bring their own when they are entered."""
    COMMANDS = {CommandProvider, QuestionProvider}  # noqa: RUF012 - as Textual declares it
    KEYS: ClassVar[tuple[Command, ...]] = (HELP, PALETTE, TAKE_OVER, QUIT, SUSPEND, THEME)
    BINDINGS = bindings(KEYS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (110, "-wide")]  # noqa: RUF012 - likewise
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - likewise

    @dataclass
    class Looked(Message):
        """Somebody else's file was looked at."""

        desk: Desk
        news: News

    def __init__(
        self, bank: Bank, settings: Settings, path: Path | None = None, respondent: str = "", desk: Desk | None = None
    ) -> None:
        """Begin at home, or with a file that is open already or opened now, which raises as `Desk.open` does."""
        super().__init__()
        self.bank = bank
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme  # before the styles are read, which a change of theme would have read again
        self._looking = False
        self._turns = Turns(self, super().on_event)
        self._desk = Desk.open(path, bank, respondent) if path is not None else desk

    @property
    def desk(self) -> Desk:
        """The open file."""
        if self._desk is None:
            raise RuntimeError("no file is open")
        return self._desk

    @property
    def open_path(self) -> Path | None:
        """The client's file that is open, if one is."""
        return self._desk.path if self._desk else None

    @property
    def log_folder(self) -> Path | None:
        """The state folder, if the settings have one."""
        return self.settings.state.parent if self.settings.state else None

    @property
    def has_desk(self) -> bool:
        """Whether a file is open."""
        return self._desk is not None

    def on_mount(self) -> None:
        """Set the keys that the settings ask for, and show home or the file."""
        self._use_keys()
        if self._desk is None:
            self.go_home()
        else:
            self.take(self._desk)
        for problem in self.settings.problems:
            self.tell(problem, wrong=True)
        self.call_after_refresh(gc.freeze)  # or the instrument is searched for garbage again and again, 60 ms each time
        self.set_interval(_LOOK_EVERY, self.look_again)
        if not self.is_headless:
            self.heed_signals()

    async def on_event(self, event: events.Event) -> None:
        """Hand keys on in turn; what is pasted is text and steers nothing."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = clean_text(event.text)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._turns.take(event)
        else:
            await super().on_event(event)

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Tell something in passing; what went wrong stays longer."""
        severity, seconds = ("error", 15.0) if wrong else ("information", 5.0)
        self.notify(visible(sentence), severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type] # a literal

    # Files and rooms

    def go_home(self) -> None:
        """Show home, with the recent files."""
        from assess.tui.screens.home import HomeScreen

        self.close_file()
        self.push_screen(HomeScreen())

    def open_file(self, path: Path, respondent: str = "") -> bool:
        """Open a file and enter the interview; say why where it cannot be opened."""
        try:
            self.take(Desk.open(path, self.bank, respondent))
        except AssessError as error:
            self.tell(str(error), wrong=True)
            return False
        return True

    def take(self, desk: Desk) -> None:
        """Go on with a file that is open, in the interview."""
        if desk is not self._desk:
            self.close_file()
        self._desk = desk
        self.call_after_refresh(self.settings.remember, desk.path)
        self.enter("interview")

    def close_file(self) -> None:
        """Leave every room and close the file."""
        self.settle()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.put_away()

    def put_away(self) -> None:
        """Close the file, if one is open."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def enter(self, room_id: str) -> None:
        """Enter a room of the open file, leaving the one before."""
        found = room(room_id).load()
        self.settle()
        if isinstance(self.screen, RoomScreen):
            self.switch_screen(found())
        else:
            self.push_screen(found())

    def open_table(self, register_id: str) -> None:
        """Enter the tables at one of them; Escape there goes back to the question."""
        self.desk.places["tables"] = register_id
        self.enter("tables")

    def ask(self, question_id: str) -> None:
        """Go to a question of the interview, and enter the interview where one is elsewhere."""
        jump = getattr(self.screen, "jump_to", None)
        if jump is not None:
            jump(question_id)
            return
        try:
            self.desk.interview().jump(question_id)
        except ValueError as error:
            self.tell(str(error))
            return
        self.desk.came_from = getattr(self.screen, "ROOM", "")
        self.enter("interview")

    def offer_rooms(self) -> None:
        """Ask which room to go to."""
        from assess.tui.screens.go import GoScreen

        self.push_screen(GoScreen(getattr(self.screen, "ROOM", "")), lambda chosen: self._gone(chosen or ""))

    def _gone(self, chosen: str) -> None:
        if chosen == "home":
            self.go_home()
        elif chosen and chosen != getattr(self.screen, "ROOM", ""):
            self.desk.came_from = ""
            self.enter(chosen)

    # A file that somebody else writes

    def look_again(self) -> None:
        """Look whether somebody else has written the file that is open to look at, or has left it."""
        if self._desk is not None and self._desk.read_only and not self._looking:
            self._looking = True
            self._look(self._desk)

    @work(thread=True, group="look", exit_on_error=False)
    def _look(self, desk: Desk) -> None:
        news = News(None, free=False)
        try:
            news = desk.look()
        finally:
            self.post_message(self.Looked(desk, news))

    def on_wizard_looked(self, event: Looked) -> None:
        """Show what is new."""
        self._looking = False
        if event.desk is not self._desk or not event.desk.take_in(event.news):
            return
        self.refresh_bindings()
        banner = f"Read only. {_FREE if event.desk.free else event.desk.why_read_only}"
        for screen in self.screen_stack:
            for line in screen.query("#banner"):
                line.update(one_line(banner))  # type: ignore[attr-defined] # a Static
        if isinstance(self.screen, RoomScreen):
            self.screen.on_screen_resume()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take a file over only once it can be."""
        if action == "take_over":
            return self._desk is not None and self._desk.free
        return super().check_action(action, parameters)

    def action_take_over(self) -> None:
        """Write the file that was open to look at."""
        try:
            self.desk.take_over()
        except AssessError as error:
            self.tell(str(error), wrong=True)
            return
        self.refresh_bindings()
        self.tell("The file is yours to write now.")
        if isinstance(self.screen, RoomScreen):
            self.enter(self.screen.ROOM)

    # Keys and themes

    def places(self) -> list[tuple[Command, ...]]:
        """Return the commands that can be called on each screen."""
        from assess.tui.screens.home import HomeScreen
        from assess.tui.screens.new import NewScreen

        keys = (HomeScreen.KEYS, NewScreen.KEYS, *(each.load().KEYS for each in ROOMS))
        return [(*of_screen, *self.KEYS) for of_screen in keys]

    def _use_keys(self) -> None:
        """Give commands the keys of the config file, as far as they can be used."""
        if self.settings.keys:
            kept, problems = usable(self.settings.keys, self.places(), self.settings.config)
            self.settings.keys = kept
            self.settings.problems += problems
            self.set_keymap(kept)

    def action_show_keys(self) -> None:
        """Show what the keys do here."""
        from assess.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen))

    def action_next_theme(self) -> None:
        """Change to the next theme and keep it."""
        names = [theme.name for theme in THEMES]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]
        self.settings.keep_theme(self.theme)

    def on_unmount(self) -> None:
        """Close the file."""
        self.put_away()
