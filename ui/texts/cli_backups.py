"""Words of the commands on the copies of a workspace."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.backups import Backup
from ui.texts import backups, common

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "backups": "các bản sao lưu sổ tự giữ trong máy, và bản sao ở nơi khác",
        "backups list": "liệt kê các bản sao lưu trong máy, mới nhất trước",
        "backups make": "tạo ngay một bản sao lưu trong máy",
    }
)


def listed(held: Sequence[Backup]) -> tuple[str, ...]:
    """One line for each copy."""
    if not held:
        return (backups.EMPTY,)
    return tuple(
        f"{each.name}  {common.moment(each.at)}  {backups.WHY[each.why]}  {backups.state(each)}"
        for each in held
    )
