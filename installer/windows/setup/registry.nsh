; Shortcuts, the entry in Windows' list of programs, and the two kinds of files that open with a double click.
; SHCTX is this user's part of the registry or the computer's, as ApplyMode chose.
!define DOCUMENT "${APP_ID}.Document.1"
!define UPDATE_FILE "${APP_ID}.Update.1"
!define DOCUMENT_EXTENSION ".cchc"
!define UPDATE_EXTENSION ".cchc-update"

; A shortcut on the desktop that the person removed is not made again: then nobody asked for it, and OldDir is there.
Function DefaultChoices
  ${If} $WantsDesktop == ""
    StrCpy $WantsDesktop "1"
    ${If} $OldDir != ""
    ${AndIfNot} ${FileExists} "$DESKTOP\${APP_NAME}.lnk"
      StrCpy $WantsDesktop "0"
    ${EndIf}
  ${EndIf}
  ${If} $WantsTypes == ""
    StrCpy $WantsTypes "1"
    ${If} $OldDir != ""
      ReadRegStr $0 SHCTX "Software\Classes\${DOCUMENT}\shell\open\command" ""
      ${If} $0 == ""
        StrCpy $WantsTypes "0"
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function PutShortcuts
  Call DefaultChoices
  SetOutPath "$PROFILE" ; the folder a shortcut starts in
  CreateShortCut "$SMPROGRAMS\${APP_NAME}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
  ${If} $WantsDesktop == "1"
    CreateShortCut "$DESKTOP\${APP_NAME}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
  ${Else}
    Delete "$DESKTOP\${APP_NAME}.lnk"
  ${EndIf}
  SetOutPath "$TEMP"
FunctionEnd

Function PutKeys
  WriteRegStr SHCTX "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "Language" "$(LANGUAGE_CODE)"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${APP_NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
FunctionEnd

!macro PutType EXTENSION PROGID NAME ICON
  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\_internal\${ICON}"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}" "" "${PROGID}"
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
!macroend

; Only what is still ours: another program may have taken the kind over meanwhile.
!macro DropType EXTENSION PROGID
  ReadRegStr $0 SHCTX "Software\Classes\${EXTENSION}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue SHCTX "Software\Classes\${EXTENSION}" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids"
  ; "ifempty" asks for keys below only, so a value of another program is looked for
  ReadRegStr $0 SHCTX "Software\Classes\${EXTENSION}" ""
  ${If} $0 == ""
    DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
!macroend

Function PutTypes
  ${If} $WantsTypes == "1"
    !insertmacro PutType "${DOCUMENT_EXTENSION}" "${DOCUMENT}" "$(TYPE_DOCUMENT)" "document.ico"
    !insertmacro PutType "${UPDATE_EXTENSION}" "${UPDATE_FILE}" "$(TYPE_UPDATE)" "update.ico"
  ${Else}
    !insertmacro DropType "${DOCUMENT_EXTENSION}" "${DOCUMENT}"
    !insertmacro DropType "${UPDATE_EXTENSION}" "${UPDATE_FILE}"
  ${EndIf}
  ${RefreshShellIcons}
FunctionEnd
