"""The argument parser in Vietnamese: headings, help, and what is wrong with a command."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from core.errors import CchcError
from core.numbers import parse_date
from ui.cli import voice
from ui.cli.answers import WRONG_USAGE, Answer
from ui.cli.doors import Doors
from ui.texts import cli_grammar as texts

Arguments = argparse.Namespace
Act = Callable[[Arguments, Doors], Answer]


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese and never guesses an abbreviated option."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, "allow_abbrev": False, **settings}, add_help=False)
        self._positionals.title = texts.POSITIONALS
        self._optionals.title = texts.OPTIONS
        self.add_argument("-h", "--help", action="help", help=texts.HELP)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, how the command is used, and stop with the exit code of wrong usage."""
        wrong = f"{texts.WRONG_USAGE} {_translated(message)}"
        voice.insist(
            f"{self.format_usage()}{wrong}" if voice.has_console() else f"{wrong}\n\n{texts.BOX_HELP}"
        )
        self.exit(WRONG_USAGE)

    def print_help(self, file: Any = None) -> None:
        """As inherited; the windowed program says in a message box how it is started."""
        if voice.has_console():
            super().print_help(file)
        else:
            voice.insist(texts.BOX_HELP, is_news=True)


class _Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese heading for the usage line."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """As inherited, under our heading."""
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)


class Commands:
    """The commands of one level: `add` puts one in, `group` opens the level below; `words` are their help."""

    def __init__(self, parser: Parser, *, words: Mapping[str, str], prefix: str = "") -> None:
        self._words, self._prefix = words, prefix
        self._level = parser.add_subparsers(
            title=texts.COMMANDS, metavar=texts.COMMAND, required=bool(prefix)
        )

    def add(self, name: str, act: Act) -> Parser:
        """A command; its help is found under its full name."""
        made = self._made(name)
        made.add_argument("--json", action="store_true", help=texts.JSON)
        made.set_defaults(act=act)
        return made

    def group(self, name: str) -> "Commands":
        """A word that stands before several commands."""
        return Commands(self._made(name), words=self._words, prefix=f"{self._prefix}{name} ")

    def _made(self, name: str) -> Parser:
        words = self._words[f"{self._prefix}{name}"]
        made: Parser = self._level.add_parser(name, help=words, description=words)
        return made


def add_folder(parser: Parser) -> None:
    """The workspace a command works on."""
    parser.add_argument("folder", metavar=texts.DIR, type=Path, help=texts.DIR_HELP)


def add_year(parser: Parser) -> None:
    """The assessed year."""
    parser.add_argument("--year", metavar=texts.YEAR, type=year, required=True, help=texts.YEAR_HELP)


def year(text: str) -> int:
    """A year of four digits."""
    if re.fullmatch(r"(19|20|21)[0-9]{2}", text) is None:
        raise argparse.ArgumentTypeError(texts.not_a_year(text))
    return int(text)


def decimal(text: str) -> Decimal:
    """A decimal with either mark."""
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation as cause:
        raise argparse.ArgumentTypeError(texts.not_a_number(text)) from cause


def day(text: str) -> date:
    """A day as ISO 8601 or as officials write it."""
    try:
        return date.fromisoformat(text) if text[4:5] == "-" else parse_date(text)
    except (ValueError, CchcError) as cause:
        raise argparse.ArgumentTypeError(texts.not_a_day(text)) from cause


def _translated(message: str) -> str:
    """What argparse found wrong, in Vietnamese; its own English words never reach the screen."""
    for pattern, sentence in texts.USAGE_ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return sentence.format(**{name: value or "" for name, value in found.groupdict().items()})
    return texts.SEE_HELP
