; Takes the program away and leaves every person's data.
Var DataFolder ; where this person's data stays

Function un.onInit
  SetRegView 64
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  StrCpy $ExitCode 0
  StrCpy $DataFolder "$LOCALAPPDATA\${APP_ID}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} "$R0" "/LOG=" $LogFile
  Call un.OpenLog
  StrCpy $Mode "user"
  ReadRegStr $0 HKLM "${KEY}" "InstallDir"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    StrCpy $Mode "all"
  ${EndIf}
  ClearErrors
  ${GetOptions} "$R0" "/LANG=" $0
  ${If} ${Errors}
    ReadRegStr $0 SHCTX "${KEY}" "Language"
  ${EndIf}
  ${If} $0 == "en"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndIf}
FunctionEnd

Function un.ConfirmPre
  Call un.Begin
  ${If} $ExitCode <> 0
    Quit
  ${EndIf}
FunctionEnd

; What must hold before anything is removed; says why not, and sets $ExitCode.
Function un.Begin
  ReadRegStr $0 SHCTX "${KEY}" "InstallDir"
  ${If} $0 != $INSTDIR ; a copy of the uninstaller somewhere else must not empty that place
    StrCpy $ExitCode ${NOT_WRITTEN}
    StrCpy $Reason "$(NOT_INSTALLED_HERE)"
    Call un.Refuse
    Return
  ${EndIf}
  ${If} $Mode == "all"
    Call un.HasRights
    ${If} $1 == ""
      Call un.NeedRights
      Return
    ${EndIf}
  ${EndIf}
  Call un.CheckRunning
FunctionEnd

Function un.Refuse
  !insertmacro Note "$Reason"
  SetErrorLevel $ExitCode
  MessageBox MB_OK|MB_ICONSTOP "$Reason" /SD IDOK
FunctionEnd

; The same uninstaller anew with administrator rights; a silent one ends instead.
Function un.NeedRights
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} "$R0" "/ELEVATED" $0
  ${If} ${Errors}
  ${AndIfNot} ${Silent}
    ClearErrors
    ExecShell "runas" "$INSTDIR\Uninstall.exe" "/ELEVATED /LANG=$(LANGUAGE_CODE)"
    ${IfNot} ${Errors}
      SetErrorLevel 0
      Quit
    ${EndIf}
  ${EndIf}
  StrCpy $ExitCode ${NO_RIGHTS}
  StrCpy $Reason "$(RIGHTS_REFUSED)"
  Call un.Refuse
FunctionEnd

Function un.CheckRunning
  again:
  StrCpy $0 $INSTDIR
  Call un.IsRunning
  ${If} $1 != ""
    !insertmacro Note "$(IS_RUNNING)"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
    StrCpy $ExitCode ${RUNNING}
    SetErrorLevel ${RUNNING}
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro Note "$(LOG_REMOVING)"
  Call un.Begin
  ${If} $ExitCode <> 0
    Abort
  ${EndIf}
  SetOutPath "$TEMP"
  ; One rename tells whether anything is in use, before anything is gone.
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    StrCpy $0 "$INSTDIR\_internal"
    StrCpy $1 "$INSTDIR\_internal.old"
    Call un.RenamePatiently
    ${If} ${Errors}
      StrCpy $ExitCode ${NOT_WRITTEN}
      StrCpy $Reason "$(NOT_REMOVED)"
      Call un.Refuse
      Abort
    ${EndIf}
  ${EndIf}
  !insertmacro EachItem DropNew
  !insertmacro EachItem DropOld
  !insertmacro EachItem DropItem
  Delete "$INSTDIR\${PENDING}"
  RMDir "$INSTDIR" ; never with what is in it: foreign files stay
  Delete "$SMPROGRAMS\${APP_NAME}.lnk"
  Delete "$DESKTOP\${APP_NAME}.lnk"
  !insertmacro DropType "${DOCUMENT_EXTENSION}" "${DOCUMENT}"
  !insertmacro DropType "${UPDATE_EXTENSION}" "${UPDATE_FILE}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${KEY}"
  ${RefreshShellIcons}
  !insertmacro Note "$(LOG_REMOVED)"
SectionEnd
