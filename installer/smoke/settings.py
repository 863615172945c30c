"""What one run of the smoke test is given, and where it puts what it finds."""

from dataclasses import dataclass
from pathlib import Path

from make.settings import ID
from make.settings import Settings as Build

PASSPHRASE = "bay con trau xanh gap nhau dau lang"  # noqa: S105 - of keys that live for minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run.

    Attributes:
        build: where the build put its fresh prefix, its Windows Python and the old workspaces.
        setup: the Setup program to install.
        update: the signed update package; it holds a Setup of a higher version with the same program in it.
        newer: that higher version; empty when there is no update to try.
        bare: a bare PySide6 window frozen with the program's own options; its start is what ours is held to.
        out: pictures, logs and the report.
        work: everything else the run makes; removed at its start.
    """

    build: Build
    setup: Path
    out: Path
    work: Path
    update: Path | None = None
    newer: str = ""
    bare: Path | None = None

    @property
    def prefix(self) -> Path:
        """The prefix of this run."""
        return self.work / "prefix"

    @property
    def home(self) -> Path:
        """The scratch folder Wine links Desktop and Documents to."""
        return self.work / "home"

    @property
    def stick(self) -> Path:
        """What plays the USB stick."""
        return self.work / "usb"

    @property
    def typing_python(self) -> Path:
        """The Windows Python that plays the input program for Vietnamese letters."""
        return self.build.winpy / "python.exe"

    @property
    def databases(self) -> Path:
        """Workspaces of every released schema."""
        return self.build.root / "tests" / "vectors" / "databases"

    @property
    def criteria(self) -> Path:
        """The criteria set shipped with the program."""
        return self.build.root / "resources" / "criteria" / "criteria-sample.json"


WINDOW = f"{ID}.exe"
CONSOLE = f"{ID}-cli.exe"
