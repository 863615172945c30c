"""The whole job on sample data: communes record, score, send; the authority takes in, ranks, answers.

Everything happens through the same services the window uses. What needs the disk comes in through `Stage`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from core.assessment import OutsideValue
from core.office import Office
from core.packages.age_identity import identity_of
from core.packages.age_keys import AgeIdentity
from core.packages.signing import SigningKey
from core.progress import Silent
from core.reporting.paper import Asked
from core.sample import figures
from core.sample.commune_years import CommuneYears
from core.sample.correspondence import Correspondence
from core.sample.stage import Places, Stage, Told
from core.services.appraisal import AppraisedLine
from core.services.import_package import Imported, ImportStatus
from core.services.office_services import OfficeServices
from core.services.ranking_documents import ranking_document
from core.services.set_up import make_office
from core.units import Officer, Role, Signatory, SigningForm

__all__ = ["PASSPHRASE", "Places", "Stage", "Story", "Told"]

PASSPHRASE = "so cchc mau khong bi mat"  # noqa: S105 - of samples, printed in the help
_SO_MANY_FOR_A_TIE = 5  # communes: the gaps below the third are looked at
_ROUNDS = 1  # sample keys open at once; real ones take the standard lock


class Story:
    """Plays the sample from start to finish; `tell` hears every step."""

    def __init__(self, stage: Stage, places: Places, *, tell: Callable[[Told], None]) -> None:
        self._stage = stage
        self._places = places
        self._tell_it = tell
        self._data = stage.data
        self._year: int = stage.data["year"]
        self._years = CommuneYears(stage, places)

    def play(self) -> None:
        """Everything, in order."""
        for folder in (
            self._places.packages,
            self._places.refused,
            self._places.enrolments,
            self._places.reports,
        ):
            self._stage.make(folder)
        self._found_authority()
        self._stage.each(lambda each: self._play_commune(*each), tuple(enumerate(self._data["communes"])))
        if self._data.get("bad_communes", True):
            self._play_bad_communes()
            self._confirm([self._data["tampered"]])
        self._confirm(self._data["communes"])
        self._take_in()
        self._correspond()
        self._appraise()
        self._publish()
        self._answer()

    def _found_authority(self) -> None:
        office = self._office(Role.APPRAISER, self._data["authority"])
        everyone = [*self._data["communes"], self._data["tampered"], self._data["unknown_signer"]]
        with self._stage.found(self._places.authority, office, now=_at(2021, 12, day=1)) as services:
            services.key_care.keep(
                _key(office.unit.code),
                PASSPHRASE,
                rounds=_ROUNDS,
                root=_key(f"goc-{office.unit.code}"),
                age=_identity(office.unit.code),
                escrow=_identity(f"goc-{office.unit.code}").recipient,
            )
            set_id = services.adopt_criteria.bundled()[0].set_id
            for period in self._data["periods"]:
                year = period["year"]
                units = everyone if year == self._year else self._data["communes"]
                services.run_round.open_round(
                    year, criteria_set=set_id, units=units, due_on=date(self._year, 12, 25)
                )
            services.enrol_keys.enrol(self._trust_list(), passphrase=PASSPHRASE)
        self._tell("authority_founded", unit=office.unit.name, count=len(everyone))

    def _play_commune(self, place: int, code: str) -> None:
        self._found_commune(code)
        with self._stage.enter(self._places.commune(code), now=_at(2023, 12, day=13)) as services:
            for period in self._data["periods"]:
                self._years.fill(services, place, code=code, year=period["year"])
            if place == 0:
                self._send_short(services, place)
            for period in self._data["periods"]:
                reason = (
                    self._data["correction_reason"] if place == 0 and period["year"] == self._year else ""
                )
                sent = services.export_package.export(
                    period["year"],
                    self._places.packages,
                    passphrase=PASSPHRASE,
                    reason=reason,
                    progress=Silent(),
                )
            score = services.self_assessment.score(self._year)
        self._tell("submitted", unit=score.unit.name, total=score.total, revision=sent.revision)

    def _send_short(self, services: OfficeServices, place: int) -> None:
        """The first revision of one commune lacks its June figures; the next one corrects it."""
        june = [
            row for row in self._years.dossiers[place, self._year] if row.from_on == date(self._year, 6, 1)
        ]
        for row in june:
            services.record_entry.remove("dossier_count", row.id)
        services.export_package.export(
            self._year, self._places.packages, passphrase=PASSPHRASE, progress=Silent()
        )
        for row in june:
            services.record_entry.restore("dossier_count", row.id)

    def _play_bad_communes(self) -> None:
        """One package is changed on its way, one is signed by a key nobody confirmed."""
        tampered, unknown = self._data["tampered"], self._data["unknown_signer"]
        for code in (tampered, unknown):
            self._found_commune(code)
            own = self._stage.make(self._places.commune(code) / "exports")
            with self._stage.enter(self._places.commune(code), now=_at(2023, 12, day=14)) as services:
                self._years.fill(services, 3, code=code, year=self._year)
                sent = services.export_package.export(
                    self._year,
                    own if code == tampered else self._places.refused,
                    passphrase=PASSPHRASE,
                    progress=Silent(),
                )
            if code == tampered:
                self._stage.spoil(sent.files[0], self._places.refused / sent.files[0].name)
        self._tell("bad_made", count=2)

    def _found_commune(self, code: str) -> None:
        office = self._office(Role.SUBMITTER, code)
        folder = self._places.commune(code)
        with self._stage.found(folder, office, now=_at(2021, 12, day=10)) as services:
            services.key_care.keep(_key(code), PASSPHRASE, rounds=_ROUNDS, age=_identity(code))
            letter = _key(f"goc-{self._data['authority']}").public_key.digit_groups
            services.enrol_keys.trust(self._trust_list(), "".join(letter[-4:]))
            services.enrol_keys.enrol(self._enrolment(code), passphrase=PASSPHRASE)

    def _confirm(self, codes: Sequence[str]) -> None:
        """The authority types the digits of every stamped sheet; one commune's never came."""
        with self._stage.enter(self._places.authority, now=_at(2023, 12, day=15)) as services:
            for code in codes:
                digits = _key(code).public_key.digit_groups[-4:]
                services.enrol_keys.trust(
                    self._enrolment(code), "".join(digits), second=self._data["appraiser_signatory"]["name"]
                )
            services.trust_lists.issue(self._trust_list(), passphrase=PASSPHRASE)

    def _take_in(self) -> None:
        files = self._stage_files(self._places.packages) + self._stage_files(self._places.refused)
        with self._stage.enter(self._places.authority, now=_at(2023, 12, day=20)) as services:
            first = services.import_package.take_in_all(files, progress=Silent())
            again = services.import_package.take_in_all(files, progress=Silent())
            self._stage.write(self._places.root / "allowed_signers", services.trust_lists.allowed_signers())
        self._tell(
            "taken_in",
            imported=_count(first, ImportStatus.IMPORTED),
            refused=_count(first, ImportStatus.REFUSED),
            unchanged=_count(again, ImportStatus.UNCHANGED),
        )
        for result in first:
            if result.status is ImportStatus.REFUSED:
                self._tell("refused", file=result.path.name, code=result.code)

    def _correspond(self) -> None:
        """Receipts and tasks go out, one package comes back corrected; some communes read their letters."""
        letters = Correspondence(self._data, self._places.packages, passphrase=PASSPHRASE)
        with self._stage.enter(self._places.authority, now=_at(2023, 12, day=21)) as services:
            receipts = letters.send(services)
        with self._stage.enter(self._places.commune(letters.returned), now=_at(2023, 12, day=22)) as services:
            corrected = letters.correct(services)
        with self._stage.enter(self._places.authority, now=_at(2023, 12, day=23)) as services:
            services.import_package.take_in(corrected, progress=Silent())
            letters.write_receipts(services)
        readers = self._data["communes"][: self._data["returned"]["commune"] + 1]
        for code in readers:
            with self._stage.enter(self._places.commune(code), now=_at(2023, 12, day=24)) as services:
                letters.read(services, code)
        self._tell("corresponded", receipts=receipts, read=len(readers))

    @staticmethod
    def _stage_files(folder: Path) -> list[Path]:
        return sorted(folder.glob("*.cchc"))

    def _appraise(self) -> None:
        data, year = self._data, self._year
        with self._stage.enter(self._places.authority, now=_at(2024, 1, day=25)) as services:
            for place, code in enumerate(data["communes"]):
                services.outside_values.set_outside_values(year, code, values=tuple(_outside(data, place)))
                services.appraisal.accept_self(year, code)
            told = data["lowered"]
            services.appraisal.set_points(
                year,
                data["communes"][told["commune"]],
                line=AppraisedLine(
                    criterion=told["criterion"], points=Decimal(told["points"]), reason=told["reason"]
                ),
            )
            if len(data["communes"]) >= _SO_MANY_FOR_A_TIE:
                self._make_tie(services)
        self._tell("appraised", count=len(data["communes"]))

    def _make_tie(self, services: OfficeServices) -> None:
        """Two communes end level after a reasoned deduction: equal totals share a rank."""
        codes = self._data["communes"]
        totals = sorted(
            ((services.appraisal.sheet(self._year, code).total, code) for code in codes), reverse=True
        )
        gaps = [(high - low, code) for (high, code), (low, _) in pairwise(totals)]
        gap, code = min(found for found in gaps[3:] if found[0] > 0)
        held = services.appraisal.sheet(self._year, code).line("3.3.1")
        assert held.before is not None
        line = AppraisedLine(criterion="3.3.1", points=held.before - gap, reason=self._data["tie_reason"])
        services.appraisal.set_points(self._year, code, line=line)

    def _publish(self) -> None:
        with self._stage.enter(self._places.authority, now=_at(2024, 2, day=28)) as services:
            services.publish_ranking.publish(self._year)
            view = services.publish_ranking.preview(self._year)
            self._stage.write(self._places.root / "ranking.json", ranking_document(view))
            self._print(services)
            services.send_results.export(
                self._year, self._places.packages, passphrase=PASSPHRASE, progress=Silent()
            )
        best = view.ranking.rows[0]
        self._tell("published", ranked=len(view.inputs), best=best.name, index=best.index)

    def _answer(self) -> None:
        """Every commune takes in its own result; the first one prints its papers."""
        read = 0
        for code in self._data["communes"]:
            with self._stage.enter(self._places.commune(code), now=_at(2024, 3, day=1)) as services:
                files = self._places.packages.glob(f"*-xa-{code}_{self._year}_r*.cchc")
                services.import_package.take_in(self._trust_list(), progress=Silent())
                results = services.import_package.take_in_all(sorted(files), progress=Silent())
                read += _count(results, ImportStatus.IMPORTED)
                if code == self._data["communes"][0]:
                    self._print(services, f"{code}-")
        self._tell("answered", count=read)

    def _print(self, services: OfficeServices, mark: str = "") -> None:
        for kind in services.make_report.kinds() if self._data.get("papers", True) else ():
            for suffix in (".pdf", ".xlsx", ".docx"):
                path = self._places.reports / f"{mark}{kind}{suffix}"
                services.make_report.write(kind, _asked(services, kind, year=self._year), path=path)

    def _office(self, role: Role, code: str) -> Office:
        office = make_office(self._stage.units, role=role, unit=code)
        person, signs, form = "officer", "signatory", SigningForm.ON_BEHALF
        if role is Role.APPRAISER:
            person, signs, form = "appraiser", "appraiser_signatory", SigningForm.BY_ORDER
        return replace(
            office,
            officer=Officer(**self._data[person]),
            signatory=Signatory(form=form, **self._data[signs]),
            place=office.unit.name.split(" ", 1)[1],
        )

    def _enrolment(self, code: str) -> Path:
        return self._places.enrolments / f"xa-{code}.cchc"

    def _trust_list(self) -> Path:
        return self._places.enrolments / f"td-{self._data['authority']}.cchc"

    def _tell(self, event: str, **values: object) -> None:
        told = tuple((name, str(value)) for name, value in values.items())
        self._tell_it(Told(event=event, values=told))


def _outside(data: figures.Data, place: int) -> Iterator[OutsideValue]:
    """What the authority knows of a commune that no submission says."""
    document = data["sipas_document"]
    yield OutsideValue(criterion="8.1", inputs=(("sipas_percent", data["sipas"][place]),), document=document)
    answers = zip("ABCD", data["survey"], strict=True)
    yield OutsideValue(
        criterion="8.2",
        inputs=tuple((name, str(count + place if name == "A" else count)) for name, count in answers),
        document=document,
    )
    yield OutsideValue(criterion="3.6", inputs=(("score_766", data["score_766"][place]),), document=document)
    yield OutsideValue(
        criterion="3.1.2", inputs=(("synced", str(600 + place * 4)), ("received", "690")), document=document
    )
    yield OutsideValue(
        criterion="8.3", inputs=(("met", str(18 - place % 4)), ("assigned", "18")), document=document
    )


def _count(results: Sequence[Imported], status: ImportStatus) -> int:
    return sum(1 for result in results if result.status is status)


def _key(code: str) -> SigningKey:
    return SigningKey.from_seed(sha256(f"so-cchc-sample/{code}".encode()).digest())


def _identity(code: str) -> AgeIdentity:
    return identity_of(sha256(f"so-cchc-sample-age/{code}".encode()).digest())


def _at(year: int, month: int, *, day: int) -> datetime:
    return datetime(year, month, day, 2, 30, tzinfo=UTC)


def _asked(services: OfficeServices, kind: str, *, year: int) -> Asked:
    """The whole of a kind, or its first part where it has no whole form."""
    parts = services.make_report.choices(kind, year) if services.make_report.paper(kind).needs_part else ()
    return Asked(year=year, part=parts[0].key if parts else "")
