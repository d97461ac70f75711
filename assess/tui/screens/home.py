"""Home: begin a new engagement, go on with a recent one, open another, or look at the sample."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from assess.errors import AssessError
from assess.tui.command import Command, bindings
from assess.tui.wording import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assess.bank.model import Bank
    from assess.tui.app import Wizard
    from assess.tui.desk import Desk

_NEW = Command("home.new", "n", "New", "Begin a new engagement.", "new")
_OPEN = Command("home.open", "o", "Open", "Open another file.", "open")
_SAMPLE = Command("home.sample", "s", "Sample", "Look around in a worked example.", "sample")
_FORGET = Command(
    "home.forget", "delete", "Forget", "Take a file off this list; the file stays.", "forget", shown=False
)
_OFFERS = {
    "new": ("New engagement", "n", "describe a company and begin"),
    "open": ("Open a file", "o", "another .assess file"),
    "sample": ("Sample company", "s", "look around in a worked example"),
}
_RECENT = "recent:"


class HomeScreen(Screen[None]):
    """The first screen."""

    KEYS: ClassVar[tuple[Command, ...]] = (_NEW, _OPEN, _SAMPLE, _FORGET)
    BINDINGS = bindings(KEYS)

    @dataclass
    class Read(Message):
        """A recent file was read: what there is to tell of it, in a title and a sentence."""

        path: Path
        title: str
        about: str

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Path, ...] = ()

    @property
    def wizard(self) -> Wizard:
        """The application."""
        return cast("Wizard", self.app)

    def compose(self) -> ComposeResult:
        """Lay out what can be begun and the recent files."""
        with Vertical(id="home"):
            yield Static("assess", id="title")
            yield Static(
                "Are we ready to hand decisions over, what comes first, and what do we not know?", id="tagline"
            )
            yield OptionList(markup=False, id="choices")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Put the cursor on the file used last, or on a new one, and read the recent files meanwhile."""
        self._list()
        self.query_one("#choices").focus()

    def _list(self) -> None:
        self._files = self.wizard.settings.recent()
        choices = self.query_one("#choices", OptionList)
        choices.clear_options()
        choices.add_options(Option(_file(path, path.stem, "reading"), id=f"{_RECENT}{path}") for path in self._files)
        choices.add_options(Option(_offer(*told), id=offer) for offer, told in _OFFERS.items())
        choices.highlighted = 0
        if self._files:
            self._read_recent(self._files)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        chosen = event.option.id or ""
        if chosen.startswith(_RECENT):
            self.wizard.open_file(Path(chosen.removeprefix(_RECENT)))
        else:
            {"new": self.action_new, "open": self.action_open, "sample": self.action_sample}[chosen]()

    def action_new(self) -> None:
        """Describe a company and begin."""
        from assess.tui.screens.new import NewScreen

        self.app.push_screen(NewScreen(self.wizard.bank, self.wizard.settings), self._made)

    def action_open(self) -> None:
        """Ask which file to open."""
        from assess.tui.screens.open import OpenScreen

        self.app.push_screen(OpenScreen(self.wizard.bank), self._opened)

    def action_sample(self) -> None:
        """Open the sample company, made where it is not there."""
        from assess.tui.sample import sample_file

        try:
            self.wizard.open_file(sample_file(self.wizard.bank, self.wizard.settings))
        except (AssessError, OSError) as error:
            self.wizard.tell(f"The sample cannot be made: {error}", wrong=True)

    def action_forget(self) -> None:
        """Take the highlighted file off the list."""
        choices = self.query_one("#choices", OptionList)
        option = choices.highlighted_option
        if option is not None and (option.id or "").startswith(_RECENT):
            self.wizard.settings.forget(Path((option.id or "").removeprefix(_RECENT)))
            self._list()

    def _made(self, path: Path | None) -> None:
        if path is not None:
            self.wizard.open_file(path)

    def _opened(self, desk: Desk | None) -> None:
        if desk is not None:
            self.wizard.take(desk)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read_recent(self, files: tuple[Path, ...]) -> None:
        worker = get_current_worker()
        for path in files:
            if worker.is_cancelled:
                return
            self.post_message(self.Read(path, *told(path, self.wizard.bank)))

    def on_home_screen_read(self, event: Read) -> None:
        """Show what a recent file holds."""
        if event.path in self._files:
            content = _file(event.path, event.title, event.about)
            self.query_one("#choices", OptionList).replace_option_prompt(f"{_RECENT}{event.path}", content)


def told(path: Path, bank: Bank) -> tuple[str, str]:
    """Return the company and what is known of it: stage, coverage and when it was last touched, or why it is not."""
    from assess.engagement.sitting import read_engagement
    from assess.report.words import points
    from assess.scoring.evaluate import evaluate

    try:
        engagement = read_engagement(path, bank)
    except AssessError as error:
        return path.stem, str(error)
    assessment = evaluate(bank, engagement)
    stage = assessment.stage.name if assessment.coverage.sufficient else "not enough evidence yet"
    covered = points(assessment.coverage.overall)
    touched = f", last touched {engagement.last_event[:10]}" if engagement.last_event else ""
    return engagement.company.name or path.stem, f"{stage}, {covered} % covered{touched}"


def _offer(name: str, key: str, does: str) -> Content:
    return Content.from_markup("[b]$name[/b] ($key)\n  [dim]$does[/dim]", name=name, key=key, does=does)


def _file(path: Path, title: str, about: str) -> Content:
    """Return a recent file in two lines."""
    where = f"{path.name} in {_short(path.parent)}"
    return Content.styled(visible(title), "bold") + Content.styled(f"  {visible(where)}\n  {visible(about)}", "dim")


def _short(folder: Path) -> str:
    """Return a folder as a person would write it."""
    try:
        return str(Path("~", folder.relative_to(Path.home())))
    except (ValueError, RuntimeError):
        return str(folder)
