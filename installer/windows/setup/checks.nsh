; May it go there? Each check leaves $ExitCode at 0, or sets it and says why in $Reason.

; The programs of the earlier folder and of the one to be written; asks the person to close them, as often as wanted.
Function CheckRunning
  again:
  StrCpy $1 ""
  ${If} $OldDir != ""
    StrCpy $0 $OldDir
    Call IsRunning
  ${EndIf}
  ${If} $1 == ""
    StrCpy $0 $INSTDIR
    Call IsRunning
  ${EndIf}
  ${If} $1 != ""
    StrCpy $Reason "$(IS_RUNNING)"
    !insertmacro Note "$Reason"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$Reason" /SD IDCANCEL IDRETRY again
    StrCpy $ExitCode ${RUNNING}
  ${EndIf}
FunctionEnd

; An update is started by the program, which then closes: up to 60 seconds for that.
Function WaitForProgram
  DetailPrint "$(WAITING)"
  StrCpy $R5 0
  ${Do}
    StrCpy $0 $INSTDIR
    Call IsRunning
    IntOp $R5 $R5 + 1
    ${If} $1 == ""
    ${OrIf} $R5 > 60
      ${ExitDo}
    ${EndIf}
    Sleep 250 ; the check itself takes 750 ms when it runs
  ${Loop}
FunctionEnd

; Neither what is registered nor what lies in the folder may be newer than this.
Function CheckVersion
  StrCpy $R6 $OldVersion
  Call CompareVersion
  ${If} $ExitCode = 0
  ${AndIf} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    GetDLLVersion "$INSTDIR\${EXE}" $0 $1
    ${IfNot} ${Errors}
      IntOp $2 $0 >> 16
      IntOp $3 $0 & 0xFFFF
      IntOp $4 $1 >> 16
      StrCpy $R6 "$2.$3.$4"
      Call CompareVersion
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CompareVersion
  ${If} $R6 != ""
    ${VersionCompare} "$R6" "${VERSION}" $0
    ${If} $0 = 1
      StrCpy $ExitCode ${NEWER}
      StrCpy $Reason "$(NEWER_INSTALLED)"
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro Forbid SENTENCE
  StrCpy $ExitCode ${NOT_WRITTEN}
  StrCpy $Reason "${SENTENCE}"
  Return
!macroend

!macro ForbidItem ITEM
  ${If} ${FileExists} "$INSTDIR\${ITEM}"
    StrCpy $0 "$INSTDIR\${ITEM}"
    Call IsOurs
    ${If} $1 == ""
      !insertmacro Forbid "$(FOLDER_FOREIGN)"
    ${EndIf}
  ${EndIf}
!macroend

; $1 := "1" when the file $0 is made by NSIS (its English words, 040904e4) and names our product: an uninstaller that ran in place could not delete itself.
Function IsOurs
  StrCpy $1 ""
  System::Call 'version::GetFileVersionInfoSizeW(w r0, p 0) i .r2'
  ${If} $2 > 0
    System::Alloc $2
    Pop $3
    System::Call 'version::GetFileVersionInfoW(w r0, i 0, i r2, p r3) i .r4'
    System::Call 'version::VerQueryValueW(p r3, w "\StringFileInfo\040904e4\ProductName", *p .r5, *i .r6) i .r4'
    ${If} $4 <> 0
      System::Call '*$5(&w256 .r6)'
      ${If} $6 == "${APP_NAME}"
        StrCpy $1 "1"
      ${EndIf}
    ${EndIf}
    System::Free $3
  ${EndIf}
FunctionEnd

; Folders the program must not lie in.
Function CheckTarget
  StrLen $0 $INSTDIR
  ${If} $0 > ${LONGEST_FOLDER}
    !insertmacro Forbid "$(FOLDER_LONG)"
  ${EndIf}
  StrCpy $1 $INSTDIR 1 -1
  ${If} $1 == "\"
  ${OrIf} $0 < 4
    !insertmacro Forbid "$(FOLDER_ROOT)"
  ${EndIf}
  StrLen $0 $WINDIR
  StrCpy $1 $INSTDIR $0
  ${If} $1 == $WINDIR
    !insertmacro Forbid "$(FOLDER_WINDOWS)"
  ${EndIf}
  ReadEnvStr $3 LOCALAPPDATA
  StrCpy $3 "$3\${APP_ID}"
  StrLen $0 $3
  StrCpy $1 "$INSTDIR\" $0
  StrCpy $2 "$INSTDIR\" 1 $0
  ${If} $1 == $3
  ${AndIf} $2 == "\"
    !insertmacro Forbid "$(FOLDER_DATA)"
  ${EndIf}
  ${If} $Mode == "portable"
    ${If} ${FileExists} "$INSTDIR\Uninstall.exe"
      !insertmacro Forbid "$(FOLDER_INSTALLED)"
    ${EndIf}
  ${ElseIf} ${FileExists} "$INSTDIR\${MARKER}"
    !insertmacro Forbid "$(FOLDER_PORTABLE)"
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PENDING}"
    !insertmacro EachItem ForbidItem
  ${EndIf}
FunctionEnd

; The folder exists, can be written and has room: known only by trying.
Function MakeRoom
  StrCpy $NewFolder ""
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    StrCpy $NewFolder "1"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\${PENDING}.try" w
  ${If} ${Errors}
    !insertmacro Forbid "$(FOLDER_READONLY)"
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\${PENDING}.try"
  Call Recover
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r0, *l, *l) i .r1'
  ${If} $1 <> 0
    System::Int64Op $0 / 1024
    Pop $0
    System::Int64Op $0 < ${SIZE_KB}
    Pop $1
    ${If} $1 <> 0
      !insertmacro Forbid "$(FOLDER_FULL)"
    ${EndIf}
  ${EndIf}
FunctionEnd
