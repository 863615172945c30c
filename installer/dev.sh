#!/usr/bin/env bash
# The developer's one door on Linux: sets up what is missing, then does what it is asked.
#   bash installer/dev.sh run|test|lint|bench|faults|setup|python|windows|linux [ARGUMENTS]
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv
stamp=$venv/.complete
unfinished=$venv/.unfinished
lock=$root/installer/requirements-dev.lock
build_lock=$root/installer/requirements-build.lock
tools=$root/build/tools
tool_locks=("$root/installer/requirements.lock" "$root/installer/requirements-freeze.lock")

# What PySide6 loads from the system (xcb, EGL, keyboard, fonts, printing), each beside its Debian package.
libraries=(
    libEGL.so.1:libegl1 libGL.so.1:libgl1 libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6
    libglib-2.0.so.0:libglib2.0-0 libdbus-1.so.3:libdbus-1-3 libcups.so.2:libcups2
    libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1 libxcb.so.1:libxcb1 libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-randr.so.0:libxcb-randr0 libxcb-render-util.so.0:libxcb-render-util0 libxcb-render.so.0:libxcb-render0
    libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1
    libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon.so.0:libxkbcommon0
    libxkbcommon-x11.so.0:libxkbcommon-x11-0
)
[[ -z ${WAYLAND_DISPLAY:-} ]] || libraries+=(
    libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0
)
# Programs that tests, the demo and the bench call, each beside its package.
programs=(
    Xvfb:xvfb pdftotext:poppler-utils unzip:unzip zip:zip 7zz:7zip bsdtar:libarchive-tools sha512sum:coreutils
    ssh-keygen:openssh-client openssl:openssl age:age softhsm2-util:softhsm2 strace:strace
)
# What the Windows build calls besides: Wine, a cross compiler, the Setup maker, a signer; and a screen for its smoke test.
windows_programs=(
    /usr/lib/wine/wine64:wine64 wineserver:wine x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64 makensis:nsis
    osslsigncode:osslsigncode git:git Xvfb:xvfb xauth:xauth xdotool:xdotool import:imagemagick
    tesseract:tesseract-ocr pdftotext:poppler-utils ssh-keygen:openssh-client openssl:openssl unzip:unzip
)

say() { printf '%s\n' "dev.sh: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- system packages ------------------------------------------------------------------------------------

missing_packages() {
    local known entry
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    for entry in "${libraries[@]}"; do
        [[ $known == *"${entry%%:*} "* ]] || printf '%s\n' "${entry#*:}"
    done
    for entry in "${programs[@]}"; do
        command -v "${entry%%:*}" >/dev/null || printf '%s\n' "${entry#*:}"
    done
    [[ -n $(find -L /usr/share/fonts -name '*.ttf' -print -quit 2>/dev/null) ]] || printf '%s\n' fonts-dejavu-core
    has_liberation_serif || printf '%s\n' fonts-liberation
    # Both parts bring the same program, so each is known by its library.
    has_office_part libswlo.so || printf '%s\n' libreoffice-writer-nogui
    has_office_part libsclo.so || printf '%s\n' libreoffice-calc-nogui
    # Debian's own Python comes without the module that puts pip into a virtual environment.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf '%s\n' "$(python_package)-venv"
}

missing_windows_packages() {
    local entry
    for entry in "${windows_programs[@]}"; do
        command -v "${entry%%:*}" >/dev/null || printf '%s\n' "${entry#*:}"
    done
    [[ -e /usr/share/tesseract-ocr/5/tessdata/vie.traineddata ]] || printf '%s\n' tesseract-ocr-vie
    [[ -n $(find -L /usr/share/fonts -name 'NotoSans-Regular.*' -print -quit 2>/dev/null) ]] ||
        printf '%s\n' fonts-noto-core
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf '%s\n' "$(python_package)-venv"
}

# The freeze reads programs with binutils and ships Python's own library, which Debian keeps in a package apart.
missing_linux_packages() {
    local known entry
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    for entry in "${libraries[@]}"; do
        [[ $known == *"${entry%%:*} "* ]] || printf '%s\n' "${entry#*:}"
    done
    command -v objdump >/dev/null || printf '%s\n' binutils
    command -v git >/dev/null || printf '%s\n' git
    [[ $python != /usr/bin/* || $known == *"lib$(python_package).so.1.0 "* ]] || printf '%s\n' "lib$(python_package)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf '%s\n' "$(python_package)-venv"
}

has_liberation_serif() {
    [[ -n $(find -L /usr/share/fonts /usr/local/share/fonts -name 'LiberationSerif-*' -print -quit 2>/dev/null) ]]
}

has_office_part() {
    local program
    program=$(command -v soffice) && [[ -e $(dirname "$(readlink -f "$program")")/$1 ]]
}

python_package() { "$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'; }

# The packages that the named function finds missing.
install_packages() {
    local packages
    mapfile -t packages < <("$1" | sort -u)
    ((${#packages[@]})) || return 0
    command -v apt-get >/dev/null || fail "please install these with your system's package manager: ${packages[*]}"
    ((EUID == 0)) || fail "these system packages are missing; run as root: apt-get install ${packages[*]}"
    say "installing system packages: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # Without a network most of the program may still work: what is really needed fails by its own name later.
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >&2 ||
        say "apt-get did not succeed; going on without"
}

# --- the virtual environment ----------------------------------------------------------------------------

find_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
        [[ $candidate != "${PYTHON:-}" ]] || fail "PYTHON=$PYTHON does not start, or is not Python 3.11 to 3.13"
    done
    fail "Python 3.11, 3.12 or 3.13 is needed; on Debian 12: apt-get install python3"
}

# What the environment is made of: when this text changes, it is made anew.
recipe() { cat "$build_lock" "$lock" | sha256sum; "$python" -c 'import sys; print(sys.version, sys.platform)'; }

is_complete() { [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && "$venv/bin/python" -c '' 2>/dev/null; }

# Built in its place, since a virtual environment cannot be renamed; the mark tells an interrupted one.
# An environment that somebody made by hand has neither mark nor stamp: it is completed, not thrown away.
make_environment() {
    say "making the virtual environment"
    if [[ -e $stamp || -e $unfinished ]] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        rm -rf "$venv"
        mkdir "$venv"
        : >"$unfinished"
        "$python" -m venv "$venv"
    fi
    : >"$unfinished"
    install_locked --only-binary :all: -r "$build_lock"
    # bagit is published as source; it is built by the pinned tools of the line above.
    install_locked --only-binary :all: --no-binary bagit --no-build-isolation -r "$lock"
    "$venv/bin/python" -m pip check >&2
    printf '%s' "$wanted" >"$stamp.part"
    mv "$stamp.part" "$stamp"
    rm "$unfinished"
}

install_locked() {
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes "$@"
}

set_up() {
    local started=$SECONDS
    python=$(find_python)
    install_packages missing_packages
    wanted=$(recipe)
    is_complete && return
    make_environment
    say "ready after $((SECONDS - started)) s"
}

# The tools of the build have an environment of their own: the shipped packages, and what freezes them.
set_up_tools() {
    python=$(find_python)
    install_packages "missing_$1_packages"
    local made_of
    made_of=$(cat "${tool_locks[@]}" | sha256sum; "$python" -c 'import sys; print(sys.version, sys.prefix)')
    [[ ! -f $tools/.complete || $(<"$tools/.complete") != "$made_of" ]] || return 0
    say "making the environment of the build tools"
    rm -rf "$tools"
    mkdir -p "$root/build/log"
    "$python" -m venv "$tools"
    "$tools/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes \
        --only-binary :all: -r "${tool_locks[0]}" -r "${tool_locks[1]}" >"$root/build/log/tools.log" 2>&1 ||
        { tail -n 20 "$root/build/log/tools.log" >&2; fail "the build tools could not be installed"; }
    printf '%s' "$made_of" >"$tools/.complete"
}

set_up_tools_alone() {
    exec {door}<"$root/installer"
    flock --timeout 1800 "$door" || fail "another set-up has been running for half an hour"
    set_up_tools "$1"
    exec {door}<&-
}

# Two runs that start together wait for each other here; the lock file is the folder that both see.
set_up_alone() {
    exec {door}<"$root/installer"
    flock --timeout 1800 "$door" || fail "another set-up has been running for half an hour"
    set_up
    exec {door}<&-
}

# --- what it is asked for -------------------------------------------------------------------------------

# Qt wants a UTF-8 locale and a folder of its own for run-time files; a bare machine has neither.
settle_surroundings() {
    local charset
    charset=$(locale charmap 2>/dev/null || true)
    [[ $charset == UTF-8 ]] || export LC_ALL=C.UTF-8
    export PYTHONUTF8=1
    if [[ ! -d ${XDG_RUNTIME_DIR:-/nowhere} ]]; then
        export XDG_RUNTIME_DIR=$1/.runtime
        mkdir -p -m 700 "$XDG_RUNTIME_DIR"
    fi
}

has_display() {
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || return 1
    (ulimit -c 0; "$venv/bin/python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])') >/dev/null 2>&1
}

run() {
    if (($#)); then
        exec "$venv/bin/python" "$root/main.py" "$@"
    elif has_display; then
        exec "$venv/bin/python" "$root/main.py"
    fi
    say "no display: running the demo"
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "$venv/bin/python" "$root/main.py" demo
}

# One process per core, at most two: each holds a Qt application. Naming tests or -n runs them as asked.
run_tests() {
    local processes=()
    # Files in their own order: xdist's would leave the files of one long test to a single process at the end.
    (($#)) || (($(nproc) < 2)) || processes=(-n 2 --dist loadfile --no-loadscope-reorder)
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} HYPOTHESIS_PROFILE=${HYPOTHESIS_PROFILE:-steady}
    cd "$root"
    # Many tests start the program: it is compiled once, also where Python is told to keep nothing compiled.
    unset PYTHONDONTWRITEBYTECODE
    # Every test saves and flushes small databases: waiting for the disk was a third of the time. Whoever names
    # tests may want to look at what they left.
    (($#)) || work_in_memory
    "$venv/bin/python" -m pytest -p no:cacheprovider ${processes[@]+"${processes[@]}"} "$@"
}

# Scratch files in memory where there is some to spare, for as long as this script runs.
work_in_memory() {
    has_memory_to_spare || return 0
    memory=$(mktemp -d /dev/shm/so-cchc-tests.XXXXXX)
    trap 'rm -rf "$memory"' EXIT
    ! may_run_programs "$memory" || export TMPDIR=$memory
}

# The largest package of the tests, of two GiB, must fit thrice into memory and into the folder that lies there.
has_memory_to_spare() {
    local wanted=$((6 << 20)) room free
    [[ -w /dev/shm && -r /proc/meminfo ]] || return 1
    room=$(df -k --output=avail /dev/shm | tail -n 1)
    free=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)
    ((room > wanted && free > wanted))
}

# Containers often forbid it for memory; tests write small programs and start them.
may_run_programs() {
    printf '#!/bin/sh\n' >"$1/program"
    chmod +x "$1/program"
    "$1/program" 2>/dev/null
}

lint() {
    cd "$root"
    "$venv/bin/python" -m ruff check .
    "$venv/bin/python" -m ruff format --check .
    "$venv/bin/python" -m mypy
    "$venv/bin/python" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
}

bench() {
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} PYTHONPATH=$root/installer:$root
    exec "$venv/bin/python" -m bench "$@"
}

faults() {
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} PYTHONPATH=$root/installer:$root
    cd "$root"
    exec "$venv/bin/python" -m faults "$@"
}

make_for() {
    set_up_tools_alone "$1"
    settle_surroundings "$tools"
    cd "$root"
    PYTHONPATH=$root/installer:$root exec "$tools/bin/python" -m make "$@"
}

usage() {
    cat >&2 <<'TEXT'
bash installer/dev.sh run [ARGUMENTS]     the window; without a display the demo
bash installer/dev.sh test [ARGUMENTS]    the whole test suite, or pytest with these arguments
bash installer/dev.sh lint                ruff, format, mypy, import contracts
bash installer/dev.sh bench [--json FILE] [--only NAME]  measure beside plain tools
bash installer/dev.sh faults [--long] [--json FILE] [--only NAME] [--seed N]  kill, lock, starve the program
bash installer/dev.sh python [ARGUMENTS]  the environment's Python
bash installer/dev.sh setup               only set up
bash installer/dev.sh windows [--fast] [--no-smoke] [--twice]  Setup, portable folder and update file for Windows, in dist/
bash installer/dev.sh linux [--no-smoke]   the Linux build for test rooms, in dist/
TEXT
    exit 2
}

main() {
    local command=${1:-}
    (($# == 0)) || shift
    case $command in
        run | test | lint | bench | faults | python | setup) ;;
        windows | linux)
            make_for "$command" "$@"
            ;;
        *) usage ;;
    esac
    set_up_alone
    settle_surroundings "$venv"
    case $command in
        run) run "$@" ;;
        test) run_tests "$@" ;;
        lint) lint ;;
        bench) bench "$@" ;;
        faults) faults "$@" ;;
        python) exec "$venv/bin/python" "$@" ;;
        setup) say "all is in place" ;;
    esac
}

main "$@"
