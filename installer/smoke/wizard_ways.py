"""The other ways through Setup's pages: for everyone, portable, uninstalling; kept as pictures."""

from collections.abc import Callable

from make.settings import ID
from smoke.wizard_pages import Wizard
from smoke.wizard_session import KEY, Session, must, wait_until
from smoke.wizard_silent import (
    NEWER_THERE,
    NO_RIGHTS,
    NOT_WRITTEN,
    Setups,
    data_kept,
    nothing_registered,
    run,
    stands,
)
from smoke.wizard_stand_in import NEWER, OLDER, THIS

_RUN_WANTED = 100  # spoken between the two Setups only


def asked_for_everyone(session: Session, setups: Setups) -> None:
    """Over a person's own installation: the other way is said and asked about, then rights are asked for.

    Wine knows nobody who could give them, so the Setup that was to have more rights finds none and says so;
    the one that started it ends as that one ended. What happens with rights is the next check.
    """
    run(session, setups[OLDER], "/S")
    wizard = Wizard(session, setups[THIS], limited=True)
    wizard.until("sẽ được nâng lên")
    wizard.press("Tiếp tục")
    wizard.press("Cho mọi người dùng máy này")
    wizard.until("tốt nhất chỉ giữ một", picture="setup-vi-10-other")
    wizard.press("Tiếp tục")
    wizard.until("Vẫn cài thêm bản này?", picture="setup-vi-11-question")
    wizard.press("Yes")
    wizard.until("mà Windows chưa cấp")
    wizard.press("OK")
    must(wizard.ended() == NO_RIGHTS, "the first Setup did not end as the second one ended")
    must(not session.everyones.exists(), "written without rights")
    stands(session.mine, OLDER)


def with_rights(session: Session, setups: Setups) -> None:
    """The Setup with rights begins at the folder, and leaves opening the program to the one without."""
    wizard = Wizard(session, setups[THIS], "/ALLUSERS /ELEVATED /LANG=vi")
    wizard.until("Đặt ở đâu?", picture="setup-vi-12-everyone")
    wizard.press("Tiếp tục")
    wizard.press("Cài đặt")
    wizard.until("đã sẵn sàng")
    wizard.press("Hoàn tất")
    must(wizard.ended() == _RUN_WANTED, "it does not say that the program is to be opened")
    stands(session.everyones, THIS)
    must(not (session.data / "started.txt").exists(), "the program was opened with administrator rights")
    must(session.shortcuts() == ("all-Desktop", "all-Programs"), f"shortcuts {session.shortcuts()}")


def by_pages_to_a_stick(session: Session, setups: Setups) -> None:
    """The portable copy by pages: a folder is refused and another taken; nothing is written into Windows."""
    wizard = Wizard(session, setups[THIS], limited=True)
    wizard.until("Cài đặt Sổ CCHC")
    wizard.press("Tiếp tục")
    wizard.press("Bản mang theo USB")
    wizard.press("Tiếp tục")
    wizard.until("Đặt ở đâu?", picture="setup-vi-13-portable")
    wizard.type_folder("C:\\windows\\x")
    wizard.press("Cài đặt")
    wizard.until("thư mục của Windows", picture="setup-vi-14-refused")
    wizard.press("OK")
    wizard.type_folder("C:\\USB\\Sổ CCHC")
    wizard.press("Cài đặt")
    wizard.until("đã sẵn sàng", picture="setup-vi-15-portable-finish")
    wizard.press("Mở Sổ CCHC ngay")
    wizard.press("Hoàn tất")
    must(wizard.ended() == 0, "Setup did not end with 0")
    wizard.speaks(vietnamese=True)
    stands(session.path_in("C:\\USB\\Sổ CCHC"), THIS)
    must(session.path_in("C:\\USB\\Sổ CCHC\\portable.txt").is_file(), "no portable.txt")
    nothing_registered(session, "HKCU")


def by_pages_away(session: Session, setups: Setups) -> None:
    """The uninstaller says where the data stays, in the language of the installation."""
    for language, words in (("vi", ("Gỡ", "Hoàn tất")), ("en", ("Uninstall", "Finish"))):
        run(session, setups[THIS], f"/S /LANG={language}")
        remover = Wizard(session, session.mine / "Uninstall.exe", f"_?={session.name_of(session.mine)}")
        remover.until(f"AppData\\Local\\{ID}", picture=f"setup-{language}-16-remove")
        remover.press(words[0])
        remover.until("Dữ liệu vẫn còn nguyên" if language == "vi" else "Your data is still there",
                      picture=f"setup-{language}-17-removed")  # fmt: skip
        remover.press(words[1])
        must(remover.ended() == 0, "the uninstaller did not end with 0")
        must(not (session.mine / "_internal").exists(), "the program is still there")
        must(session.values("HKCU", KEY) is None, "keys left")
        data_kept(session)
        remover.speaks(vietnamese=language == "vi")


def refused_rights(session: Session, setups: Setups) -> None:
    """An elevated Setup that was given no rights says so and ends with 5, without asking again for ever."""
    wizard = Wizard(session, setups[THIS], "/ALLUSERS /ELEVATED", limited=True)
    wizard.until("cần quyền quản trị", picture="setup-vi-18-rights")
    wizard.press("OK")
    must(wizard.ended() == NO_RIGHTS, "no rights did not end with 5")
    must(not session.everyones.exists(), "written without rights")


def update_by_itself(session: Session, setups: Setups) -> None:
    """An update asks nothing, closes itself and opens the program; over a newer one it says why not."""
    beside = session.path_in("C:\\USB")
    beside.mkdir()
    setup = beside / "Setup.exe"
    setup.write_bytes(setups[THIS].read_bytes())
    run(session, setups[OLDER], "/S")
    must(session.run(setup, f"/UPDATE /RUN /D={session.name_of(session.mine)}") == 0, "the update failed")
    stands(session.mine, THIS)
    must((beside / "exit-code.txt").read_text("ascii") == "0", "exit-code.txt")
    wait_until((session.data / "started.txt").exists, "the new program is started")
    (session.data / "stop").touch()
    wait_until(lambda: session.run(setups[NEWER], "/S") == 0, "the program has ended")
    wizard = Wizard(session, setup, "/UPDATE")
    wizard.until("Đang có Sổ CCHC 0.10.0", picture="setup-vi-19-update-newer")
    wizard.press("OK")
    must(wizard.ended() == NEWER_THERE, "an older update did not end with 4")
    must((beside / "exit-code.txt").read_text("ascii") == str(NEWER_THERE), "exit-code.txt")
    stands(session.mine, NEWER)


def held_while_seen(session: Session, setups: Setups) -> None:
    """With pages, too, a held file puts the old program back before anything is clicked away."""
    run(session, setups[OLDER], "/S")
    session.order("hold", session.name_of(session.mine / "Uninstall.exe"))
    wizard = Wizard(session, setups[THIS])
    wizard.press("Tiếp tục")
    wizard.press("Tiếp tục")
    wizard.press("Cài đặt")
    wizard.until("Bản đang có (nếu có) đã được giữ nguyên", picture="setup-vi-20-held")
    session.order("let_go")
    stands(session.mine, OLDER)
    wizard.press("OK")
    must(wizard.ended() == NOT_WRITTEN, "a held file did not end with 6")
    stands(session.mine, OLDER)


WAYS: tuple[Callable[[Session, Setups], None], ...] = (
    asked_for_everyone, with_rights, by_pages_to_a_stick, by_pages_away, refused_rights,
    update_by_itself, held_while_seen,
)  # fmt: skip
