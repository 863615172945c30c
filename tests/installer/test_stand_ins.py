"""What is left out beside pyHanko in the frozen program: enough stays for it to load, and no network."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from make.freeze import ZONES

from tests.source_tree import ROOT

STAND_INS = ROOT / "installer" / "windows" / "stand_ins"
_LOADED = "storage.cms, storage.pdf_process, storage.certificate_chains, storage.tokens"


def stand_in(name: str) -> ModuleType:
    path = STAND_INS / name / "__init__.py"
    spec = importlib.util.spec_from_file_location(f"stand_in_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_that_signs_and_verifies_loads_with_them() -> None:
    code = f"import sys; sys.path[:0] = {[str(STAND_INS), str(ROOT)]!r}; import {_LOADED}; "
    code += (
        "print(sys.modules['aiohttp'].__file__, 'certifi' in sys.modules and sys.modules['certifi'].__file__)"
    )
    done = subprocess.run((sys.executable, "-c", code), check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split()[0] == str(STAND_INS / "aiohttp" / "__init__.py")


def sources() -> Iterator[str]:
    for package in ("pyhanko", "pyhanko_certvalidator"):
        spec = importlib.util.find_spec(package)
        assert spec is not None
        for folder in spec.submodule_search_locations or ():
            yield from (path.read_text("utf-8") for path in Path(folder).rglob("*.py"))


def test_every_time_zone_that_the_libraries_name_is_shipped() -> None:
    named = {zone for text in sources() for zone in re.findall(r"ZoneInfo\(['\"](.+?)['\"]", text)}
    assert named
    assert named <= set(ZONES)


def test_no_name_that_the_libraries_use_is_missing() -> None:
    offered = vars(stand_in("aiohttp"))
    used = {name for text in sources() for name in re.findall(r"\baiohttp\.([A-Z]\w+)", text)}
    assert len(used) > 3
    assert used <= set(offered)


@pytest.mark.parametrize("name", ["BasicAuth", "ClientSession", "ClientTimeout", "TCPConnector"])
def test_whoever_would_use_the_network_is_refused(name: str) -> None:
    with pytest.raises(RuntimeError, match="no access to the network"):
        getattr(stand_in("aiohttp"), name)("anything", total=1)


def test_there_is_no_list_of_web_authorities() -> None:
    with pytest.raises(RuntimeError, match="no access to the network"):
        stand_in("certifi").where()
