"""The installed program's command line: every answer is one JSON document."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from make.wine import windows_path
from smoke.waiting import Failed
from smoke.wine import Done, Wine

_LAST = 1500


class CommandLine:
    """Commands of the installed program; `say` hears of a start that Wine lost."""

    def __init__(self, wine: Wine, *, passphrase: str, say: Callable[[str], None]) -> None:
        # Commands show nothing; what draws pages for itself need not wait for Wine's screen.
        self._wine, self._say = wine, say
        self._around = {"SOCCHC_PASSPHRASE": passphrase, "QT_QPA_PLATFORM": "offscreen"}

    def __call__(self, *words: str | Path, code: int | None = 0, within: float = 180) -> Any:
        """Run one command; its document. `code` None: whatever it ends with.

        Raises:
            Failed: another exit code, no document, or words on standard error beside one.
        """
        arguments = [windows_path(word) if isinstance(word, Path) else word for word in words]
        done = self._run(arguments, within=within)
        if done.code and not done.said and not done.told:
            # The program always says something, and so does Wine once it has begun.
            self._say(f"lost at its start by Wine, begun once more: {arguments[0]}")
            done = self._run(arguments, within=within)
        if code is not None and done.code != code:
            raise Failed(f"{arguments} ended with {done.code}: {done.said[-_LAST:]}{done.told[-_LAST:]}")
        try:
            return json.loads(done.said)
        except ValueError:
            raise Failed(f"{arguments} answered no JSON: {done.said[-_LAST:]}{done.told[-_LAST:]}") from None

    def _run(self, arguments: Sequence[str], *, within: float) -> Done:
        return self._wine.run(self._wine.console, *arguments, "--json", within=within, env=self._around)
