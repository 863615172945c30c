"""Which numbers a page is set with: decree 30/2020 (guide 8), or those of lists and one-page summaries.

Lengths of the page are millimetres, sizes of type are points.
"""

from dataclasses import dataclass

from core.reporting.document import Report

SHORT, LONG = 210, 297  # A4
# A rule below issuer and title is a third to a half as long as its text; the one below the motto is as long.
SHORT_RULE, WHOLE_RULE = 0.4, 1.0
RULE = 0.75  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """Margins and sizes of one kind of page; `tables` are tried from the largest down.

    `lines` is the distance of lines as a multiple of their size, 1.15 of which is Word's single spacing.
    """

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 16
    number: float = 13  # of the page, in the top margin
    number_from_top: float = 11
    nation: float = 12  # and the issuer
    motto: float = 13  # and place and day, and the document's number
    title: float = 14
    reference: float = 13
    body: float = 13
    heading: float = 13
    caption: float = 12
    note: float = 11
    signature: float = 13
    name: float = 14
    recipients_label: float = 12
    recipients: float = 11
    first_line: float = 12.7
    between: float = 6  # points from paragraph to paragraph
    lines: float = 1.3
    tables: tuple[float, ...] = (12.0, 11.0, 10.0, 9.0, 8.0)
    foot: float = 9  # of the page of pages, in the bottom margin of a list
    foot_from_bottom: float = 8

    def width(self, *, is_landscape: bool) -> float:
        """What the margins leave of a line."""
        return (LONG if is_landscape else SHORT) - self.left - self.right

    def height(self, *, is_landscape: bool) -> float:
        """What the margins leave of a page."""
        return (SHORT if is_landscape else LONG) - self.top - self.bottom


DECREE = PageForm()
LIST = PageForm(
    top=15,
    bottom=15,
    left=15,
    right=15,
    title=13,
    body=11,
    heading=11,
    caption=11,
    note=9,
    first_line=0,
    between=4,
    lines=1.2,
    tables=(10.0, 9.5, 9.0, 8.5, 8.0),
)
COMPACT = PageForm(
    top=15,
    bottom=15,
    left=20,
    right=15,
    number_from_top=9,
    title=13,
    reference=11,
    body=11,
    heading=11.5,
    caption=10.5,
    note=9,
    signature=12,
    name=12,
    recipients_label=11,
    recipients=10,
    first_line=10,
    between=3,
    lines=1.15,
    tables=(9.5, 9.0, 8.5, 8.0),
)


def form_of(report: Report) -> PageForm:
    """The numbers a report is set with: a list when it counts its pages, a summary when it is compact."""
    if report.pages:
        return LIST
    return COMPACT if report.compact else DECREE
