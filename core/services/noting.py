"""Write an act into the audit chain under the officer of this workspace."""

from core.audit import Act
from core.ports import Clock, Transaction


def note(
    work: Transaction,
    clock: Clock,
    *,
    act: str,
    subject: str,
    change: tuple[str, str] = ("", ""),
    why: str = "",
) -> None:
    """Chain one act; `change` is what stood before and what stands now."""
    old, new = change
    officer = work.office.get().officer.name
    work.audit.append(
        Act(officer=officer, act=act, subject=subject, old=old, new=new, why=why), at=clock.now()
    )
