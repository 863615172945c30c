; The new program is written whole beside the old one (*.new). Only then the old one is renamed aside (*.old) and the new
; one put in its place, which takes no time. Whatever fails before the end is undone, also after a power cut, by the next
; Setup: PENDING lies in the folder while the two are exchanged.
; EachItem, from files.nsh, names what lies at the top of the folder; NewFiles writes it all.
Var HadOld ; "1" when a program stood there
Var NewFolder ; "1" when the folder was made by this run
Var Exchanging
Var Exchanged ; "1" once the new program stands; what follows is no reason to put the old one back

!macro DropNew ITEM
  RMDir /r "$INSTDIR\${ITEM}.new"
  Delete "$INSTDIR\${ITEM}.new"
!macroend

!macro DropOld ITEM
  RMDir /r "$INSTDIR\${ITEM}.old"
  Delete "$INSTDIR\${ITEM}.old"
!macroend

!macro DropItem ITEM
  RMDir /r "$INSTDIR\${ITEM}"
  Delete "$INSTDIR\${ITEM}"
!macroend

!macro ExchangeItem ITEM
  StrCpy $R8 "${ITEM}"
  Call ExchangeOne
!macroend

!macro RestoreItem ITEM
  ${If} ${FileExists} "$INSTDIR\${ITEM}.old"
    !insertmacro DropItem "${ITEM}"
    StrCpy $0 "$INSTDIR\${ITEM}.old"
    StrCpy $1 "$INSTDIR\${ITEM}"
    Call RenamePatiently
  ${EndIf}
!macroend

Function PutFiles
  StrCpy $Exchanging ""
  StrCpy $Exchanged ""
  StrCpy $HadOld ""
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    StrCpy $HadOld "1"
  ${EndIf}
  !insertmacro Note "$(LOG_COPYING)"
  SetOverwrite try
  ClearErrors
  !insertmacro NewFiles
  ${If} $Mode != "portable"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\Uninstall.exe.new"
  ${EndIf}
  SetOutPath "$TEMP" ; nothing may hold the folder
  ${If} ${Errors}
    Call Fail
  ${EndIf}
  !insertmacro Note "$(LOG_EXCHANGING)"
  StrCpy $Exchanging "1"
  FileOpen $0 "$INSTDIR\${PENDING}" w
  FileClose $0
  !insertmacro EachItem ExchangeItem
  Delete "$INSTDIR\${PENDING}"
  StrCpy $Exchanging ""
  StrCpy $Exchanged "1"
  !insertmacro EachItem DropOld
FunctionEnd

; $R8: the item. Ends the section when it cannot be done; the undoing follows from there.
Function ExchangeOne
  ${IfNot} ${FileExists} "$INSTDIR\$R8.new"
    Return ; a portable copy has no uninstaller
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\$R8"
    StrCpy $0 "$INSTDIR\$R8"
    StrCpy $1 "$INSTDIR\$R8.old"
    Call RenameOrStop
  ${EndIf}
  StrCpy $0 "$INSTDIR\$R8.new"
  StrCpy $1 "$INSTDIR\$R8"
  Call RenameOrStop
FunctionEnd

Function RenameOrStop
  Call RenamePatiently
  ${If} ${Errors}
    !insertmacro Note "$(LOG_HELD)"
    Call Fail
  ${EndIf}
FunctionEnd

; Undoes what was done, says why and ends Setup with $ExitCode.
Function Fail
  StrCpy $IsOver "1"
  Call PutBack
  ${If} $ExitCode = 0
    StrCpy $ExitCode ${NOT_WRITTEN}
    StrCpy $Reason "$(NOT_COPIED)"
  ${EndIf}
  !insertmacro Note "$Reason"
  Call TellExitCode
  ${If} $ExitCode <> ${RUNNING} ; that one has asked already
    MessageBox MB_OK|MB_ICONSTOP "$Reason" /SD IDOK
  ${EndIf}
  Quit
FunctionEnd

; After a failure: the old program whole, of the new one nothing; a folder made by this run goes with it.
Function PutBack
  SetOutPath "$TEMP"
  ${If} $Exchanged == ""
    !insertmacro EachItem DropNew
    ${If} $Exchanging != ""
      ${If} $HadOld == "1"
        !insertmacro EachItem RestoreItem
        !insertmacro Note "$(LOG_PUT_BACK)"
      ${Else}
        !insertmacro EachItem DropItem
      ${EndIf}
      Delete "$INSTDIR\${PENDING}"
    ${EndIf}
  ${EndIf}
  ${If} $NewFolder == "1"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

; What an earlier Setup that was cut off left behind.
Function Recover
  ${If} ${FileExists} "$INSTDIR\${PENDING}"
    !insertmacro EachItem RestoreItem
    Delete "$INSTDIR\${PENDING}"
    !insertmacro Note "$(LOG_RECOVERED)"
  ${EndIf}
  !insertmacro EachItem DropNew
  !insertmacro EachItem DropOld
FunctionEnd

Function PutMarker
  SetOverwrite off ; a person may have written a line into it
  SetOutPath "$INSTDIR"
  File "/oname=${MARKER}" "${HERE}\portable.txt"
  SetOutPath "$TEMP"
FunctionEnd

; Installed into another folder than before: the program leaves the old one, foreign files stay.
Function LeaveOldFolder
  ${If} $OldDir != ""
  ${AndIf} $OldDir != $INSTDIR
    Push $INSTDIR
    StrCpy $INSTDIR $OldDir
    !insertmacro EachItem DropItem
    RMDir "$INSTDIR"
    Pop $INSTDIR
  ${EndIf}
FunctionEnd
