@echo off
rem The developer's one door on Windows: sets up what is missing, then does what it is asked.
rem   installer\dev.cmd run|test|lint|setup|python|windows [ARGUMENTS]
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "VENV=%ROOT%\.venv"
set "PY=%VENV%\Scripts\python.exe"
set "LOCK=%ROOT%\installer\requirements-dev.lock"
set "BUILD_LOCK=%ROOT%\installer\requirements-build.lock"
set "STAMP=%VENV%\complete.lock"
set "TOOLS=%ROOT%\build\tools"
set "SHIPPED_LOCK=%ROOT%\installer\requirements.lock"
set "FREEZE_LOCK=%ROOT%\installer\requirements-freeze.lock"
set "PYTHONUTF8=1"
set "TASK=%~1"
set "ARGS="

for %%T in (run test lint setup python windows) do if "%TASK%"=="%%T" goto known
echo installer\dev.cmd run [ARGUMENTS]     the window, or a command of the program
echo installer\dev.cmd test [ARGUMENTS]    the whole test suite, or pytest with these arguments
echo installer\dev.cmd lint                ruff, format, mypy, import contracts
echo installer\dev.cmd python [ARGUMENTS]  the environment's Python
echo installer\dev.cmd setup               only set up
echo installer\dev.cmd windows [--fast]    Setup, portable folder and update file, in dist\
exit /b 2

:known
for /f "tokens=1,*" %%A in ("%*") do set "ARGS=%%B"
if "%TASK%"=="windows" goto windows
call :set_up
if errorlevel 1 exit /b 1
goto %TASK%

:setup
echo dev.cmd: all is in place
exit /b 0

:run
"%PY%" "%ROOT%\main.py" %ARGS%
exit /b %ERRORLEVEL%

:python
"%PY%" %ARGS%
exit /b %ERRORLEVEL%

:test
cd /d "%ROOT%"
set "QT_QPA_PLATFORM=offscreen"
if not defined HYPOTHESIS_PROFILE set "HYPOTHESIS_PROFILE=steady"
if not defined ARGS set "ARGS=-n 2 --dist loadfile --no-loadscope-reorder"
"%PY%" -m pytest -p no:cacheprovider %ARGS%
exit /b %ERRORLEVEL%

:lint
cd /d "%ROOT%"
"%PY%" -m ruff check . || exit /b 1
"%PY%" -m ruff format --check . || exit /b 1
"%PY%" -m mypy || exit /b 1
"%PY%" -c "from importlinter.cli import lint_imports_command; lint_imports_command()" || exit /b 1
exit /b 0

rem The same steps as on Debian (installer\make), without Wine. Needed besides: git, and NSIS for the Setup file.
:windows
call :set_up_tools
if errorlevel 1 exit /b 1
cd /d "%ROOT%"
set "PYTHONPATH=%ROOT%\installer;%ROOT%"
"%TOOLS%\Scripts\python.exe" -m make windows --no-smoke %ARGS%
exit /b %ERRORLEVEL%

rem The tools of the build have an environment of their own, made by python.org's Python 3.11.
:set_up_tools
if not exist "%ROOT%\build" mkdir "%ROOT%\build"
copy /y /b "%SHIPPED_LOCK%"+"%FREEZE_LOCK%" "%ROOT%\build\wanted.lock" >nul || exit /b 1
if not exist "%TOOLS%\complete.lock" goto make_tools
fc /b "%ROOT%\build\wanted.lock" "%TOOLS%\complete.lock" >nul 2>&1 || goto make_tools
"%TOOLS%\Scripts\python.exe" -c "" >nul 2>&1 && exit /b 0

:make_tools
set "BASE="
for %%P in ("py -3.11" "python") do if not defined BASE call :try_python_311 %%~P
if not defined BASE (
    echo dev.cmd: Python 3.11, 64-bit, from python.org is needed to build 1>&2
    exit /b 1
)
echo dev.cmd: making the environment of the build tools
if exist "%TOOLS%" rmdir /s /q "%TOOLS%"
%BASE% -m venv "%TOOLS%" || exit /b 1
"%TOOLS%\Scripts\python.exe" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r "%SHIPPED_LOCK%" -r "%FREEZE_LOCK%" || exit /b 1
copy /y "%ROOT%\build\wanted.lock" "%TOOLS%\complete.lock" >nul || exit /b 1
exit /b 0

:try_python_311
%* -c "import struct, sys; sys.exit(sys.version_info[:2] != (3, 11) or struct.calcsize('P') != 8)" >nul 2>&1 && set "BASE=%*"
exit /b 0

rem The stamp is a copy of the lock, written last: an interrupted or outdated environment is made anew.
:set_up
if not exist "%STAMP%" goto make
fc /b "%LOCK%" "%STAMP%" >nul 2>&1 || goto make
"%PY%" -c "" >nul 2>&1 && exit /b 0

:make
set "BASE="
for %%P in ("py -3.11" "py -3.12" "py -3.13" "python") do if not defined BASE call :try_python %%~P
if not defined BASE (
    echo dev.cmd: Python 3.11, 3.12 or 3.13 is needed 1>&2
    exit /b 1
)
echo dev.cmd: making the virtual environment
if exist "%VENV%" rmdir /s /q "%VENV%"
%BASE% -m venv "%VENV%" || exit /b 1
set "INSTALL=-m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes"
"%PY%" %INSTALL% --only-binary :all: -r "%BUILD_LOCK%" || exit /b 1
"%PY%" %INSTALL% --only-binary :all: --no-binary bagit --no-build-isolation -r "%LOCK%" || exit /b 1
"%PY%" -m pip check || exit /b 1
copy /y "%LOCK%" "%STAMP%" >nul || exit /b 1
exit /b 0

:try_python
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" >nul 2>&1 && set "BASE=%*"
exit /b 0
