"""Setup's pages in both languages: pressed through, kept as pictures, measured for text that does not fit."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from make.settings import NAME
from smoke.wizard_session import KEY, Session, must, wait_until
from smoke.wizard_silent import CANCELLED, NEWER_THERE, Setups, stands
from smoke.wizard_stand_in import NEWER, THIS

_TICK_PIXELS, _BUTTON_PIXELS = 16, 8  # what a tick box and a frame take of a button's width
_HAIR_PIXELS = (
    4  # the letter that stands in here is taller than Windows' own; a line that is cut misses by 17
)
_VIETNAMESE = re.compile(
    "[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", re.IGNORECASE
)
_NEUTRAL = {NAME, "English", "Tiếng Việt", "..."}


class Wizard:
    """One Setup or uninstaller on the screen."""

    def __init__(self, session: Session, program: Path, switches: str = "", *, limited: bool = False) -> None:
        self._session = session
        self._pid = session.start(program, switches, limited=limited)
        self._seen: list[str] = []

    def until(self, words: str, *, picture: str = "") -> None:
        """Wait until a window says this, and keep the picture; every text on it must fit."""
        wait_until(lambda: words in self.said(), f"the page that says „{words}“; it says: {self.said()}")
        if picture:
            wait_until(self._is_still, "the page stands still")
            self._session.picture(picture)
            self._fits(picture)
            # The buttons of a message box speak the language of Windows.
            ours = [
                *self._controls(only_pages=True),
                *(c for c in self._controls() if c["class"] == "Static"),
            ]
            self._seen += [str(control["text"]) for control in ours if control["text"]]

    def said(self) -> str:
        """All texts of all dialogs now."""
        return "\n".join(str(control["text"]) for control in self._controls())

    def press(self, name: str) -> None:
        """Press the button, box or link of this name, as soon as it can be."""
        wait_until(lambda: self._found(name), f"the button {name}; there is: {self.said()}")
        self._session.order("press", self._found(name)["handle"])

    def is_ticked(self, name: str) -> bool:
        """Whether a box or a choice is ticked."""
        wait_until(lambda: self._found(name), f"the choice {name}; there is: {self.said()}")
        return bool(self._found(name)["checked"])

    def type_folder(self, folder: str) -> None:
        """Put a folder into the field for it."""
        field = next(control for control in self._controls() if control["class"] == "Edit")
        self._session.order("write", field["handle"], folder)

    def ended(self) -> int:
        """Its exit code."""
        return self._session.ended(self._pid)

    def speaks(self, *, vietnamese: bool) -> None:
        """What was shown so far is all in one language."""
        for text in self._seen:
            plain = text.replace("&", "").replace(NAME, "").replace("Người dùng", "").strip()
            foreign = bool(_VIETNAMESE.search(plain)) is not vietnamese
            worded = re.search("[a-zA-Z]{2}", plain) and not re.search(r"[\\.]|^[\d. ]+$|MB$", plain)
            must(plain in _NEUTRAL or not worded or not foreign, f"wrong language: {text}")

    def _controls(self, *, only_pages: bool = False) -> list[dict[str, Any]]:
        windows = self._session.order("windows")["windows"]
        if only_pages:  # Windows measures its message boxes itself
            windows = [
                each for each in windows if any(held["class"] == "#32770" for held in each["controls"])
            ]
        return [control for window in windows for control in (window, *window["controls"])]

    def _found(self, name: str) -> dict[str, Any]:
        def is_it(control: dict[str, Any]) -> bool:
            return control["enabled"] and str(control["text"]).replace("&", "") == name

        return next(filter(is_it, self._controls()), {})

    def _is_still(self) -> bool:
        before = self._controls()
        return before == self._controls()

    def _fits(self, picture: str) -> None:
        for control in self._controls(only_pages=True):
            (wide, high), (_, _, width, height) = control["wanted"], control["place"]
            if control["class"] == "Static":
                must(
                    high <= height + _HAIR_PIXELS,
                    f"{picture}: cut off ({high} > {height}): {control['text']}",
                )
            if control["class"] == "Button":
                room = width - (_TICK_PIXELS if height < width // 10 else _BUTTON_PIXELS)
                must(wide <= room, f"{picture}: cut off ({wide} > {room}): {control['text']}")


def first_time(session: Session, setups: Setups) -> None:
    """In Vietnamese without asking: for one person, no desktop shortcut, and the program opens at the end."""
    wizard = Wizard(session, setups[THIS], limited=True)
    wizard.until("Cài đặt Sổ CCHC", picture="setup-vi-1-welcome")
    wizard.press("Tiếp tục")
    wizard.until("Cài cho ai?", picture="setup-vi-2-mode")
    must(wizard.is_ticked("Chỉ cho tôi"), "one person's installation is not the first choice")
    wizard.press("Tiếp tục")
    wizard.until("Đặt ở đâu?", picture="setup-vi-3-folder")
    wizard.press("Tiếp tục")
    wizard.until("Tùy chọn", picture="setup-vi-4-choices")
    wizard.press("Tạo biểu tượng trên màn hình nền")
    wizard.press("Cài đặt")
    wizard.until("đã sẵn sàng", picture="setup-vi-5-finish")
    must(wizard.is_ticked("Mở Sổ CCHC ngay"), "opening the program is not offered")
    wizard.press("Hoàn tất")
    must(wizard.ended() == 0, "Setup did not end with 0")
    wizard.speaks(vietnamese=True)
    stands(session.mine, THIS)
    must(session.shortcuts() == ("Programs",), f"shortcuts {session.shortcuts()}")
    wait_until((session.data / "started.txt").exists, "the program opens")
    _refused_while_running(session, setups)


def _refused_while_running(session: Session, setups: Setups) -> None:
    wizard = Wizard(session, setups[NEWER])
    wizard.until("đang chạy", picture="setup-vi-6-running")
    (session.data / "stop").touch()
    wizard.press("Retry")  # Windows' own word, in Windows' own language
    wizard.until("sẽ được nâng lên", picture="setup-vi-7-upgrade")
    wizard.press("Tiếp tục")
    wizard.until("Đang cài theo lựa chọn này: bản 0.6.0", picture="setup-vi-8-upgrade-mode")
    wizard.press("Tiếp tục")
    wizard.until("Tùy chọn")
    must(not wizard.is_ticked("Tạo biểu tượng trên màn hình nền"), "an earlier choice is forgotten")
    wizard.press("Cài đặt")
    wizard.until("đã sẵn sàng")
    wizard.press("Mở Sổ CCHC ngay")
    wizard.press("Hoàn tất")
    must(wizard.ended() == 0, "the upgrade did not end with 0")
    stands(session.mine, NEWER)
    older = Wizard(session, setups[THIS])
    older.until("Đang có Sổ CCHC 0.10.0", picture="setup-vi-9-newer")
    older.press("OK")
    must(older.ended() == NEWER_THERE, "a downgrade did not end with 4")


def in_english(session: Session, setups: Setups) -> None:
    """The other language is one click away and remembered; leaving changes nothing and ends with 1."""
    wizard = Wizard(session, setups[THIS])
    wizard.until("Cài đặt Sổ CCHC")
    wizard.press("English")
    must(wizard.ended() == 0, "the first window is gone")
    wizard.until("0.6.0 Setup")
    wizard.press("Cancel")
    wizard.press("Yes")
    _leave(session, setups)
    wizard = Wizard(session, setups[THIS], "/LANG=en /D=C:\\Người dùng\\Sổ CCHC")
    wizard.until("0.6.0 Setup", picture="setup-en-1-welcome")
    wizard.press("Next >")
    wizard.until("For whom?", picture="setup-en-2-mode")
    wizard.press("Next >")
    wizard.until("Where to?", picture="setup-en-3-folder")
    wizard.press("Next >")
    wizard.until("Shortcut on the", picture="setup-en-4-choices")
    wizard.press("Install")
    wizard.until("is ready", picture="setup-en-5-finish")
    wizard.press("Open Sổ CCHC now")
    wizard.press("Finish")
    must(wizard.ended() == 0, "Setup did not end with 0")
    wizard.speaks(vietnamese=False)
    stands(session.path_in("C:\\Người dùng\\Sổ CCHC"), THIS)
    must((session.values("HKCU", KEY) or {}).get("Language") == "en", "the language is not remembered")


def _leave(session: Session, setups: Setups) -> None:
    english = Wizard(session, setups[THIS], "/LANG=en")
    english.until("0.6.0 Setup")
    english.press("Cancel")
    english.until("quit", picture="setup-en-0-cancel")
    english.press("Yes")
    must(english.ended() == CANCELLED, "leaving did not end with 1")
    must(not session.mine.exists(), "leaving left files")


PAGES: tuple[Callable[[Session, Setups], None], ...] = (first_time, in_english)
