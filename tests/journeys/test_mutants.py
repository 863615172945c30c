"""Thousands of spoilt packages: none is believed, none breaks the reader, none leaves a trace."""

import hashlib
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.services.import_package import ImportStatus
from tests.hostile.mutants import mutants
from tests.hostile.read_mutants import Report
from tests.hostile.real_packages import real_packages
from tests.offices import COMMUNE, Desk, Offices
from tests.source_tree import ROOT

AT_LEAST = 8_000
EVERY = 25


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """All mutants, read once by another process under 64 MiB."""
    folder, packages = tmp_path_factory.mktemp("mutants"), real_packages()
    (folder / "first.cchc").write_bytes(packages.first)
    (folder / "second.cchc").write_bytes(packages.second)
    (folder / "allowed_signers").write_text(packages.signers, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.read_mutants", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Report(**json.loads(done.stdout))


def test_at_least_eight_thousand_mutants_were_read_and_met_most_rules(report: Report) -> None:
    assert report.total >= AT_LEAST
    assert len(report.codes) >= 35, report.codes


def test_no_mutant_is_accepted(report: Report) -> None:
    assert not report.accepted


def test_no_mutant_breaks_the_reader_even_with_little_memory(report: Report) -> None:
    assert not report.crashed


def test_every_mutant_is_refused_within_a_second(report: Report) -> None:
    assert not report.slow


def test_no_mutant_writes_outside_quarantine_or_leaves_a_byte_in_it(report: Report) -> None:
    assert not report.left_behind


def state(desk: Desk) -> dict[str, str]:
    """Every file of the workspace by its digest, the database file itself among them."""
    root = desk.opened.workspace.root
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(root.rglob("*"))
    }


def test_a_whole_office_refuses_mutants_and_stays_as_it_was_to_the_byte(
    offices: Offices, tmp_path: Path
) -> None:
    packages = real_packages()
    offices.open_round(COMMUNE)
    offices.commune()
    path, count = tmp_path / "mutant.cchc", 0
    # A first refusal lets the office make its folders.
    path.write_bytes(b"PK")
    assert offices.province.take_in(path).status is ImportStatus.REFUSED
    dump, before = offices.province.dump(), state(offices.province)
    for mutant in itertools.islice(mutants(packages.first, packages.second), 0, None, EVERY):
        path.write_bytes(mutant.data)
        taken = offices.province.take_in(path)
        assert taken.status is ImportStatus.REFUSED, mutant.name
        assert taken.code.startswith("E_"), mutant.name
        assert state(offices.province) == before, mutant.name
        count += 1
    assert count >= AT_LEAST // EVERY
    assert offices.province.dump() == dump
    path.write_bytes(packages.first)
    assert offices.province.take_in(path).status is ImportStatus.IMPORTED
