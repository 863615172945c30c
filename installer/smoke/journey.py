"""The whole way of an officer with the program: from Setup to its removal, step by step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from make.wine import windows_path
from smoke import (
    evidence,
    first_run,
    first_window,
    install,
    logs,
    other_role,
    package,
    papers,
    record,
    update,
)
from smoke.command_line import CommandLine
from smoke.double_click import program_for
from smoke.person import Person
from smoke.report import Report
from smoke.screen import Screen
from smoke.self_check import check_itself
from smoke.settings import PASSPHRASE, Settings
from smoke.waiting import Failed
from smoke.wine import Wine

_CLOSING_S = 180.0
_STARTING_S = 180.0
_AUTHORITY = "so-tham-dinh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One run's people and places."""

    settings: Settings
    screen: Screen
    wine: Wine
    person: Person
    report: Report
    today: date

    @property
    def command(self) -> CommandLine:
        """The installed program's command line."""
        return CommandLine(self.wine, passphrase=PASSPHRASE, say=self.report.say)

    @property
    def notebooks(self) -> Path:
        """Where the program keeps notebooks."""
        return self.wine.data / "workspaces"

    @property
    def notebook(self) -> Path:
        """The one notebook the first run made."""
        (found,) = [each for each in self.notebooks.iterdir() if each.name != _AUTHORITY]
        return found

    @property
    def authority(self) -> Path:
        """The other role's notebook."""
        return self.notebooks / _AUTHORITY

    def go(self) -> None:
        """Every step in its order.

        Raises:
            Failed: one came out otherwise than it must.
        """
        self.settings.stick.mkdir()
        version = self.settings.build.version
        with self.report.step("setup", is_seen=False):
            install.install(self.wine, self.settings.setup, version=version)
        self._time("first run", title=first_run.TITLE)
        sent = self._commune()
        self._between(sent)
        self._time("with a notebook", title=first_run.UNIT)
        self._authority(sent)
        self._result_and_update()
        with self.report.step("self check", is_seen=False):
            check_itself(self.command, self.settings.databases, out=self.settings.out / "self-check")
        with self.report.step("logs", is_seen=False):
            logs.check_logs(self.wine.data / "Logs", keep=self.settings.out)
        with self.report.step("removal", is_seen=False):
            install.uninstall(self.wine, kept=self.notebooks)

    def _commune(self) -> Path:
        """The commune's year in the window; the package it sent."""
        step, person, stick = self.report.step, self.person, self.settings.stick
        with self._open():
            with step("greeting"):
                first_run.greet(person)
            with step("unit"):
                first_run.choose_unit(person)
            with step("people"):
                first_run.name_people(person)
            with step("key"):
                first_run.make_key(person)
            with step("notebook"):
                first_run.make_notebook(person, stick / "phieu.pdf")
            with step("record"):
                record.type_task(person, self.today)
            with step("document"):
                evidence.attach(person, evidence.make_paper(stick, self.today))
            with step("score"):
                evidence.score(person, self.today)
            with step("package"):
                sent = package.send(person, stick)
            with step("report"):
                paper = papers.write_pdf(person, stick / "bao-cao.pdf")
        with step("papers read", is_seen=False):
            papers.read_pdf(paper, expected=papers.UNIT_WORDS)
            papers.read_pdf(stick / "phieu.pdf", expected=papers.SHEET_WORDS)
        return sent

    def _between(self, sent: Path) -> None:
        """What was typed is read back; the other role is made; the package is checked by others."""
        step, stick, year = self.report.step, self.settings.stick, self.today.year
        signers, criteria = stick / "allowed_signers", self.settings.criteria
        with step("record read back", is_seen=False):
            record.read_back(self.command, self.notebook, out=self.settings.work / "records.json")
        with step("other role", is_seen=False):
            other_role.meet(self.command, self.notebook, self.authority, folder=stick)
            other_role.open_round(self.command, self.authority, year=year, folder=stick, criteria=criteria)
        with step("package verified", is_seen=False):
            self.command("key", "export", self.authority, "--out", signers)
            package.check(self.command, sent, signers=signers)
            package.check_by_stock_programs(sent, signers=signers, folder=self.settings.work / "unpacked")
        with step("workbook and text", is_seen=False):
            papers.write_others(self.command, self.notebook, year=year, folder=stick)

    def _authority(self, sent: Path) -> None:
        with self._open(*other_role.opening(self.authority)):
            self._double_click(sent, title=other_role.PLACE)
            with self.report.step("package taken in"):
                other_role.take_in(self.person)

    def _result_and_update(self) -> None:
        """The answer goes back; then the program is updated by a double click, with the notebook open."""
        step, year = self.report.step, self.today.year
        with step("result", is_seen=False):
            points = other_role.points_of(self.command, self.notebook, year=year)
            back = other_role.answer(
                *(self.command, self.authority),
                year=year, folder=self.settings.stick / "tra", points=points,
            )  # fmt: skip
        with self._open(*other_role.opening(self.notebook)):
            self._double_click(back, title=first_run.UNIT)
            with step("result taken in"):
                other_role.take_in(self.person)
        self._update()
        with step("data after update", is_seen=False):
            record.read_back(self.command, self.notebook, out=self.settings.work / "records-again.json")
            if not self.command("check", self.notebook)["ok"]:
                raise Failed("the notebook is damaged after the update")

    def _double_click(self, package_file: Path, *, title: str) -> None:
        """A second program is started with the file; the open window takes it."""
        with self.report.step("double click", is_seen=False):
            self.person.window(title, within=_STARTING_S)
            program = program_for(self.wine, package_file.suffix)
            done = self.wine.run(program, windows_path(package_file))
            if done.code:
                raise Failed(f"{program} ended with {done.code} on {package_file.name}: {done.told}")

    def _update(self) -> None:
        package_file = self.settings.update
        if package_file is None:
            self.report.say("no update package was given: the update was not tried")
            return
        old, newer = self.settings.build.version, self.settings.newer
        self.wine.begin(program_for(self.wine, package_file.suffix), windows_path(package_file))
        with self.report.step("update seen"):
            update.look_at_news(self.person, old=old, newer=newer)
        with self.report.step("updated"):
            update.update(self.person, self.wine, old=old, newer=newer)
        with self.report.step("closed after update", is_seen=False):
            self.person.press("ctrl+q")
            self.person.gone(first_run.UNIT)

    @contextmanager
    def _open(self, *arguments: str) -> Iterator[None]:
        """The installed program's window while the block lasts; then it is closed by its own key."""
        running = self.wine.begin(self.wine.window, *arguments)
        yield
        with self.report.step("closed", is_seen=False):
            self.person.press("ctrl+q")
            done = running.ended(within=_CLOSING_S)
            if done.code:
                raise Failed(f"the program ended with {done.code}: {done.said}")

    def _time(self, what: str, *, title: str) -> None:
        bare = self.settings.bare
        if bare is None:
            self.report.say("no bare window was given: the first window was not timed")
            return
        with self.report.step(f"time to {what}", is_seen=False):
            compared = first_window.compare(self.wine, self.screen, bare, what=what, title=title)
        self.report.say(compared.line)
        if compared.ratio > first_window.GOAL:
            self.report.fail(f"the first window is slow {what}")


def clear(folder: Path) -> None:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
