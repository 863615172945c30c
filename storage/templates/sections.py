"""Pages of a filled template: an annex begins on a page of its own, upright or landscape, numbered from 1.

Where a page begins a paragraph is left with the settings of the section that ends there; until all of them
are known it only says how the next section lies. Everything is taken from the template's own page settings.
"""

import copy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LIES = "socchc-lies"  # an attribute of ours, taken away again
_UPRIGHT, _LANDSCAPE = "upright", "landscape"
_BEFORE_SIZE = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
_AFTER_NUMBERS = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "docGrid")


def begin_page(paragraph: Any, *, is_landscape: bool) -> None:
    """Make a paragraph the end of a section; what follows lies as said."""
    for child in list(paragraph):
        paragraph.remove(child)
    properties = OxmlElement("w:pPr")
    section = OxmlElement("w:sectPr")
    section.set(_LIES, _LANDSCAPE if is_landscape else _UPRIGHT)
    properties.append(section)
    paragraph.append(properties)


def begin_document(body: Any, *, is_landscape: bool) -> None:
    """The same at the end of everything."""
    paragraph = OxmlElement("w:p")
    body[-1].addprevious(paragraph)
    begin_page(paragraph, is_landscape=is_landscape)


def settle_sections(document: Any) -> None:
    """Give every section its settings: the first the template's, each later one its own lie and numbers."""
    body = document.element.body
    begun = [each for each in body.iter(qn("w:sectPr")) if each.get(_LIES) is not None]
    if not begun:
        return
    last = body[-1]
    settings, next_settings = copy.deepcopy(last), copy.deepcopy(last)
    for section in begun:
        next_settings = _numbered_anew(last, is_landscape=section.get(_LIES) == _LANDSCAPE)
        section.getparent().replace(section, settings)
        settings = next_settings
    body.replace(last, next_settings)


def _numbered_anew(base: Any, *, is_landscape: bool) -> Any:
    made = copy.deepcopy(base)
    size = made.find(qn("w:pgSz"))
    if size is not None:
        width, height = int(size.get(qn("w:w"))), int(size.get(qn("w:h")))
        short, long = sorted((width, height))
        size.set(qn("w:w"), str(long if is_landscape else short))
        size.set(qn("w:h"), str(short if is_landscape else long))
        size.attrib.pop(qn("w:orient"), None)
        if is_landscape:
            size.set(qn("w:orient"), _LANDSCAPE)
    _begin_on_a_page(made)
    numbers = made.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        behind = next((each for each in made if _name(each) in _AFTER_NUMBERS), None)
        if behind is None:
            made.append(numbers)
        else:
            behind.addprevious(numbers)
    numbers.set(qn("w:start"), "1")
    return made


def _begin_on_a_page(section: Any) -> None:
    found = section.find(qn("w:type"))
    if found is None:
        found = OxmlElement("w:type")
        place = next((at for at, each in enumerate(section) if _name(each) not in _BEFORE_SIZE), len(section))
        section.insert(place, found)
    found.set(qn("w:val"), "nextPage")


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
