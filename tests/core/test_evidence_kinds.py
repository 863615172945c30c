"""The kind of a document is told by what it is about, its symbol, its words, or its file."""

import pytest

from core.evidence import EvidenceDocument, StoredFile
from core.evidence_kinds import EvidenceKind, kind_of_document


def document(summary="", *, extension="", **said):
    file = StoredFile(sha256="a" * 64, size=1, media_type="", extension=extension) if extension else None
    return EvidenceDocument(id="1", year=2025, name="", summary=summary, file=file, **said)


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        (document("Quyết định phê duyệt Đề án vị trí việc làm", symbol="QĐ-UBND"), EvidenceKind.POSTS),
        (document("Quyết định khen thưởng tập thể, cá nhân", symbol="QĐ-UBND"), EvidenceKind.COMMENDATION),
        (document("Cuộc thi “Mô hình, sáng kiến CCHC”"), EvidenceKind.CONTEST),
        (document("Báo cáo học tập kinh nghiệm tại xã bạn", symbol="BC-UBND"), EvidenceKind.STUDY_VISIT),
        (document("Công nhận sáng kiến năm 2025", symbol="QĐ-UBND"), EvidenceKind.MODEL),
        (document("Biên bản giám sát", issuer="Ủy ban MTTQ xã"), EvidenceKind.SUPERVISION),
        (document("Báo cáo giám sát đầu tư", symbol="BC-UBND"), EvidenceKind.REPORT),
        (document("", symbol="KH-UBND"), EvidenceKind.PLAN),
        (document("Bien ban hop"), EvidenceKind.MINUTES),
        (document("Trích xuất hệ thống một cửa"), EvidenceKind.FIGURES),
        (document("Niêm yết", extension=".jpg"), EvidenceKind.PICTURE),
        (document("", extension=".xlsx"), EvidenceKind.FIGURES),
        (document("", extension=".pdf"), EvidenceKind.OTHER),
    ],
)
def test_kinds_are_told(held, kind) -> None:
    assert kind_of_document(held) is kind
