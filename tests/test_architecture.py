"""The rules of the house, kept by machine: sizes, rooms, names (architecture guide, section 4)."""

import ast
import re
import sys

import pytest

from tests.source_tree import (
    ROOT,
    Function,
    Module,
    called_name,
    calls,
    classes,
    depth,
    functions,
    handed_over,
    imports,
    length,
    methods,
    modules,
    none,
    program,
)

MODULE_LINES, FUNCTION_LINES, CLASS_LINES, INIT_LINES = 400, 50, 250, 30
PARAMETERS, POSITIONAL, NESTING = 6, 2, 3
TIGHTER_MODULES = {"main.py": 165, "ui/window.py": 200}
DATA_MODULES = ("storage/tables.py", "ui/texts")
BROAD_CATCHES = ("ui/jobs.py", "ui/cli/output.py", "ui/app.py")
# Slow to load, or not needed for every command: these may be imported on first use.
HEAVY = (
    "ctypes",
    "multiprocessing",
    "alembic",
    "PySide6",
    "reportlab",
    "openpyxl",
    "docx",
    "docxtpl",
    "jinja2",
    "storage.templates",
    "segno",
    "vietnam_provinces",
    "PIL",
    "cryptography",
    "pyrage",
    "core.packages.age_header",
    "core.packages.assemble",
    "core.packages.intake",
    "core.packages.nowhere",
    "core.packages.payload_forms",
    "core.packages.reading_context",
    "core.services.plan_history",
    "core.update_form",
    "storage.database",
    "storage.package_files",
    "storage.rarer_stores",
    "storage.encryption",
    "storage.rehearsal",
    "storage.written_files",
    "storage.report_files",
    "storage.program_updates",
    "storage.restore",
    "storage.going_back",
    "storage.backup",
    "storage.backup_elsewhere",
    "storage.rescue",
    "storage.rescue_sheets",
    "ui.showcase",
    "storage.annex_files",
    "storage.criteria_sheets",
    "storage.outside_sheet_reading",
    "storage.outside_sheets",
    "storage.foreign_records",
    "storage.foreign_workbook",
    "storage.marked_copy",
    "storage.past_sheets",
    "storage.spreadsheets",
    "storage.certificate_files",
    "storage.cms",
    "storage.tokens",
    "storage.pdf_process",
    "storage.self_check",
    "storage.image_process",
    "ui.cli.groups",
    "ui.dialogs",
    "ui.first_window",
    "ui.pages",
    "ui.printing",
    "ui.rescue_window",
    "ui.texts.errors",
    "ui.texts.every_finding",
    "ui.texts.other_findings",
    "ui.pdf_preview",
    "ui.self_check",
    "ui.set_up.waiting",
)
# These join the rest: neither a command nor the first window may wait for what it does not use.
JOINERS = (
    "main.py",
    "core/services/aftermath.py",
    "core/services/compose.py",
    "storage/file_tools.py",
    "storage/workspace_ports.py",
    "ui/texts/late_words.py",
)
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "PySide6.QtNetwork")
VIETNAMESE = re.compile("[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd"
                        "\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd"
                        "\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")  # fmt: skip
SQL_CALLS = {"text", "execute", "exec_driver_sql", "executescript", "executemany", "literal_column"}


def test_modules_stay_short() -> None:
    none(
        f"{module.name}: {module.lines} lines"
        for module in (*program(), *modules("installer"))
        if not module.is_in(*DATA_MODULES) and module.lines > TIGHTER_MODULES.get(module.name, MODULE_LINES)
    )


def test_functions_stay_short() -> None:
    none(
        module.at(function, f"{function.name}: {length(function)} lines")
        for module in program()
        for function in functions(module)
        if length(function) > FUNCTION_LINES
    )


def test_classes_stay_short() -> None:
    none(
        module.at(node, f"{node.name}: {length(node)} lines")
        for module in program()
        for node in classes(module)
        if length(node) > CLASS_LINES
    )


def test_constructors_of_widgets_only_call_their_builders() -> None:
    none(
        module.at(function, f"{length(function)} lines")
        for module in modules("ui")
        for function in functions(module)
        if function.name == "__init__" and length(function) > INIT_LINES
    )


def test_functions_take_few_parameters_and_name_them_from_the_third_on() -> None:
    none(
        module.at(function, function.name)
        for module in program()
        for function in functions(module)
        if asks_too_much(module, function)
    )


def test_blocks_do_not_nest_deeply() -> None:
    none(
        module.at(function, f"{function.name}: {depth(function)} deep")
        for module in program()
        for function in functions(module)
        if depth(function) > NESTING
    )


def test_core_is_plain_python() -> None:
    allowed = sys.stdlib_module_names | {"core"}
    none(
        module.at(node, name)
        for module in modules("core")
        for node, name in imports(module.tree)
        if (top := name.partition(".")[0]) not in allowed
        and not (top == "cryptography" and module.name == "core/packages/signing.py")
    )


def test_core_opens_no_file_and_starts_no_program() -> None:
    modules_of_the_outside = {
        "os",
        "shutil",
        "subprocess",
        "tempfile",
        "sqlite3",
        "threading",
        "multiprocessing",
    }
    none(
        module.at(node, name)
        for module in modules("core")
        for node, name in imports(module.tree)
        if name.partition(".")[0] in modules_of_the_outside
    )
    none(
        module.at(call)
        for module in modules("core")
        for call in calls(module)
        if ast.unparse(call.func) in {"open", "io.open"}
    )


def test_core_counts_in_decimals_never_in_floats() -> None:
    none(
        module.at(node)
        for module in modules("core")
        for node in module.nodes
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    )


def test_the_program_never_reaches_for_the_network() -> None:
    none(
        module.at(node, name)
        for module in program()
        for node, name in imports(module.tree)
        if name.startswith(tuple(f"{word}." for word in NETWORK)) or name in NETWORK
    )


def test_imports_stand_at_the_top_of_the_module() -> None:
    none(
        module.at(node, name)
        for module in program()
        if module.name not in JOINERS
        for function in functions(module)
        for node, name in imports(function)
        if not f"{name}.".startswith(tuple(f"{heavy}." for heavy in HEAVY))
    )


def test_vietnamese_sentences_stand_in_the_texts_only() -> None:
    none(
        f"{module.name}:{number}"
        for module in program()
        if not module.is_in("ui/texts")
        for number, line in enumerate(module.text.splitlines(), start=1)
        if VIETNAMESE.search(line)
    )


def test_nothing_is_run_from_text() -> None:
    none(
        module.at(call)
        for module in program()
        for call in calls(module)
        if isinstance(call.func, ast.Name) and call.func.id in {"eval", "exec", "compile", "__import__"}
    )
    none(
        module.at(node, name)
        for module in program()
        for node, name in imports(module.tree)
        if name.partition(".")[0] in {"pickle", "marshal", "shelve", "dbm"}
    )


def test_sql_is_never_put_together_from_strings() -> None:
    none(
        module.at(call)
        for module in program()
        for call in calls(module)
        if called_name(call) in SQL_CALLS
        and call.args
        and _is_built(call.args[0])
        and not _is_pragma(module, call)
    )


def test_broad_catches_stand_in_three_places() -> None:
    none(
        module.at(node)
        for module in program()
        if not module.is_in(*BROAD_CATCHES)
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _passes_it_on(node)
    )
    none(
        module.at(call)
        for module in program()
        for call in calls(module)
        if called_name(call) == "suppress" and any(_is_broad(argument) for argument in call.args)
    )


def test_files_open_in_other_programs_through_one_gate() -> None:
    """Evidence is never opened from the store, and nothing is opened without the gate's word."""
    named = {"QDesktopServices", "openUrl", "startfile"}
    none(
        module.at(node)
        for module in program()
        if module.name != "ui/opening.py"
        for node in module.nodes
        if (isinstance(node, ast.Attribute) and node.attr in named)
        or (isinstance(node, ast.Name) and node.id in named)
    )
    none(
        module.at(call)
        for module in modules("ui")
        if module.name != "ui/evidence_opening.py"
        for call in calls(module)
        if called_name(call) == "copy_out"
    )
    none(
        module.at(node, name)
        for module in modules("core", "ui")
        for node, name in imports(module.tree)
        if name.partition(".")[0] in {"webbrowser", "subprocess"} or name.endswith(".QDesktopServices")
        if module.name != "ui/opening.py"
    )


def test_nothing_is_left_unfinished() -> None:
    unfinished = re.compile(
        "raise NotImplemented" + "Error|TO" + "DO|FIX" + "ME|mark\\.sk" + "ip|pytest\\.sk" + "ip\\("
    )
    none(
        f"{module.name}:{number}"
        for module in (*program(), *modules("installer", "tests"))
        for number, line in enumerate(module.text.splitlines(), start=1)
        if unfinished.search(line)
    )


def test_names_say_what_a_thing_does() -> None:
    empty = re.compile("(Manager|Controller|Handler|Utils?|Helpers?|Base)$|^Base[A-Z]")
    none(
        module.at(node, node.name)
        for module in program()
        for node in classes(module)
        if empty.search(node.name)
    )
    none(
        module.name
        for module in program()
        if re.search(r"(^|[/_])(utils?|helpers?|manager|common_code|misc)\.py$", module.name)
    )


def test_values_are_frozen() -> None:
    wanted = {"frozen", "slots", "kw_only"}
    none(
        module.at(node, node.name)
        for module in modules("core", "storage")
        for node in classes(module)
        for decorator in node.decorator_list
        if _is_dataclass(decorator) and not wanted <= _switched_on(decorator)
    )


def test_lists_of_data_are_shown_by_models() -> None:
    none(
        module.at(node, name)
        for module in modules("ui")
        for node, name in imports(module.tree)
        if name.endswith((".QTableWidget", ".QListWidget", ".QTreeWidget"))
    )


def test_no_address_and_no_machine_path_is_committed() -> None:
    address = re.compile("https?:" + "//")
    machine = re.compile("(^|[ \"'=(])/(work|farm|root|home/[a-z]+)" + "/")
    setup_files = [
        path
        for pattern in ("*.lock", "*.in", "*.toml", "*.sh", "*.cmd")
        for path in ROOT.glob(f"installer/{pattern}")
    ]
    setup_files += [ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir()]
    none(path.name for path in setup_files if address.search(path.read_text("utf-8")))
    none(
        f"{module.name}:{number}"
        for module in (*program(), *modules("installer", "tests"))
        for number, line in enumerate(module.text.splitlines(), start=1)
        if machine.search(line)
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if a:\n  pass\nelif b:\n  pass", 1),
        ("for a in b:\n  with c:\n    if d:\n      pass", 3),
        ("try:\n  pass\nexcept OSError:\n  if a:\n    pass", 2),
        ("def inner():\n  if a:\n    pass", 0),
    ],
)
def test_nesting_is_counted_as_a_reader_would(source: str, expected: int) -> None:
    assert depth(ast.parse(source)) == expected


def asks_too_much(module: Module, function: Function) -> bool:
    """More than six parameters, or a third that may be given without its name."""
    is_method = function in methods(module)
    if function.name in handed_over(module) or (is_method and _signature_is_given(function.name)):
        return False
    arguments = function.args
    positional = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    if is_method and not any(getattr(mark, "id", "") == "staticmethod" for mark in function.decorator_list):
        positional = positional[1:]
    return len(positional) > POSITIONAL or len(positional) + len(arguments.kwonlyargs) > PARAMETERS


def _signature_is_given(name: str) -> bool:
    """Names of Qt and of the standard library come with their signature."""
    dunder = name.startswith("__") and name != "__init__"
    return (
        name in {"paint", "translate", "add_usage"} or dunder or re.search("^[a-z]+[A-Z]", name) is not None
    )


def _is_built(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return called_name(value) in {"format", "join", "replace"}
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Add | ast.Mod)
        and any(isinstance(part, ast.Constant | ast.JoinedStr) for part in (value.left, value.right))
    )


def _is_pragma(module: Module, call: ast.Call) -> bool:
    """SQLite takes no parameter in a PRAGMA; the values are constants of the same module."""
    source = ast.get_source_segment(module.text, call.args[0]) or ""
    return module.name.startswith("storage/") and source.startswith('f"PRAGMA ')


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


def _passes_it_on(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_dataclass(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(named, ast.Name) and named.id == "dataclass"


def _switched_on(decorator: ast.expr) -> set[str | None]:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return {
        word.arg for word in keywords if isinstance(word.value, ast.Constant) and word.value.value is True
    }
