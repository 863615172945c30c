"""Workbooks of figures by unit on the disk; the spreadsheet library loads for the first one."""

from pathlib import Path

from core.outside_sheets import Forms, OutsideBook, OutsideFile


class OutsideFilesOnDisk:
    """Fulfils `core.outside_ports.OutsideFiles`."""

    def write(self, path: Path, book: OutsideBook) -> Path:
        """Write a template whole or not at all.

        Raises:
            DeviceError: it could not be written.
        """
        from storage.outside_sheets import write_outside

        write_outside(path, book)
        return path

    def read(self, path: Path, forms: Forms) -> OutsideFile:
        """Every row as it stands, with findings for cells that cannot be read.

        Raises:
            NotAnOutsideFile, OutsideFileTooNew, OutsideFileRefused, SourceUnreadable.
        """
        from storage.outside_sheet_reading import read_outside

        return read_outside(path, forms)
