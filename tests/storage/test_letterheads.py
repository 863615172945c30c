"""Letterheads, signers, recipients and templates in the database."""

from datetime import UTC, date, datetime

from core.letterheads import Addressee, DatedHead, Delivery, Signer
from core.paper_templates import PaperTemplate
from core.units import Signatory, SigningForm

HEADS = (
    DatedHead(superior="UBND HUYỆN TÂY SƠN", issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG"), place="Bình Tường"),
    DatedHead(valid_from=date(2025, 7, 1), symbol="UBND"),
)
SIGNERS = tuple(
    Signer(
        id=name,
        signatory=Signatory(form=SigningForm.BY_ORDER, position="Chánh Văn phòng", name=name),
        kinds=kinds,
    )
    for name, kinds in (("Trần Văn Bình", ("annex", "council")), ("An", ()))
)
LINES = (Addressee(name="Sở Nội vụ", delivery=Delivery.BOTH), Addressee(name="UBND các xã"))


def test_what_was_kept_is_read_back_in_its_order(database) -> None:
    with database.transaction() as work:
        work.letterheads.put_heads(HEADS)
        work.letterheads.put_signers(SIGNERS)
        work.letterheads.put_addressees("annex", LINES)
        work.letterheads.put_addressees("council", ())
    with database.transaction() as work:
        assert work.letterheads.heads() == HEADS
        assert work.letterheads.signers() == SIGNERS
        assert work.letterheads.addressees() == {"annex": LINES, "council": ()}


def test_what_is_put_replaces_what_was_there(database) -> None:
    with database.transaction() as work:
        work.letterheads.put_heads(HEADS)
        work.letterheads.put_heads(HEADS[1:])
        work.letterheads.put_signers(SIGNERS)
        work.letterheads.put_signers(())
        work.letterheads.put_addressees("annex", LINES)
        work.letterheads.put_addressees("annex", None)
        assert work.letterheads.heads() == HEADS[1:]
        assert work.letterheads.signers() == ()
        assert work.letterheads.addressees() == {}


def test_a_template_may_be_kept_without_being_in_force(database) -> None:
    kept = PaperTemplate(
        kind="annex",
        name="phu-luc.docx",
        sha256="a" * 64,
        content=b"PK",
        added_at=datetime(2026, 1, 2, tzinfo=UTC),
        added_by="Hoa",
        is_used=False,
    )
    with database.transaction() as work:
        work.templates.put(kept)
        assert work.templates.get("annex") == kept
        used = PaperTemplate(**{name: getattr(kept, name) for name in kept.__slots__ if name != "is_used"})
        work.templates.put(used)
        assert work.templates.all() == (used,)
        work.templates.remove("annex")
        assert work.templates.get("annex") is None
