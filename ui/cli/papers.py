"""Commands on what papers carry: letterheads, signers, recipients, and a province's own templates."""

import argparse
from pathlib import Path

from core.findings import has_errors
from core.letterheads import Addressee, DatedHead, Signer
from core.paper_templates import Checked
from core.services.letterhead_care import PaperSettings
from core.units import Signatory, SigningForm
from ui.cli.answers import DONE, REFUSED, WRONG_USAGE, Answer, finding_document
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, Parser, add_folder, day, year
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_papers as words
from ui.texts.reports_page import TITLES


def add(commands: Commands) -> None:
    """Put the commands in."""
    _add_letterheads(commands.group("letterhead"))
    _add_templates(commands.group("template"))


def _add_letterheads(group: Commands) -> None:
    add_folder(group.add("show", show))
    put = group.add("set", set_head)
    add_folder(put)
    put.add_argument("--from", dest="since", metavar=texts.DAY, type=day, help=words.FROM_HELP)
    put.add_argument("--superior", metavar=texts.TEXT, default="", help=words.SUPERIOR_HELP)
    put.add_argument("--issuer", metavar=words.LINE, action="append", default=[], help=words.ISSUER_HELP)
    put.add_argument("--place", metavar=texts.TEXT, default="", help=texts.PLACE_HELP)
    put.add_argument("--symbol", metavar=words.SYMBOL, default="", help=words.SYMBOL_HELP)
    dropped = group.add("drop", drop_head)
    add_folder(dropped)
    dropped.add_argument("--from", dest="since", metavar=texts.DAY, type=day, help=words.FROM_HELP)
    signs = group.add("signer", signer)
    add_folder(signs)
    signs.add_argument("--name", metavar=texts.NAME, required=True, help=words.SIGNER_NAME_HELP)
    signs.add_argument("--post", metavar=words.POST, default="", help=words.POST_HELP)
    forms = [form.value for form in SigningForm]
    signs.add_argument("--form", choices=forms, default=SigningForm.ON_BEHALF.value, help=words.FORM_HELP)
    signs.add_argument("--kinds", metavar=words.KINDS, default="", help=words.KINDS_HELP)
    signs.add_argument("--remove", action="store_true", help=words.REMOVE_SIGNER_HELP)
    receive = group.add("recipients", recipients)
    add_folder(receive)
    receive.add_argument("kind", metavar=texts.KIND, help=texts.KIND_HELP)
    receive.add_argument(
        "--to", metavar=texts.TEXT, action="append", type=addressee, default=[], help=words.TO_HELP
    )
    receive.add_argument("--usual", action="store_true", help=words.USUAL_HELP)
    receive.add_argument("--drafted-by", metavar=words.SYMBOL, help=words.DRAFTED_BY_HELP)


def _add_templates(group: Commands) -> None:
    add_folder(group.add("list", list_forms))
    for name, act in (("check", check), ("use", use)):
        made = group.add(name, act)
        _add_kind(made)
        made.add_argument("file", metavar=texts.FILE, type=Path, help=words.TEMPLATE_HELP)
        _add_trial_year(made)
    _add_kind(group.add("drop", drop))
    written = group.add("write", write)
    _add_kind(written)
    written.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.TEMPLATE_OUT_HELP)
    _add_trial_year(written)
    listed = group.add("fields", fields)
    _add_kind(listed)
    _add_trial_year(listed)
    sent = group.add("export", export)
    add_folder(sent)
    sent.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.BUNDLE_HELP)
    taken = group.add("import", take_over)
    add_folder(taken)
    taken.add_argument("file", metavar=texts.FILE, type=Path, help=words.BUNDLE_HELP)
    _add_trial_year(taken)


def _add_kind(made: Parser) -> None:
    add_folder(made)
    made.add_argument("kind", metavar=texts.KIND, help=texts.KIND_HELP)


def _add_trial_year(made: Parser) -> None:
    made.add_argument("--year", metavar=texts.YEAR, type=year, help=words.TEMPLATE_YEAR_HELP)


def addressee(text: str) -> Addressee:
    """A recipient with the form of delivery behind a bar."""
    name, bar, delivery = text.rpartition("|")
    if not bar:
        return Addressee(name=text)
    if delivery not in words.DELIVERY_WORDS:
        raise argparse.ArgumentTypeError(words.wrong_delivery(delivery))
    return Addressee(name=name, delivery=words.DELIVERY_WORDS[delivery])


def show(asked: Arguments, doors: Doors) -> Answer:
    """What was chosen."""
    with doors.open_workspace(asked.folder) as services:
        return _shown(services.letterheads.settings())


def set_head(asked: Arguments, doors: Doors) -> Answer:
    """A letterhead from a day on, in the place of the one from that day."""
    head = DatedHead(
        valid_from=asked.since,
        superior=asked.superior,
        issuer=tuple(asked.issuer),
        place=asked.place,
        symbol=asked.symbol,
    )
    with doors.open_workspace(asked.folder) as services:
        services.letterheads.keep_heads((*_others(services, asked), head))
        return _shown(services.letterheads.settings())


def drop_head(asked: Arguments, doors: Doors) -> Answer:
    """No letterhead from that day."""
    with doors.open_workspace(asked.folder) as services:
        services.letterheads.keep_heads(_others(services, asked))
        return _shown(services.letterheads.settings())


def signer(asked: Arguments, doors: Doors) -> Answer:
    """One signer by name: put, changed or removed."""
    if not asked.remove and not asked.post:
        return Answer(lines=(words.SIGNER_NEEDS,), code=WRONG_USAGE)
    with doors.open_workspace(asked.folder) as services:
        held = services.letterheads.settings().signers
        before = next((each for each in held if each.signatory.name == asked.name), None)
        others = tuple(each for each in held if each is not before)
        if not asked.remove:
            signatory = Signatory(form=SigningForm(asked.form), position=asked.post, name=asked.name)
            kinds = tuple(kind.strip() for kind in asked.kinds.split(",") if kind.strip())
            for kind in kinds:
                services.make_report.paper(kind)
            number = before.id if before else f"{len(held) + 1}-{asked.name}"
            others = (*others, Signer(id=number, signatory=signatory, kinds=kinds))
        services.letterheads.keep_signers(others)
        return _shown(services.letterheads.settings())


def recipients(asked: Arguments, doors: Doors) -> Answer:
    """Who receives a kind of report."""
    if not asked.to and not asked.usual and asked.drafted_by is None:
        return Answer(lines=(words.RECIPIENTS_NEED,), code=WRONG_USAGE)
    with doors.open_workspace(asked.folder) as services:
        services.make_report.paper(asked.kind)
        if asked.to or asked.usual:
            services.letterheads.keep_addressees(asked.kind, tuple(asked.to) or None)
        if asked.drafted_by is not None:
            services.letterheads.keep_drafting_department(asked.drafted_by)
        return _shown(services.letterheads.settings())


def list_forms(asked: Arguments, doors: Doors) -> Answer:
    """Which kind has which form."""
    with doors.open_workspace(asked.folder) as services:
        forms = services.templates.forms()
    return Answer(
        document={
            "kinds": [
                {
                    "kind": form.kind,
                    "form": "own" if form.is_own else "built_in",
                    "file": None if form.template is None else form.template.name,
                    "sha256": None if form.template is None else form.template.sha256,
                }
                for form in forms
            ]
        },
        lines=tuple(words.form_line(form, TITLES.get(form.kind, form.kind)) for form in forms),
    )


def check(asked: Arguments, doors: Doors) -> Answer:
    """What is wrong with a template; nothing changes."""
    with doors.open_workspace(asked.folder) as services:
        checked = services.templates.check(asked.kind, asked.file, year=_year(asked, services))
    return _checked((checked,))


def use(asked: Arguments, doors: Doors) -> Answer:
    """Check a template and put it in force."""
    with doors.open_workspace(asked.folder) as services:
        checked = services.templates.use(asked.kind, asked.file, year=_year(asked, services))
    return _checked((checked,))


def drop(asked: Arguments, doors: Doors) -> Answer:
    """Back to the built-in form."""
    with doors.open_workspace(asked.folder) as services:
        services.templates.drop(asked.kind)
    return Answer(document={"dropped": asked.kind}, lines=(words.dropped(asked.kind),))


def write(asked: Arguments, doors: Doors) -> Answer:
    """The built-in form with its fields."""
    with doors.open_workspace(asked.folder) as services:
        path = services.templates.write_starting(asked.kind, asked.out, year=_year(asked, services))
    return Answer(document={"file": str(path)}, lines=(texts.written(path),))


def fields(asked: Arguments, doors: Doors) -> Answer:
    """Every field a template of this kind may use."""
    with doors.open_workspace(asked.folder) as services:
        offered = services.templates.fields(asked.kind, _year(asked, services))
    return Answer(
        document={
            "fields": [
                {"path": each.path, "kind": each.shape.kind.value, "example": each.example}
                for each in offered
            ]
        },
        lines=tuple(map(words.field_line, offered)),
    )


def export(asked: Arguments, doors: Doors) -> Answer:
    """The templates in force as one file."""
    with doors.open_workspace(asked.folder) as services:
        count = services.templates.export(asked.out)
    return Answer(
        document={"file": str(asked.out), "count": count}, lines=(words.exported(count, asked.out),)
    )


def take_over(asked: Arguments, doors: Doors) -> Answer:
    """The templates of such a file, all or none."""
    with doors.open_workspace(asked.folder) as services:
        return _checked(services.templates.take_over(asked.file, year=_year(asked, services)))


def _year(asked: Arguments, services: Services) -> int:
    chosen: int | None = asked.year
    return chosen or services.clock.today().year


def _others(services: Services, asked: Arguments) -> tuple[DatedHead, ...]:
    heads = services.letterheads.settings().heads
    return tuple(head for head in heads if head.valid_from != asked.since)


def _checked(checked: tuple[Checked, ...]) -> Answer:
    findings = [finding for each in checked for finding in each.findings]
    return Answer(
        document={
            "templates": [
                {
                    "kind": each.kind,
                    "taken": each.is_taken,
                    "findings": [finding_document(finding) for finding in each.findings],
                }
                for each in checked
            ]
        },
        lines=tuple(line for each in checked for line in words.checked_lines(each)),
        code=REFUSED if has_errors(findings) else DONE,
    )


def _shown(settings: PaperSettings) -> Answer:
    return Answer(
        document={
            "heads": [
                {
                    "from": None if head.valid_from is None else head.valid_from.isoformat(),
                    "superior": head.superior,
                    "issuer": list(head.issuer),
                    "place": head.place,
                    "symbol": head.symbol,
                }
                for head in settings.heads
            ],
            "signers": [
                {
                    "name": each.signatory.name,
                    "post": each.signatory.position,
                    "form": each.signatory.form.value,
                    "kinds": list(each.kinds),
                }
                for each in settings.signers
            ],
            "recipients": {
                kind: [{"name": line.name, "delivery": line.delivery.value} for line in chosen]
                for kind, chosen in settings.addressees.items()
            },
            "drafted_by": settings.drafted_by,
        },
        lines=words.settings_lines(settings),
    )
