"""Evidence is judged alike when it is added, packed, verified and taken in (E_EV_TYPE)."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from core.evidence import EvidenceTypeRefused
from core.packages import names
from core.packages.evidence_types import is_flagged, media_type_of
from core.packages.nowhere import Nowhere
from core.packages.refusals import EvidenceType
from core.progress import Silent
from storage.attachments import EvidenceFolder
from tests import evidence_samples as samples
from tests.core.packages.builders import Basket, Recipe, path_of, read
from tests.core.packages.test_refused_packages import changed, evidence_items
from ui.texts.errors import sentence_of


def carrying(content: bytes, extension: str) -> bytes:
    """A package by a trusted sender with this file as its one evidence, as its type says it is."""
    path = path_of(content, extension)
    sha256 = path.rpartition("/")[2].removesuffix(extension)
    item = dict(evidence_items(Recipe())[0], path=path, sha256=sha256, size=len(content))
    item |= {"media_type": media_type_of(extension), "name": "tệp", "flagged": is_flagged(extension)}
    recipe = changed(evidence=[item])
    body = dict(recipe.value["body"], documents=[], lines=[])
    return Recipe(value=recipe.value | {"body": body}, evidence={path: content}).bytes()


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        (".pdf", samples.PROGRAM),
        (".docx", samples.office(".docx", parts=("word/vbaProject.bin",))),
        (".docx", samples.office(".docx", types=(samples.WORD_MACROS,))),
        (".doc", samples.compound("__properties_version1.0")),
        (".txt", b"#!/bin/sh"),
        (".jpg", samples.JPG + samples.archive(("a", b"x"))),
    ],
)
@pytest.mark.parametrize("sink", [Basket, Nowhere])
def test_content_must_fit_its_extension_whether_it_is_kept_or_only_verified(extension, content, sink):
    with pytest.raises(EvidenceTypeRefused) as added:
        add(extension, content)
    with pytest.raises(EvidenceType) as received:
        read(carrying(content, extension), sink=sink())
    assert received.value.code == "E_EV_TYPE"
    assert received.value.fields["family"] == added.value.fields["family"]
    assert sentence_of(received.value).advice.startswith("Đề nghị bên gửi")
    assert "“tệp”" in sentence_of(received.value).why
    assert f"a{extension}" in sentence_of(added.value).what


@pytest.mark.parametrize("extension", names.PLAIN_EXTENSIONS + names.FLAGGED_EXTENSIONS)
def test_every_sound_kind_of_evidence_is_taken_in(extension):
    assert read(carrying(samples.sound(extension), extension))
    assert read(carrying(samples.sound(extension), extension), sink=Nowhere())


def add(extension: str, content: bytes) -> None:
    """What an office that adds the same file is told."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"a{extension}"
        source.write_bytes(content)
        EvidenceFolder(Path(folder) / "evidence").keep(source, progress=Silent())
