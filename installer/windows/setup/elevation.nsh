; Getting administrator rights by starting itself anew, and starting the program without them.

; Starts an elevated Setup with the same choices and waits. $0 := "refused", or $ExitCode := how that one ended.
Function Elevate
  StrCpy $R1 "/ALLUSERS /ELEVATED /LANG=$(LANGUAGE_CODE)"
  ${If} ${Silent}
    StrCpy $R1 "$R1 /S"
  ${EndIf}
  ${If} $IsUpdate != ""
    StrCpy $R1 "$R1 /UPDATE"
  ${EndIf}
  ${If} $RunWanted != ""
    StrCpy $R1 "$R1 /RUN"
  ${EndIf}
  ${If} $WantsDesktop == "0"
    StrCpy $R1 "$R1 /NODESKTOP"
  ${EndIf}
  ${If} $WantsTypes == "0"
    StrCpy $R1 "$R1 /NOASSOC"
  ${EndIf}
  ${If} $LogFile != ""
    StrCpy $R1 '$R1 "/LOG=$LogFile"'
    ${If} $LogHandle != ""
      FileClose $LogHandle
      StrCpy $LogHandle ""
    ${EndIf}
  ${EndIf}
  ${If} $NamedDir != ""
    StrCpy $R1 "$R1 /D=$NamedDir"
  ${EndIf}
  StrCpy $R2 $EXEPATH
  StrCpy $R3 $EXEDIR
  StrCpy $0 "refused"
  ; SHELLEXECUTEINFOW: keep the process, no message of Windows' own
  !if ${NSIS_PTR_SIZE} > 4
    System::Call '*(i 112, i 0x540, p $HWNDPARENT, w "runas", w R2, w R1, w R3, i 1, i 0, p 0, p 0, p 0, p 0, i 0, i 0, p 0, p 0) p .r1'
  !else
    System::Call '*(i 60, i 0x540, p $HWNDPARENT, w "runas", w R2, w R1, w R3, i 1, p 0, p 0, p 0, p 0, i 0, p 0, p 0) p .r1'
  !endif
  System::Call 'shell32::ShellExecuteExW(p r1) i .r2'
  ${If} $2 <> 0
    !if ${NSIS_PTR_SIZE} > 4
      System::Call '*$1(i, i, p, p, p, p, p, i, i, p, p, p, p, i, i, p, p .r3)'
    !else
      System::Call '*$1(i, i, p, p, p, p, p, i, p, p, p, p, i, p, p .r3)'
    !endif
    ${If} $HWNDPARENT <> 0
      ShowWindow $HWNDPARENT ${SW_HIDE}
    ${EndIf}
    Call WaitAnswering
    System::Call 'kernel32::GetExitCodeProcess(p r3, *i .r4)'
    System::Call 'kernel32::CloseHandle(p r3)'
    StrCpy $ExitCode $4
    StrCpy $0 ""
  ${EndIf}
  System::Free $1
  Call OpenLog
FunctionEnd

; Waits for process $3 and answers Windows meanwhile: a window that answers nothing, hidden or not, holds others up.
Function WaitAnswering
  System::Alloc 64
  Pop $R7 ; a MSG
  ${Do}
    System::Call 'kernel32::WaitForSingleObject(p r3, i 50) i .r4'
    ${If} $4 <> 258 ; WAIT_TIMEOUT
      ${ExitDo}
    ${EndIf}
    ${Do}
      System::Call 'user32::PeekMessageW(p R7, p 0, i 0, i 0, i 1) i .r5'
      ${If} $5 = 0
        ${ExitDo}
      ${EndIf}
      System::Call 'user32::DispatchMessageW(p R7)'
    ${Loop}
  ${Loop}
  System::Free $R7
FunctionEnd

; Ends as the elevated Setup ended, and starts the program here, where no rights are at hand, when that was wanted.
Function EndAsChild
  StrCpy $IsOver "1"
  ${If} $ExitCode = ${RUN_WANTED}
    StrCpy $ExitCode 0
    Call TellExitCode
    ReadRegStr $INSTDIR HKLM "${KEY}" "InstallDir"
    Call StartProgram
  ${Else}
    Call TellExitCode
  ${EndIf}
FunctionEnd

; Starts the program as the person who sits there.
Function RunProgram
  ${If} $IsElevated != ""
    StrCpy $ExitCode ${RUN_WANTED}
    SetErrorLevel ${RUN_WANTED}
  ${Else}
    Call StartProgram
  ${EndIf}
FunctionEnd

; A Setup that was itself started "as administrator" leaves it to the desktop, which has no such rights. The working
; folder is the person's, so that nothing keeps the program's own folder from being renamed.
Function StartProgram
  SetOutPath "$PROFILE"
  System::Call 'kernel32::GetCurrentProcess() p .r0'
  System::Call 'advapi32::OpenProcessToken(p r0, i 8, *p .r1) i .r2'
  StrCpy $3 0
  ${If} $2 <> 0
    System::Call 'advapi32::GetTokenInformation(p r1, i 18, *i .r3, i 4, *i .r4)' ; TokenElevationType
    System::Call 'kernel32::CloseHandle(p r1)'
  ${EndIf}
  ${If} $3 = 2
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${EXE}"'
  ${Else}
    Exec '"$INSTDIR\${EXE}"'
  ${EndIf}
FunctionEnd
