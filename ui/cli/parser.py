"""Every command with its options: the contract scripts rely on."""

from ui.cli import program
from ui.cli.grammar import Commands, Parser
from ui.texts import cli_grammar as texts
from ui.texts.common import PROGRAM_LONG


def parser(*, only_window: bool = False) -> Parser:
    """The whole command line; without a command the window opens.

    Args:
        only_window: only what opens the window, which then waits for no other command to be loaded.
    """
    made = Parser(prog="so-cchc", description=PROGRAM_LONG, epilog=texts.EPILOG)
    made.set_defaults(act=program.open_window, json=False, folder=None, sample=None, file=[])
    if only_window:
        program.add(Commands(made, words=texts.COMMAND_HELP))
        return made
    from ui.cli.groups import COMMAND_HELP, GROUPS

    commands = Commands(made, words=COMMAND_HELP)
    for group in (program, *GROUPS):
        group.add(commands)
    return made
