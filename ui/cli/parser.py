"""Every command with its options: the contract scripts rely on."""

from ui.cli import (
    criteria,
    delivery,
    desks,
    evidence,
    exchange,
    figures,
    government,
    keys,
    outside,
    packages,
    papers,
    program,
    questions,
    ranking,
    records,
    results,
    round_care,
    rounds,
    score,
    trust,
    workspace,
)
from ui.cli.grammar import Commands, Parser
from ui.texts import cli as texts
from ui.texts.common import PROGRAM_LONG


def parser() -> Parser:
    """The whole command line; without a command the window opens."""
    made = Parser(prog="so-cchc", description=PROGRAM_LONG, epilog=texts.EPILOG)
    made.set_defaults(act=program.open_window, json=False, folder=None, sample=None, file=[])
    commands = Commands(made)
    for group in (
        program,
        workspace,
        criteria,
        records,
        evidence,
        figures,
        score,
        keys,
        government,
        trust,
        packages,
        delivery,
        exchange,
        round_care,
        rounds,
        questions,
        outside,
        ranking,
        desks,
        results,
        papers,
    ):
        group.add(commands)
    return made
