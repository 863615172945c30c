; Setup of the program. Compiled by installer/make/nsis.py, which writes the values of a build beside (build.nsh) and the
; list of files (files.nsh); nothing here is to be given by hand. What people read stands in setup/texts-*.nsh.
Unicode true
!include "build.nsh"
Target ${TARGET}
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh

!define EXE "${APP_ID}.exe"
!define CONSOLE_EXE "${APP_ID}-cli.exe"
!define OLDEST_BUILD 17763 ; Windows 10 1809
!define KEY "Software\${APP_ID}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define MARKER "portable.txt"
!define PENDING "swap.pending"
!define UNSET "X:\-\${APP_ID}" ; stands in $INSTDIR as long as nobody named a folder

; Exit codes (README has them for IT). RUN_WANTED is spoken between an elevated Setup and the one that started it.
!define CANCELLED 1
!define OLD_WINDOWS 2
!define RUNNING 3
!define NEWER 4
!define NO_RIGHTS 5
!define NOT_WRITTEN 6
!define RUN_WANTED 100

Name "${APP_NAME}"
OutFile "${OUT}"
BrandingText "${APP_NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
InstallDir "${UNSET}"
SetFont "Segoe UI" 9
AllowRootDirInstall true ; so that our own check can say why not
CRCCheck on
SetDateSave off
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

Var Mode        ; "user", "all" or "portable"
Var NamedDir    ; the folder of /D=, empty without
Var UserDir     ; where it is installed for this user, empty when it is not
Var UserVersion
Var AllDir      ; the same for all users of the computer
Var AllVersion
Var OldDir      ; of the two, the one this Setup goes over
Var OldVersion
Var OtherVersion
Var IsUpdate    ; the switches, "1" or empty
Var IsElevated
Var RunWanted
Var WantsDesktop
Var WantsTypes
Var ExitCode
Var IsOver      ; "1" when the end was told
Var Reason      ; a sentence: why it cannot go on

!define MUI_ICON "${ICONS}\so-cchc.ico"
!define MUI_UNICON "${ICONS}\so-cchc.ico"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${PICTURES}\header.bmp"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}\side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURES}\side.bmp"
!define MUI_CUSTOMFUNCTION_GUIINIT FinePictures
!define MUI_CUSTOMFUNCTION_UNGUIINIT un.FinePictures
!define MUI_CUSTOMFUNCTION_ABORT Cancelled
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$Reason"
!define MUI_PAGE_CUSTOMFUNCTION_PRE WelcomePre
!define MUI_PAGE_CUSTOMFUNCTION_SHOW WelcomeShow
!insertmacro MUI_PAGE_WELCOME
Page custom ModePage ModeLeave
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOLDER_TEXT)"
!define MUI_PAGE_HEADER_TEXT "$(FOLDER_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FOLDER_SUBTITLE)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE FolderPre
!define MUI_PAGE_CUSTOMFUNCTION_SHOW FolderShow
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderLeave
!insertmacro MUI_PAGE_DIRECTORY
Page custom ChoicesPage ChoicesLeave
!define MUI_PAGE_CUSTOMFUNCTION_SHOW ProgressShow
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$Reason"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(FINISH_RUN)"
!define MUI_FINISHPAGE_RUN_FUNCTION RunProgram
!define MUI_PAGE_CUSTOMFUNCTION_PRE FinishPre
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_CUSTOMFUNCTION_PRE un.ConfirmPre
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE_TEXT)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(REMOVE_FROM)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(REMOVED_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(REMOVED_TEXT)"
!define MUI_FINISHPAGE_TEXT_LARGE
!insertmacro MUI_UNPAGE_FINISH

; NSIS's own Vietnamese is unlike ours in wording, so ours stands in for it.
!insertmacro MUI_LANGUAGEEX "${HERE}\setup" "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!include "${HERE}\setup\texts-vi.nsh"
!include "${HERE}\setup\texts-en.nsh"

!macro VersionKeys LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${APP_NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${APP_NAME} - Setup"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "${PUBLISHER}"
!macroend
VIProductVersion "${VERSION}.0"
!insertmacro VersionKeys ${LANG_VIETNAMESE}
!insertmacro VersionKeys ${LANG_ENGLISH}

!include "files.nsh"
!include "${HERE}\setup\common.nsh"
!insertmacro CommonFunctions ""
!insertmacro CommonFunctions "un."
!include "${HERE}\setup\swap.nsh"
!include "${HERE}\setup\start.nsh"
!include "${HERE}\setup\checks.nsh"
!include "${HERE}\setup\elevation.nsh"
!include "${HERE}\setup\pages.nsh"
!include "${HERE}\setup\registry.nsh"
!include "${HERE}\setup\uninstall.nsh"

Function .onInit
  SetRegView 64
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  StrCpy $ExitCode 0
  Call ReadSwitches
  Call NeedWindows
  Call FindEarlier
  Call ChooseLanguage ; NSIS speaks it from the end of this function on, so nothing is said before Begin
  Call ChooseMode
FunctionEnd

Section
  AddSize ${SIZE_KB}
  SetDetailsPrint textonly
  ${If} ${Silent}
    Call Begin
  ${EndIf}
  !insertmacro Note "$(LOG_MODE)"
  ${If} $ExitCode = 0
  ${AndIf} $IsUpdate != ""
    Call WaitForProgram
  ${EndIf}
  ${If} $ExitCode = 0
    Call CheckTarget
  ${EndIf}
  ${If} $ExitCode = 0
    Call CheckVersion
  ${EndIf}
  ${If} $ExitCode = 0
    Call CheckRunning
  ${EndIf}
  ${If} $ExitCode = 0
    Call MakeRoom
  ${EndIf}
  ${If} $ExitCode <> 0
    Call Fail
  ${EndIf}
  DetailPrint "$(COPYING)"
  SetDetailsPrint none ; the names of a thousand files tell nobody anything
  Call PutFiles
  ${If} $Mode == "portable"
    Call PutMarker
  ${Else}
    Call PutShortcuts
    Call PutKeys
    Call PutTypes
    Call LeaveOldFolder
  ${EndIf}
  !insertmacro Note "$(LOG_DONE)"
SectionEnd

Function .onInstSuccess
  Call TellExitCode
  ${If} ${Silent}
  ${OrIf} $IsUpdate != ""
    ${If} $RunWanted != ""
      Call RunProgram
    ${EndIf}
  ${EndIf}
FunctionEnd

; NSIS comes here by itself only when it could not write a file, and with pages only when the window is closed.
Function .onInstFailed
  ${If} $IsOver == ""
    Call Fail
  ${EndIf}
FunctionEnd

Function Cancelled
  ${If} $IsOver == ""
  ${AndIf} $ExitCode = 0
    StrCpy $ExitCode ${CANCELLED}
  ${EndIf}
  Call TellExitCode
FunctionEnd
