"""The services a window or a command works with; `main.py` joins them for one workspace."""

from core.services.office_services import OfficeServices as Services

__all__ = ["Services"]
