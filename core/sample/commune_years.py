"""A commune's year of the sample: records, ticks, papers and explanations through the services."""

from dataclasses import replace
from datetime import date

from core.progress import Silent
from core.records.catalogue import Record
from core.records.people import Discipline
from core.report_texts import PaperPlace
from core.sample import every_kind, figures, work
from core.sample.stage import Places, Stage
from core.self_score import Need
from core.services.keep_evidence import EvidenceDetails
from core.services.office_services import OfficeServices


class CommuneYears:
    """Fills workspaces of communes with the figures of the sample."""

    def __init__(self, stage: Stage, places: Places) -> None:
        self._stage = stage
        self._places = places
        self._data = stage.data
        self._year: int = stage.data["year"]
        self.dossiers = figures.dossiers(stage.data)
        self._staff = figures.staff(stage.data)

    def fill(self, services: OfficeServices, place: int, *, code: str, year: int) -> None:
        """Record, tick, prove and explain one year of a commune."""
        records = self._records(place, code, year=year)
        services.record_entry.save_many(records)
        if code == self._data["communes"][0]:
            services.record_entry.save_many(every_kind.of_year(self._data, year, unit=code))
        if year == self._year:
            entries = work.entries(self._data, place)
            if not any(isinstance(record, Discipline) for record in records):
                entries = (*entries, work.claimed(self._data, "5.4"))
            services.self_assessment.enter_all(year, entries)
            self._keep_papers(services, place, code=code)
            if code == self._data["communes"][0]:
                self._write_texts(services)
        self._explain(services, year)

    def _records(self, place: int, code: str, *, year: int) -> tuple[Record, ...]:
        dossiers = self.dossiers[place, year]
        is_own = self._data["communes"][place] == code
        if not is_own:  # a commune outside the published totals borrows another's figures
            dossiers = tuple(replace(row, id=figures.stable_id(row.id, code)) for row in dossiers)
        if year != self._year:
            return dossiers
        name = self._stage.units.unit(code).name
        people = (*self._staff[place], *figures.training(self._data, place))
        if not is_own:
            people = tuple(replace(row, id=figures.stable_id(row.id, code)) for row in people)
        return (*dossiers, *people, *work.records(self._data, place, unit=code, name=name))

    def _write_texts(self, services: OfficeServices) -> None:
        """The officer's own words of the year's report."""
        for told in self._data["report_texts"]:
            place = PaperPlace(year=self._year, kind=told["kind"], part=told["part"])
            services.report_texts.save(place, told["section"], text=told["text"])

    def _keep_papers(self, services: OfficeServices, place: int, *, code: str) -> None:
        unit = self._stage.units.unit(code)
        folder = self._places.commune(code) / "scans"
        for told in self._data["evidence"]:
            path = folder / told["name"]
            number = told["number"].format(n=place + 3)
            issued = date.fromisoformat(told["issued"])
            self._stage.paper(
                path, title=told["title"], unit=unit.name, number=f"{number}/{told['symbol']}", issued=issued
            )
            services.keep_evidence.add(
                [path],
                EvidenceDetails(
                    year=self._year,
                    is_not_secret=True,
                    number=number,
                    symbol=told["symbol"],
                    issued_on=issued,
                    issuer=unit.name,
                    summary=told["title"],
                    relates_on=date(self._year, 12, 31),
                    criteria=tuple(told["criteria"]),
                ),
                progress=Silent(),
            )

    def _explain(self, services: OfficeServices, year: int) -> None:
        """A written explanation where points have no document; without it no package is made."""
        score = services.self_assessment.score(year)
        services.self_assessment.enter_all(
            year,
            [
                work.explained(self._data, missing.criterion, held=score.line(missing.criterion).entry)
                for missing in score.missing
                if missing.need is Need.EVIDENCE
            ],
        )
