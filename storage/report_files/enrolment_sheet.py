"""Papers of keys as PDF: A4 pages to sign, stamp and, if they hold a secret, to seal."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from core.reporting.document import Align
from core.reporting.enrolment_sheet import EnrolmentSheet
from storage.report_files.fonts import Typeface, typeface
from storage.report_files.pdf_text import drawn, line_style, paragraphs
from storage.report_files.plain import printable
from storage.report_files.qr_code import QrCode

_SIDE, _TOP = 25 * mm, 20 * mm
_WIDTH = A4[0] - 2 * _SIDE
_FEW_FACTS = 7  # of more, as of four root keys, the page stays one by giving up room for stamps
_GROUPS_A_ROW = 4
_ROOM_FOR_STAMP, _LESS_ROOM = 38 * mm, 26 * mm
_LONG_WORD = 40  # characters


def render(sheet: EnrolmentSheet) -> bytes:
    """The whole file; equal sheets give equal bytes on one machine."""
    face = typeface()
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=_SIDE,
        rightMargin=_SIDE,
        topMargin=_TOP,
        bottomMargin=_TOP,
        title=printable(f"{sheet.title} {sheet.subtitle}"),
        lang="vi-VN",
        invariant=1,
        initialFontName=face.regular,
    )
    flows: list[Flowable] = []
    for copy in sheet.copies or ("",):
        flows += [PageBreak()] if flows else []
        flows += _page(sheet, face, copy=copy)
    document.build(flows)
    return target.getvalue()


def _page(sheet: EnrolmentSheet, face: Typeface, *, copy: str) -> list[Flowable]:
    small = line_style(face.bold, 12.0, align=Align.LEFT, before=8)
    digits = (
        []
        if not sheet.digits
        else [
            *paragraphs(sheet.digits_label, line_style(face.bold, 12.0, align=Align.LEFT, before=10)),
            Spacer(1, 2 * mm),
            _digits(sheet, face),
        ]
    )
    return [
        *(paragraphs(copy, line_style(face.bold, 12.0, align=Align.RIGHT)) if copy else ()),
        *paragraphs(sheet.title, line_style(face.bold, 15.0, align=Align.CENTRE)),
        *paragraphs(sheet.subtitle, line_style(face.bold, 13.0, align=Align.CENTRE, before=2)),
        Spacer(1, 6 * mm),
        _facts(sheet, face),
        *digits,
        *paragraphs(sheet.digits_note, line_style(face.italic, 11.0, align=Align.LEFT, before=5)),
        *paragraphs(sheet.code_label, small),
        QrCode(sheet.code),
        *_code_lines(sheet, face),
        Spacer(1, 3 * mm),
        _signatures(sheet, face),
        *(
            flow
            for note in sheet.notes
            for flow in paragraphs(note, line_style(face.italic, 10.0, align=Align.LEFT, before=2))
        ),
    ]


def _code_lines(sheet: EnrolmentSheet, face: Typeface) -> list[Flowable]:
    """A public key is only checked by eye; a secret is typed, so it is large and evenly spaced."""
    style = (
        line_style(face.regular, 8.0, align=Align.CENTRE)
        if sheet.digits
        else line_style(face.typed_bold, 15.0, align=Align.CENTRE, before=3)
    )
    return [flow for line in sheet.code_lines for flow in paragraphs(line, style)]


def _facts(sheet: EnrolmentSheet, face: Typeface) -> Flowable:
    label = line_style(face.regular, 12.0, align=Align.LEFT)
    rows = [
        [paragraphs(name, label), paragraphs(text, line_style(face.bold, _size(text), align=Align.LEFT))]
        for name, text in sheet.facts
    ]
    style = [
        ("FONT", (0, 0), (-1, -1), face.regular, 12),  # else the file names a font it does not hold
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    return Grid(rows, colWidths=(_WIDTH * 0.3, _WIDTH * 0.7), style=style)


def _size(text: str) -> float:
    """A fingerprint must not be broken over two lines: it is compared sign by sign."""
    return 12.0 if len(max(text.split(), key=len, default="")) < _LONG_WORD else 9.0


def _digits(sheet: EnrolmentSheet, face: Typeface) -> Flowable:
    """Groups four a row; those the other side types stand in a thick frame."""
    groups = sheet.digits
    rows = [groups[at : at + _GROUPS_A_ROW] for at in range(0, len(groups), _GROUPS_A_ROW)]
    first = len(groups) - sheet.confirmed
    frames = [
        (
            "BOX",
            (at % _GROUPS_A_ROW, at // _GROUPS_A_ROW),
            (at % _GROUPS_A_ROW, at // _GROUPS_A_ROW),
            1.6,
            "black",
        )
        for at in range(first, len(groups))
    ]
    return Grid(
        [[drawn(group, face.bold) for group in row] for row in rows],
        colWidths=(_WIDTH / _GROUPS_A_ROW,) * _GROUPS_A_ROW,
        rowHeights=9 * mm,
        style=[
            ("FONT", (0, 0), (-1, -1), face.bold, 16),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("INNERGRID", (0, 0), (-1, -1), 0.4, "grey"),
            ("BOX", (0, 0), (-1, -1), 0.4, "grey"),
            *frames,
        ],
    )


def _signatures(sheet: EnrolmentSheet, face: Typeface) -> Flowable:
    titles = [
        paragraphs(title, line_style(face.bold, 12.0, align=Align.CENTRE)) for title in sheet.signatures
    ]
    hint = line_style(face.italic, 11.0, align=Align.CENTRE)
    room = _ROOM_FOR_STAMP if len(sheet.facts) <= _FEW_FACTS else _LESS_ROOM
    boxes = [[*title, *paragraphs(sheet.signature_hint, hint), Spacer(1, room)] for title in titles]
    return Grid(
        [boxes],
        colWidths=(_WIDTH / len(boxes),) * len(boxes),
        style=[
            ("FONT", (0, 0), (-1, -1), face.regular, 12),
            ("BOX", (0, 0), (-1, -1), 0.75, "black"),
            ("INNERGRID", (0, 0), (-1, -1), 0.75, "black"),
        ],
    )
