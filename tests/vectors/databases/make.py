"""Makes the two old workspaces of the version whose source tree is the first on the path (README.md, beside).

    cd TREE && PYTHONPATH=. python …/tests/vectors/databases/make.py FOLDER [--between]

The sample's own story is played by that version's own code with two communes, small papers and six documents
of evidence; what the version then says of both workspaces is stated in a JSON file beside each.
"""

import hashlib
import io
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import main as program
from core.sample import story as stories
from core.version import VERSION

COMMUNES, PERIODS, DOCUMENTS = 2, 2, 6
DATED = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = {"socchc.lock", "socchc.db-journal"}
LEFT_OUT_FOLDERS = {"exports", "backups", "outbox", "quarantine"}


def small(data: dict[str, Any]) -> dict[str, Any]:
    """The sample's words with few communes, years and papers."""
    kept = dict(data)
    for name in ("communes", "weights", "eagerness"):
        kept[name] = data[name][:COMMUNES]
    kept["periods"] = data["periods"][-PERIODS:]
    kept["evidence"] = data["evidence"][:DOCUMENTS]
    for name in ("lowered", "returned"):
        if name in data:
            kept[name] = {**data[name], "commune": COMMUNES - 1}
    return kept


def small_paper(path: Path, *, title: str, unit: str, number: str, issued: date) -> None:
    """A PDF of one empty page that carries its words in its head."""
    words = f"{title} {unit} {number} {issued.isoformat()}".encode("utf-16-be").hex()
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        f"<</Title<feff{words}>>>",
    )
    text, places = "%PDF-1.4\n", []
    for place, part in enumerate(parts, start=1):
        places.append(len(text))
        text += f"{place} 0 obj{part}endobj\n"
    start = len(text)
    text += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n"
    text += "".join(f"{place:010d} 00000 n \n" for place in places)
    text += f"trailer<</Size {len(parts) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{start}\n%%EOF\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("ascii"))


def play(folder: Path) -> dict[str, Any]:
    """The story in small; the words and totals it was played with."""
    stage: Any = program._stage()
    stage.data = small(stage.data)
    stage.paper = small_paper
    story: Any = stories.Story(stage, stories.Places(root=folder), tell=lambda _told: None)
    fill: Callable[..., None] = story._years.fill
    story._years.fill = lambda services, place, **named: fill(services, min(place, COMMUNES - 1), **named)
    story._make_tie = lambda _services: None  # takes five communes
    story.play()
    words: dict[str, Any] = stage.data
    return words


def asked(*arguments: object) -> Any:
    """What a command of this version answers."""
    with redirect_stdout(io.StringIO()) as out:
        code = program.main([*map(str, arguments), "--json"])
    if code:
        raise SystemExit(f"{arguments}: {code}\n{out.getvalue()}")
    return json.loads(out.getvalue())


def rows_of(database: Path) -> dict[str, int]:
    """Rows by table."""
    with closing(sqlite3.connect(database)) as open_file:
        names = [
            name
            for (name,) in open_file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            )
        ]
        return {name: open_file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def stated(folder: Path, years: list[int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What this version says of a workspace: in short, and in whole documents by their file's name."""
    told = asked("info", folder)
    said: dict[str, Any] = {"version": VERSION, "info": told, "check": asked("check", folder)}
    whole: dict[str, Any] = {}
    if told["role"] == "submitter":
        with tempfile.TemporaryDirectory() as scratch:
            written = Path(scratch) / "records.json"
            asked("records", "export", folder, "--out", written)
            whole["records.json"] = json.loads(written.read_text("utf-8"))
        for year in years:
            whole[f"score-{year}.json"] = asked("score", folder, "--year", year)
        said["totals"] = {year: whole[f"score-{year}.json"]["total"] for year in years}
    else:
        whole["rank.json"] = asked("rank", folder, "--year", max(years))
        said["ranks"] = {row["unit"]: [row["rank"], row["index"]] for row in whole["rank.json"]["rows"]}
        said["rounds"] = {year: asked("round", "status", folder, "--year", year) for year in years}
    said["key"] = asked("key", "show", folder)
    said["evidence"] = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "evidence").rglob("*"))
        if path.is_file()
    }
    said["rows"] = rows_of(folder / "socchc.db")
    return said, whole


def packed(folder: Path, target: Path, *, beside: dict[str, bytes]) -> None:
    """The workspace below `workspace/`, and files that go with it, in a fixed order with a fixed date."""
    entries = {f"workspace/{name}": path.read_bytes() for name, path in kept_files(folder)} | beside
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, DATED)
            entry.compress_type = zipfile.ZIP_LZMA
            archive.writestr(entry, content)


def kept_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a workspace that are not made anew at every start, by their names in it."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and path.name not in LEFT_OUT and name.parts[0] not in LEFT_OUT_FOLDERS:
            yield name.as_posix(), path


def make(target: Path, *, is_released: bool) -> None:
    """Both workspaces and what is stated of them into `target`; packages only from released versions."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        words = play(root)
        years = [period["year"] for period in words["periods"]]
        code = words["communes"][0]
        sent = [*(root / "packages").glob(f"*{code}*.cchc"), *(root / "enrolments").iterdir()]
        letters = {path.relative_to(root).as_posix(): path.read_bytes() for path in sent}
        letters["allowed_signers"] = (root / "allowed_signers").read_bytes()
        for role, folder in (("submitter", root / f"commune-{code}"), ("appraiser", root / "authority")):
            said, whole = stated(folder, years)
            beside = {name: as_json(document) for name, document in whole.items()}
            if is_released and role == "submitter":
                beside |= letters
            name = f"{said['info']['schema']}-{VERSION if is_released else 'between'}-{role}"
            packed(folder, target / f"{name}.zip", beside=beside)
            digest = hashlib.sha256((target / f"{name}.zip").read_bytes()).hexdigest()
            said |= {"year": words["year"], "code": code, "sha256": digest}
            (target / f"{name}.json").write_bytes(as_json(said))


def as_json(document: Any) -> bytes:
    """The document as it is kept."""
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


if __name__ == "__main__":
    make(Path(sys.argv[1]), is_released="--between" not in sys.argv)
