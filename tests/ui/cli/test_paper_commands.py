"""The commands on letterheads, signers, recipients and templates, over services in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.template_samples import whole
from tests.ui import fakes
from ui.cli.answers import DONE, REFUSED, WRONG_USAGE, Answer
from ui.cli.parser import parser
from ui.services import Services


@pytest.fixture
def services() -> Services:
    return fakes.services()


@pytest.fixture
def run(services: Services) -> Any:
    @contextmanager
    def opened(_folder: Path) -> Iterator[Services]:
        yield services

    def run_it(*words: str) -> Answer:
        asked = parser().parse_args([*words, "--json"])
        answer: Answer = asked.act(asked, SimpleNamespace(open_workspace=opened))
        return answer

    return run_it


def test_letterheads_are_set_and_dropped_by_their_day(run: Any) -> None:
    run("letterhead", "set", "sổ", "--superior", "UBND HUYỆN TÂY SƠN", "--issuer", "ỦY BAN NHÂN DÂN",
        "--issuer", "XÃ BÌNH TƯỜNG")  # fmt: skip
    done = run("letterhead", "set", "sổ", "--from", "1/7/2025", "--place", "Bình Hiệp")
    assert [head["from"] for head in done.document["heads"]] == [None, "2025-07-01"]
    assert done.lines[0] == "Đầu văn bản từ đầu: UBND HUYỆN TÂY SƠN | ỦY BAN NHÂN DÂN XÃ BÌNH TƯỜNG"
    done = run("letterhead", "set", "sổ", "--from", "2025-07-01", "--place", "Tây Sơn")
    assert [head["place"] for head in done.document["heads"]] == ["", "Tây Sơn"]
    done = run("letterhead", "drop", "sổ")
    assert [head["from"] for head in done.document["heads"]] == ["2025-07-01"]


def test_signers_are_put_changed_and_removed_by_name(run: Any) -> None:
    assert run("letterhead", "signer", "sổ", "--name", "Lê Thị Hoa").code == WRONG_USAGE
    words = ("letterhead", "signer", "sổ", "--name", "Lê Thị Hoa", "--post", "Phó Chủ tịch", "--form", "KT")
    run(*words)
    done = run(*words, "--kinds", "annex, checklist")
    assert done.document["signers"] == [
        {"name": "Lê Thị Hoa", "post": "Phó Chủ tịch", "form": "KT", "kinds": ["annex", "checklist"]}
    ]
    assert run("letterhead", "signer", "sổ", "--name", "Lê Thị Hoa", "--remove").document["signers"] == []


def test_recipients_carry_their_delivery(run: Any) -> None:
    assert run("letterhead", "recipients", "sổ", "annex").code == WRONG_USAGE
    done = run(
        "letterhead",
        "recipients",
        "sổ",
        "annex",
        "--to",
        "Sở Nội vụ|vbdt",
        "--to",
        "Lưu",
        "--drafted-by",
        "VP",
    )
    assert done.document["recipients"]["annex"] == [
        {"name": "Sở Nội vụ", "delivery": "electronic"},
        {"name": "Lưu", "delivery": ""},
    ]
    assert done.lines == ("Nơi nhận (annex): Sở Nội vụ (VBĐT); Lưu", "Đơn vị soạn thảo: VP")
    assert run("letterhead", "recipients", "sổ", "annex", "--usual").document["recipients"] == {}
    with pytest.raises(SystemExit):
        run("letterhead", "recipients", "sổ", "annex", "--to", "Sở Nội vụ|fax")


def test_a_template_is_written_checked_used_listed_and_dropped(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    assert run("template", "write", "sổ", "annex", "--out", str(path)).code == DONE
    assert run("template", "check", "sổ", "annex", str(path)).document["templates"] == [
        {"kind": "annex", "taken": False, "findings": []}
    ]
    assert run("template", "use", "sổ", "annex", str(path), "--year", "2024").document["templates"][0][
        "taken"
    ]
    listed = {each["kind"]: each for each in run("template", "list", "sổ").document["kinds"]}
    assert (listed["annex"]["form"], listed["annex"]["file"]) == ("own", "mau.docx")
    assert listed["checklist"]["form"] == "built_in"
    bundle = tmp_path / "mau.zip"
    assert run("template", "export", "sổ", "--out", str(bundle)).document["count"] == 1
    assert run("template", "drop", "sổ", "annex").code == DONE
    taken = run("template", "import", "sổ", str(bundle))
    assert taken.lines == ("Đã dùng mẫu cho loại báo cáo annex.",)


def test_a_wrong_template_is_refused_with_its_findings(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(whole("{{p body }}", "{{ titel }}"))
    done = run("template", "use", "sổ", "annex", str(path))
    assert done.code == REFUSED
    assert [found["code"] for found in done.document["templates"][0]["findings"]] == ["TEMPLATE_UNKNOWN"]
    assert done.lines[0] == "Đoạn 10: “{{ titel }}”: Không có trường “titel”. Có phải “title”?"


def test_fields_are_listed(run: Any) -> None:
    done = run("template", "fields", "sổ", "annex")
    assert {"path": "signature.name", "kind": "text", "example": "Trần Văn Bình"} in done.document["fields"]
    assert "letterhead.issuer (danh sách): Cơ quan ban hành, từng dòng" in "\n".join(done.lines)


@pytest.mark.parametrize("extra", [("--dry-run",), ("--year", "2025")])
def test_what_only_foreign_files_have_never_imports_the_own_form(run: Any, extra: tuple[str, ...]) -> None:
    assert run("records", "import", "sổ", "so-lieu.xlsx", *extra).code == WRONG_USAGE
