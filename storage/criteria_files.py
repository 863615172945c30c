"""Criteria files: any file a person names, JSON or workbook, and the sets shipped with the program."""

import json
from collections.abc import Sequence
from pathlib import Path

from core.annex import AnnexSheet
from core.criteria import parse_set
from core.criteria_sheets import ANNEX_FORMS, CRITERIA_FORMS, CriteriaWords, UnknownCriteriaForm
from core.services.adopt_criteria import decoded
from storage.disk import write_whole
from storage.plain_files import read_file

_SAMPLE = "sample"
_JSON, _WORKBOOK = CRITERIA_FORMS


class CriteriaFolder:
    """Criteria files anywhere, and those shipped with the program; fulfils `adopt_criteria.CriteriaFiles`."""

    def __init__(self, folder: Path, words: CriteriaWords) -> None:
        self._folder = folder
        self._words = words

    def read(self, path: Path) -> bytes:
        """The bytes of a criteria file; of a workbook, the JSON form of the set it states.

        Raises:
            SourceUnreadable: it cannot be read, or is far too large.
            NotACriteriaWorkbook, CriteriaWorkbookTooNew, CriteriaWorkbookRefused: a workbook of another kind.
            CriteriaSetRefused: cells of the workbook cannot be read (attached as findings).
        """
        content = read_file(path)
        if path.suffix.lower() != _WORKBOOK:
            return content
        from storage.criteria_sheets import set_in_workbook

        return _json_bytes(set_in_workbook(content, file=path.name, words=self._words))

    def write(self, path: Path, document: bytes) -> None:
        """Write a set given as JSON; the suffix chooses workbook or JSON.

        Raises:
            UnknownCriteriaForm: neither .json nor .xlsx.
            CriteriaSetRefused: the document is no sound set.
            CriteriaNotForSheets: something in it cannot stand in cells unchanged.
            DeviceError: the file could not be written.
        """
        suffix = path.suffix.lower()
        if suffix == _JSON:
            write_whole(path, document)
            return
        if suffix != _WORKBOOK:
            raise UnknownCriteriaForm(suffix=suffix, forms=" ".join(CRITERIA_FORMS))
        from storage.criteria_sheets import workbook_of_set

        write_whole(path, workbook_of_set(decoded(document), words=self._words))

    def annex(self, path: Path) -> tuple[AnnexSheet, ...] | None:
        """The tables of a file that holds the annex of a decision; None for one of our own criteria files.

        Raises:
            SourceUnreadable: it cannot be read, or is far too large.
            NotACriteriaWorkbook, CriteriaWorkbookRefused: no workbook or document, or an unsafe one.
        """
        suffix = path.suffix.lower()
        if suffix not in ANNEX_FORMS:
            return None
        content = read_file(path)
        from storage.annex_files import sheets_in_workbook, tables_in_document

        if suffix != _WORKBOOK:
            return tables_in_document(content, file=path.name)
        from storage.criteria_sheets import is_own_workbook

        return None if is_own_workbook(content) else sheets_in_workbook(content, file=path.name)

    def write_annex(self, path: Path, document: bytes) -> None:
        """Write a set given as JSON as the annex table of a decision.

        Raises:
            UnknownCriteriaForm: not .xlsx.
            CriteriaSetRefused: the document is no sound set.
            DeviceError: the file could not be written.
        """
        if path.suffix.lower() != _WORKBOOK:
            raise UnknownCriteriaForm(suffix=path.suffix.lower(), forms=_WORKBOOK)
        from storage.annex_files import annex_of_set

        write_whole(path, annex_of_set(parse_set(decoded(document)), words=self._words.annex))

    def bundled(self) -> Sequence[bytes]:
        """The sets shipped with the program, the commune sample first."""
        files = sorted(self._folder.glob("*.json"), key=lambda path: (_SAMPLE not in path.name, path.name))
        return tuple(path.read_bytes() for path in files)


def _json_bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
