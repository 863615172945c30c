; What Setup and the uninstaller share. Functions of the uninstaller carry "un." before their names.
Var LogFile
Var LogHandle

!macro Note SENTENCE
  Push "${SENTENCE}"
  !ifdef __UNINSTALL__
    Call un.Note
  !else
    Call Note
  !endif
!macroend

!macro CommonFunctions UN
; Writes the sentence on the stack into the log of /LOG=, with the time; without a log nothing happens.
Function ${UN}Note
  Exch $0
  ${If} $LogHandle != ""
    Push $1
    Push $2
    Push $3
    Push $4
    Push $5
    Push $6
    Push $7
    ${GetTime} "" "L" $1 $2 $3 $4 $5 $6 $7
    FileWriteUTF16LE /BOM $LogHandle "$3-$2-$1 $5:$6:$7 $0$\r$\n"
    Pop $7
    Pop $6
    Pop $5
    Pop $4
    Pop $3
    Pop $2
    Pop $1
  ${EndIf}
  Pop $0
FunctionEnd

Function ${UN}OpenLog
  ${If} $LogFile != ""
    ClearErrors
    FileOpen $LogHandle "$LogFile" a
    ${If} ${Errors}
      StrCpy $LogHandle ""
    ${Else}
      FileSeek $LogHandle 0 END
    ${EndIf}
  ${EndIf}
FunctionEnd

; $1 := "1" when one of the two programs in folder $0 runs, also for another user. A running program cannot be opened
; for writing (sharing violation, 32). Scanners hold files for a moment, so it must be so four times.
Function ${UN}IsRunning
  Push $2
  Push $3
  Push $4
  StrCpy $4 0
  again:
    StrCpy $1 ""
    System::Call 'kernel32::CreateFileW(w "$0\${EXE}", i 0x40000000, i 7, p 0, i 3, i 0x80, p 0) p .r2 ?e'
    Pop $3
    System::Call 'kernel32::CloseHandle(p r2)'
    ${If} $3 = 32
      StrCpy $1 "1"
    ${EndIf}
    System::Call 'kernel32::CreateFileW(w "$0\${CONSOLE_EXE}", i 0x40000000, i 7, p 0, i 3, i 0x80, p 0) p .r2 ?e'
    Pop $3
    System::Call 'kernel32::CloseHandle(p r2)'
    ${If} $3 = 32
      StrCpy $1 "1"
    ${EndIf}
    IntOp $4 $4 + 1
    ${If} $1 == "1"
    ${AndIf} $4 < 4
      Sleep 250
      Goto again
    ${EndIf}
  Pop $4
  Pop $3
  Pop $2
FunctionEnd

; $1 := "1" when this process has administrator rights in hand (a filtered token has not).
Function ${UN}HasRights
  UserInfo::GetAccountType
  Pop $1
  ${If} $1 == "Admin"
    StrCpy $1 "1"
  ${Else}
    StrCpy $1 ""
  ${EndIf}
FunctionEnd

; Renames $0 to $1, for at most ten seconds: scanners and indexers hold fresh files. The error flag says that it failed.
Function ${UN}RenamePatiently
  Push $2
  StrCpy $2 0
  again:
    ClearErrors
    Rename "$0" "$1"
    ${If} ${Errors}
      ${If} $2 < 40
        IntOp $2 $2 + 1
        Sleep 250
        Goto again
      ${EndIf}
      SetErrors ; asking for the flag took it away
    ${EndIf}
  Pop $2
FunctionEnd

; The pictures of twice the size, where the screen is fine enough to show them.
Function ${UN}FinePictures
  System::Call 'user32::GetDC(p 0) p .r0'
  System::Call 'gdi32::GetDeviceCaps(p r0, i 88) i .r1'
  System::Call 'user32::ReleaseDC(p 0, p r0)'
  ${If} $1 >= 144
    File "/oname=$PLUGINSDIR\modern-wizard.bmp" "${PICTURES}\side-fine.bmp"
    File "/oname=$PLUGINSDIR\modern-header.bmp" "${PICTURES}\header-fine.bmp"
    SetBrandingImage /IMGID=1046 /RESIZETOFIT "$PLUGINSDIR\modern-header.bmp"
  ${EndIf}
FunctionEnd
!macroend
