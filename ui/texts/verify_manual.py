"""The printed manual on checking a package without this program, with tools Windows and Linux bring along.

Every command stands here as one line, exactly as it is typed; a test runs those for Linux on a real package.
"""

from collections.abc import Iterator
from datetime import date

from core.office import Office
from core.packages.kinds import KIND_RULES, Kind, SignerRole, namespace_of
from core.reporting.document import Block, Column, Commands, Heading, Paragraph, Report, Row, Table
from core.services.key_care import KeyCard
from core.units import Role, package_code
from ui.texts import numbers

LINUX, WINDOWS, FILE = "linux", "windows", "file"
DOMAIN = "@socchc.vn"
FILE_NAME = "huong-dan-kiem-tra-goi-{unit}.pdf"

_KINDS = {
    Kind.SUBMISSION: "Gói nộp hồ sơ tự chấm",
    Kind.CRITERIA: "Bộ tiêu chí",
    Kind.TASKS: "Nhiệm vụ được giao",
    Kind.RESULT: "Kết quả thẩm định",
    Kind.RETURN: "Trả lại để chỉnh sửa",
    Kind.RECEIPT: "Giấy biên nhận",
    Kind.TRUST: "Danh sách khóa tin cậy",
    Kind.ENROL: "Đăng ký khóa",
    Kind.ROTATE: "Thay khóa",
    Kind.APPRAISAL: "Công việc thẩm định",
}
_ROLES = {
    SignerRole.SUBMITTER: "đơn vị tự chấm",
    SignerRole.APPRAISER: "cơ quan thẩm định",
    SignerRole.ROOT: "khóa gốc",
}


def verify_manual(card: KeyCard, office: Office, *, day: date) -> Report:
    """The manual of one office, printed on `day`: its own key, names and examples."""
    is_submitter = office.role is Role.SUBMITTER
    sample = Kind.SUBMISSION if is_submitter else Kind.RESULT
    verify = _Verify(principal=f"{card.unit}{DOMAIN}", namespace=namespace_of(sample))
    return Report(
        kind="verify-manual",
        title="HƯỚNG DẪN KIỂM TRA GÓI DỮ LIỆU",
        subtitle="bằng công cụ có sẵn của Windows và Linux",
        blocks=(
            Paragraph(
                text=f"{office.unit.name} (mã {office.unit.code}) lập ngày {numbers.day(day)}. Dành cho người "
                "cần tự kiểm tra một gói mà không dùng Sổ CCHC: thanh tra, bộ phận công nghệ thông tin, đơn vị "
                "nhận gói. Không cần mạng Internet."
            ),
            *_meaning(),
            *_key(card, office),
            *_namespaces(),
            *_before(),
            *_on_linux(verify),
            *_on_windows(verify),
            *_outcomes(verify),
        ),
    )


class _Verify:
    """The example every command uses: the office's own name and its usual kind of package."""

    def __init__(self, *, principal: str, namespace: str) -> None:
        self.principal, self.namespace = principal, namespace
        self.good = f'Good "{namespace}" signature for {principal}'

    def line(self, signers: str, separator: str) -> str:
        """The command that checks the seal; `signers` is where the list of keys lies."""
        return (
            f"ssh-keygen -Y verify -f {signers} -I {self.principal} -n {self.namespace} "
            f"-s signatures{separator}signer-v1.sshsig < tagmanifest-sha512.txt"
        )


def _meaning() -> tuple[Block, ...]:
    return (
        Heading(text="1. Niêm phong cho biết điều gì"),
        Paragraph(
            text="Kiểm tra đạt nghĩa là: mọi tệp trong gói còn nguyên như lúc niêm phong, và gói được niêm phong "
            "bằng đúng khóa của đơn vị ghi trong danh sách khóa."
        ),
        Paragraph(
            text="Kiểm tra bằng công cụ có sẵn KHÔNG cho biết: gói có gửi đúng nơi nhận, đúng kỳ hay không; có phải "
            "phiên bản mới nhất hay không; khóa đã bị thu hồi hay chưa. Những điều này chỉ Sổ CCHC của nơi nhận "
            "kiểm tra được.",
            bold=True,
        ),
        Paragraph(
            text="Niêm phong là biện pháp bảo đảm toàn vẹn dữ liệu của phần mềm, không phải chữ ký số theo quy định "
            "của pháp luật. Nếu gói có thêm chữ ký số chuyên dùng (tệp signatures/signer-v1.p7s), giá trị pháp lý "
            "thuộc về chữ ký đó. Các công cụ dưới đây và Sổ CCHC đều không quét mã độc."
        ),
    )


def _key(card: KeyCard, office: Office) -> tuple[Block, ...]:
    digits = ("   ".join(card.digits[at : at + 4]) for at in range(0, len(card.digits), 4))
    rows = [
        ("Tên trong danh sách khóa (sau -I)", f"{card.unit}{DOMAIN}"),
        ("Dấu vân tay của khóa", card.fingerprint),
        ("Mười hai nhóm số", "\n".join(digits)),
    ]
    if office.authority is not None:
        code = package_code(Role.APPRAISER, office.authority.code)
        rows.append((f"Tên của {office.authority.name}", f"{code}{DOMAIN}"))
    else:
        rows.append(("Tên của các đơn vị cấp xã", f"xa-<mã đơn vị>{DOMAIN}, ví dụ xa-00001{DOMAIN}"))
    return (
        Heading(text="2. Khóa của đơn vị"),
        Table(
            name="Khóa",
            columns=(Column(title="Mục", width=26), Column(title="Nội dung", width=74)),
            rows=tuple(Row(cells=row) for row in rows),
        ),
        Paragraph(
            text="Tệp allowed_signers là danh sách khóa, mỗi dòng một đơn vị; ghi ra từ trang Khóa và tin cậy của "
            "Sổ CCHC. Nếu chưa có, tạo tệp bằng đúng một dòng sau (gõ liền một dòng):"
        ),
        Commands(system=FILE, lines=(f"{card.unit}{DOMAIN} {card.public_line.strip()}",)),
        Paragraph(
            text="Chỉ tin tệp này sau khi so dấu vân tay với phiếu đăng ký khóa có chữ ký, con dấu. Lấy từ phiếu "
            "giấy hoặc gọi theo số điện thoại đã biết; không lấy từ thư gửi kèm gói."
        ),
    )


def _namespaces() -> tuple[Block, ...]:
    rows = (
        (_KINDS[kind], namespace_of(kind), ", ".join(sorted(_ROLES[role] for role in rule.roles)))
        for kind, rule in KIND_RULES.items()
    )
    return (
        Heading(text="3. Tên niêm phong theo loại gói (sau -n)"),
        Paragraph(text="Mỗi loại gói có một tên niêm phong riêng; dùng sai tên thì kiểm tra không đạt."),
        Table(
            name="Loại gói",
            columns=(
                Column(title="Loại gói", width=36),
                Column(title="Tên niêm phong", width=34),
                Column(title="Ai niêm phong", width=40),
            ),
            rows=tuple(Row(cells=row) for row in rows),
        ),
    )


def _before() -> tuple[Block, ...]:
    return (
        Heading(text="4. Trước khi gõ lệnh"),
        Paragraph(
            text="Chép gói và tệp allowed_signers vào một thư mục trống, đổi tên gói thành GOI.cchc. Ví dụ dưới đây "
            "là gói của chính đơn vị lập hướng dẫn; với gói khác, thay tên sau -I và sau -n theo mục 2, mục 3. Mỗi "
            "lệnh gõ liền một dòng; phần thụt vào là đoạn tiếp theo của cùng một lệnh."
        ),
    )


def _on_linux(verify: _Verify) -> tuple[Block, ...]:
    steps = (
        ("Nếu gói bị chia thành nhiều phần (.001, .002…), ghép lại:", "cat GOI.cchc.[0-9]* > GOI.cchc"),
        (
            "Nếu gói được mã hóa (.age), giải mã bằng khóa giải mã của nơi nhận (tệp khoa.txt):",
            "age -d -i khoa.txt GOI.cchc.age > GOI.cchc",
        ),
        (
            "Xem dấu vân tay của khóa, so với phiếu giấy:",
            "cut -d' ' -f2- allowed_signers > khoa.pub",
            "ssh-keygen -l -f khoa.pub",
        ),
        ("Mở gói ra thư mục goi:", "unzip -q GOI.cchc -d goi", "cd goi/*"),
        ("Kiểm tra niêm phong:", verify.line("../../allowed_signers", "/")),
        (
            "Kiểm tra từng tệp theo bảng kê (mọi dòng phải ghi OK):",
            "sha512sum -c tagmanifest-sha512.txt manifest-sha512.txt",
        ),
        ("Nếu máy có bagit.py, kiểm tra thêm cấu trúc gói:", "bagit.py --validate ."),
        (
            "Nếu có tệp signatures/signer-v1.p7s, kiểm tra chữ ký số (goc.pem là chứng thư gốc):",
            (
                "openssl cms -verify -binary -inform DER -in signatures/signer-v1.p7s "
                "-content tagmanifest-sha512.txt -CAfile ../../goc.pem -purpose any -out /dev/null"
            ),
        ),
    )
    return (Heading(text="5. Trên Linux"), *_steps(steps, system=LINUX, number=5))


def _on_windows(verify: _Verify) -> tuple[Block, ...]:
    sealed = verify.line("..\\..\\allowed_signers", "\\")
    steps = (
        ("Xem phiên bản OpenSSH:", "ssh -V"),
        (
            "Nếu gói bị chia thành nhiều phần, ghép lại theo đúng thứ tự, kể đủ các phần:",
            "copy /b GOI.cchc.001 + GOI.cchc.002 GOI.cchc",
        ),
        ("Nếu gói được mã hóa và máy có age:", "age -d -i khoa.txt -o GOI.cchc GOI.cchc.age"),
        (
            "Mở gói, rồi vào thư mục bên trong (xem tên bằng lệnh dir):",
            "mkdir goi",
            "tar -xf GOI.cchc -C goi",
            "dir goi",
            "cd goi\\TEN-THU-MUC",
        ),
        ("Kiểm tra niêm phong:", f'cmd /c "{sealed}"'),
        (
            "Tính mã ba tệp kê khai, so với tagmanifest-sha512.txt:",
            "certutil -hashfile bag-info.txt SHA512",
            "certutil -hashfile bagit.txt SHA512",
            "certutil -hashfile manifest-sha512.txt SHA512",
            "type tagmanifest-sha512.txt",
        ),
        (
            "Làm như vậy với mọi tệp trong data, so với manifest-sha512.txt:",
            "dir /s /b data",
            "type manifest-sha512.txt",
        ),
    )
    return (
        Heading(text="6. Trên Windows"),
        Paragraph(
            text="Mở Command Prompt (gõ cmd trong ô tìm kiếm), chuyển đến thư mục chứa gói bằng lệnh cd. Cần OpenSSH "
            "từ bản 8.1 trở lên; bản cũ hơn không có lệnh kiểm tra niêm phong."
        ),
        *_steps(steps, system=WINDOWS, number=6),
        Paragraph(
            text="Không dùng dấu | của PowerShell để đưa tagmanifest-sha512.txt vào ssh-keygen: PowerShell có thể đổi "
            "bảng mã chữ và dấu xuống dòng, gói đúng cũng báo sai. Lệnh cmd /c ở trên dùng được trong PowerShell.",
            bold=True,
        ),
    )


def _outcomes(verify: _Verify) -> tuple[Block, ...]:
    rows = (
        (verify.good, "Niêm phong đúng, gói do đúng khóa này niêm phong."),
        ("mọi dòng ghi OK, hoặc mã trùng với bảng kê", "Tệp còn nguyên như lúc niêm phong."),
        (
            "Could not verify signature, Signature verification failed",
            (
                "Niêm phong sai, sai tên sau -I, sau -n, hoặc khóa không có trong danh sách. Kiểm tra lại lệnh; nếu vẫn "
                "sai thì không dùng gói, gọi cho đơn vị gửi theo số điện thoại đã biết."
            ),
        ),
        (
            "FAILED, hoặc mã khác bảng kê",
            "Tệp hỏng hoặc đã bị thay đổi. Sao chép lại gói từ nơi gửi; không tự sửa tệp.",
        ),
    )
    return (
        Heading(text="7. Đọc kết quả"),
        Table(
            name="Kết quả",
            columns=(Column(title="Máy báo", width=44), Column(title="Nghĩa là", width=56)),
            rows=tuple(Row(cells=row) for row in rows),
        ),
    )


def _steps(steps: tuple[tuple[str, ...], ...], *, system: str, number: int) -> Iterator[Block]:
    """What a step is for, numbered, and the lines to type."""
    for at, (what, *lines) in enumerate(steps, start=1):
        yield Paragraph(text=f"{number}.{at}. {what}")
        yield Commands(system=system, lines=tuple(lines))
