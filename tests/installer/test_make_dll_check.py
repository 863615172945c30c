"""The DLL check: a folder that would start on a fresh Windows 10 passes, and each way not to is named."""

from pathlib import Path

import pytest
from make.commands import BuildFailed
from make.dll_check import refuse

from tests.installer.small_pe import X86, small_pe


def put(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A whole program: its own DLLs beside it or in the known folders, the rest from Windows."""
    put(tmp_path, "SoCCHC.exe", small_pe(needs=["KERNEL32.dll", "api-ms-win-crt-runtime-l1-1-0.dll"]))
    put(tmp_path, "_internal/python311.dll", small_pe(needs=["VCRUNTIME140.dll", "WINSPOOL.DRV"]))
    put(tmp_path, "_internal/VCRUNTIME140.dll", small_pe())
    put(tmp_path, "_internal/PySide6/Qt6Core.dll", small_pe(needs=["ole32.dll"]))
    put(tmp_path, "_internal/PySide6/plugins/platforms/qwindows.dll", small_pe(needs=["Qt6Core.dll"]))
    put(tmp_path, "_internal/PIL/_imaging.pyd", small_pe(needs=["python311.dll"]))
    put(tmp_path, "_internal/resources/words.json", b"{}")
    return tmp_path


def test_a_whole_program_passes(program: Path) -> None:
    refuse(program)


def test_a_dll_that_is_not_shipped_is_named_with_who_needs_it(program: Path) -> None:
    (program / "_internal" / "VCRUNTIME140.dll").unlink()
    with pytest.raises(
        BuildFailed, match=r"_internal/python311\.dll needs vcruntime140\.dll, which is not shipped"
    ):
        refuse(program)


def test_a_dll_in_a_folder_nobody_looks_into_does_not_count(program: Path) -> None:
    (program / "_internal" / "python311.dll").rename(program / "_internal" / "PIL" / "python311.dll")
    put(program, "_internal/lxml/etree.pyd", small_pe(needs=["python311.dll"]))
    with pytest.raises(BuildFailed, match=r"etree\.pyd needs python311\.dll, which lies out of its reach"):
        refuse(program)


@pytest.mark.parametrize("mark", [b"Wine builtin DLL", b"Wine placeholder DLL"])
def test_a_dll_of_wine_is_refused(program: Path, mark: bytes) -> None:
    put(program, "_internal/icuuc.dll", small_pe(mark=mark))
    with pytest.raises(BuildFailed, match=r"_internal/icuuc\.dll is a DLL of Wine"):
        refuse(program)


def test_a_file_for_another_processor_is_refused(program: Path) -> None:
    put(program, "_internal/old.pyd", small_pe(machine=X86))
    with pytest.raises(BuildFailed, match=r"_internal/old\.pyd is not for 64-bit Windows"):
        refuse(program)


@pytest.mark.parametrize("name", ["libgcc_s_seh-1.dll", "libstdc++-6.dll", "libwinpthread-1.dll"])
def test_the_runtime_of_mingw_is_refused_even_if_it_is_shipped(program: Path, name: str) -> None:
    put(program, f"_internal/{name}", small_pe())
    with pytest.raises(BuildFailed, match="run-time DLL of the mingw compiler"):
        refuse(program)


def test_a_file_that_only_bears_the_name_is_refused(program: Path) -> None:
    put(program, "_internal/broken.dll", b"not a program")
    with pytest.raises(BuildFailed, match=r"_internal/broken\.dll is no Windows program"):
        refuse(program)


def test_an_empty_folder_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="no program"):
        refuse(tmp_path)


def test_all_faults_are_told_at_once(program: Path) -> None:
    put(program, "_internal/a.pyd", small_pe(needs=["gone.dll"]))
    put(program, "_internal/b.pyd", small_pe(needs=["lost.dll"], machine=X86))
    with pytest.raises(BuildFailed) as refused:
        refuse(program)
    assert len(str(refused.value).splitlines()) == 3
