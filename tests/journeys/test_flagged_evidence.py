"""Files that may carry macros: taken in with a mark, or forbidden by the appraiser in its criteria set."""

import json
from pathlib import Path

import pytest

from core.evidence import EvidenceDocument, EvidenceTypeRefused
from core.findings import Finding
from core.packages.refusals import EvidenceType
from core.progress import Silent
from core.services.export_package import ExportPackage, GateClosed
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from tests.evidence_samples import office
from tests.offices import COMMUNE, CRITERIA, YEAR, Desk, Offices, fill
from ui.texts.criteria_page import NO_FLAGGED, described
from ui.texts.errors import sentence_of
from ui.texts.every_finding import message_of
from ui.texts.import_page import plan_text

SET_ID = "KHONG-MACRO"


def strict_set(folder: Path) -> Path:
    """The sample set, issued under another name, that takes no files with macros."""
    value = json.loads((CRITERIA / "criteria-sample.json").read_text(encoding="utf-8"))
    value |= {"set_id": SET_ID, "version": "1", "forbids_flagged_evidence": True}
    path = folder / "bo-tieu-chi.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def add_macros(desk: Desk) -> EvidenceDocument:
    path = desk.out / "Biểu mẫu.docm"
    path.write_bytes(office(".docm", parts=("word/vbaProject.bin",)))
    details = EvidenceDetails(year=YEAR, is_not_secret=True, criteria=("2.1.1",))
    return desk.services.keep_evidence.add([path], details, progress=Silent())[0]


def under_strict_set(offices: Offices) -> Desk:
    """A commune and its province, both assessing by the strict set."""
    path = strict_set(offices.folder)
    offices.province.services.adopt_criteria.adopt(path)
    offices.province.services.run_round.open_round(YEAR, criteria_set=SET_ID, units=(COMMUNE,))
    commune = offices.commune()
    fill(commune)
    commune.services.adopt_criteria.adopt(path)
    return commune


def test_a_file_with_macros_travels_with_its_mark(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    commune = offices.commune()
    fill(commune)
    add_macros(commune)
    package = commune.export().files[0]
    card = offices.province.services.import_package.inspect(package, progress=Silent())
    assert card.plan is not None
    assert card.plan.files_flagged == 1
    assert "macro" in plan_text(card.plan)
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED
    (received,) = offices.province.services.appraisal.sheet(YEAR, COMMUNE).line("2.1.1").evidence
    assert received.file is not None
    assert received.file.flagged
    copy = offices.province.services.keep_evidence.copy_out(received)
    assert copy.name == "Biểu mẫu.docm"
    assert copy.is_relative_to(offices.province.opened.workspace.copies)


def test_a_set_that_forbids_macros_refuses_them_at_adding(offices: Offices) -> None:
    commune = under_strict_set(offices)
    commune.services.self_assessment.choose_criteria(YEAR, SET_ID)
    before = commune.everything()
    with pytest.raises(EvidenceTypeRefused) as refused:
        add_macros(commune)
    assert "Bộ tiêu chí" in sentence_of(refused.value).why
    assert commune.everything() == before
    assert NO_FLAGGED in described(commune.services.self_assessment.criteria(YEAR))


def test_macros_added_before_the_set_was_chosen_stop_the_export(offices: Offices) -> None:
    commune = under_strict_set(offices)
    commune.services.self_assessment.choose_criteria(YEAR, "VN-CX-CANDIDATE-2025")
    document = add_macros(commune)
    commune.services.self_assessment.choose_criteria(YEAR, SET_ID)
    with pytest.raises(GateClosed):
        commune.export()
    found = [each for each in commune.services.export_package.gate(YEAR) if "FLAGGED" in each.code]
    assert [document.name in message_of(each) for each in found] == [True]
    commune.services.keep_evidence.remove(document.id)
    assert not [each for each in commune.services.export_package.gate(YEAR) if "FLAGGED" in each.code]


def test_a_package_with_forbidden_macros_is_refused_whole(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program, or an older one, may not have kept the rule."""
    commune = under_strict_set(offices)
    commune.services.self_assessment.choose_criteria(YEAR, "VN-CX-CANDIDATE-2025")
    add_macros(commune)
    commune.services.self_assessment.choose_criteria(YEAR, SET_ID)
    nothing: tuple[Finding, ...] = ()
    monkeypatch.setattr(ExportPackage, "_forbidden", lambda _self, _score: nothing)
    package = commune.export().files[0]
    before = offices.province.everything()
    for told in (
        offices.province.services.import_package.inspect(package, progress=Silent()).error,
        offices.province.take_in(package).error,
    ):
        assert isinstance(told, EvidenceType)
        assert "Biểu mẫu.docm" in sentence_of(told).why
    assert offices.province.everything() == before
