"""What an officer writes into a report, by command: `report DIR KIND --year Y --section S [--file F]`."""

from pathlib import Path

from core.report_texts import PaperPlace, UnknownSection
from core.reporting.paper import Section
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Parser
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import report_texts as words


def add_texts(made: Parser) -> None:
    """The options of a report that are about its texts."""
    made.add_argument("--section", metavar=words.SECTION, default="", help=words.SECTION_HELP)
    made.add_argument("--file", metavar=texts.FILE, type=Path, help=words.FILE_HELP)
    made.add_argument("--show", action="store_true", help=words.SHOW_HELP)


def asks_for_texts(asked: Arguments) -> bool:
    """Whether the command is about the texts of a report, not about its file."""
    return bool(asked.section) or bool(asked.show)


def keep_or_show(asked: Arguments, doors: Doors, *, services: Services) -> Answer:
    """Keep the text of one section from a file, or show what is written."""
    paper = services.make_report.paper(asked.kind)
    sections = paper.sections
    place = PaperPlace(year=asked.year, kind=asked.kind, part=asked.part or paper.usual_part)
    if asked.section not in {"", *(each.key for each in sections)}:
        raise UnknownSection(section=asked.section, sections=words.section_keys(sections))
    if asked.section and asked.file is not None and not asked.show:
        services.report_texts.save(place, asked.section, text=doors.read_text(asked.file))
    return _shown(asked, services, place=place, sections=sections)


def _shown(
    asked: Arguments, services: Services, *, place: PaperPlace, sections: tuple[Section, ...]
) -> Answer:
    held = services.report_texts.read(place)
    wanted = [each for each in sections if asked.section in {"", each.key}]
    return Answer(
        document={
            "kind": place.kind,
            "year": place.year,
            "part": place.part,
            "sections": [
                {
                    "key": each.key,
                    "name": each.name,
                    "text": held[each.key].text if each.key in held else "",
                    "officer": held[each.key].officer if each.key in held else None,
                    "at": held[each.key].at.isoformat() if each.key in held else None,
                }
                for each in wanted
            ],
        },
        lines=tuple(line for each in wanted for line in words.section_lines(each, held.get(each.key))),
    )
