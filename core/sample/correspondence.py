"""What goes to and fro beside the packages of the year: receipts, one return with its correction, tasks."""

from datetime import date
from pathlib import Path

from core.progress import Silent
from core.records.planning import TaskArea
from core.sample import figures
from core.services.office_services import OfficeServices
from core.services.send_many import Outward
from core.services.send_return import Correction, Question
from core.services.send_tasks import GivenTask


class Correspondence:
    """The letters of the sample, all through one folder."""

    def __init__(self, data: figures.Data, folder: Path, *, passphrase: str) -> None:
        self._data = data
        self._year: int = data["year"]
        self._outward = Outward(folder=folder, passphrase=passphrase, progress=Silent())

    @property
    def returned(self) -> str:
        """The commune whose package is sent back."""
        return str(self._data["communes"][self._data["returned"]["commune"]])

    def send(self, services: OfficeServices) -> int:
        """The authority: receipts that wait, one package sent back, tasks for all; how many receipts."""
        written = self.write_receipts(services)
        told = self._data["returned"]
        question = Question(criterion=told["criterion"], reason=told["question"])
        services.send_return.send(
            self._year,
            self.returned,
            correction=Correction(reason=told["reason"], questions=(question,)),
            outward=self._outward,
        )
        tasks = tuple(
            GivenTask(
                title=task["title"],
                area=TaskArea(task["area"]),
                due_on=date.fromisoformat(task["due"]),
                document=task["document"],
            )
            for task in self._data["given_tasks"]
        )
        services.send_tasks.send(self._year + 1, tasks, outward=self._outward)
        return written

    def write_receipts(self, services: OfficeServices) -> int:
        """The authority: sign what waits; how many receipts."""
        return len(
            services.receipts.write(
                self._outward.folder, passphrase=self._outward.passphrase, progress=Silent()
            )
        )

    def correct(self, services: OfficeServices) -> Path:
        """The commune whose package came back: read what is asked, send the corrected one."""
        folder = self._outward.folder
        services.import_package.take_in_all(
            sorted(folder.glob(f"*-return-xa-{self.returned}_*.cchc")), progress=Silent()
        )
        sent = services.export_package.export(
            self._year,
            folder,
            passphrase=self._outward.passphrase,
            reason=self._data["returned"]["answer"],
            progress=Silent(),
        )
        return sent.files[0]

    def read(self, services: OfficeServices, code: str) -> None:
        """A commune takes in its receipts and the tasks given to all."""
        folder = self._outward.folder
        files = [*folder.glob(f"*-receipt-xa-{code}_*.cchc"), *folder.glob("*-tasks_*.cchc")]
        services.import_package.take_in_all(sorted(files), progress=Silent())
