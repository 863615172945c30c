; What Setup finds out before its first page: switches, earlier installations, language, for whom.

!macro Flag SWITCH VARIABLE
  ClearErrors
  ${GetOptions} "$R0" "${SWITCH}" $0
  ${IfNot} ${Errors}
    StrCpy ${VARIABLE} "1"
  ${EndIf}
!macroend

; NSIS itself takes /S and /D=.
Function ReadSwitches
  ${GetParameters} $R0
  StrCpy $NamedDir ""
  ${If} $INSTDIR != "${UNSET}"
    StrCpy $NamedDir $INSTDIR
  ${EndIf}
  !insertmacro Flag "/UPDATE" $IsUpdate
  !insertmacro Flag "/ELEVATED" $IsElevated
  !insertmacro Flag "/RUN" $RunWanted
  !insertmacro Flag "/ALLUSERS" $Mode
  ${If} $Mode == "1"
    StrCpy $Mode "all"
  ${EndIf}
  !insertmacro Flag "/CURRENTUSER" $Mode
  ${If} $Mode == "1"
    StrCpy $Mode "user"
  ${EndIf}
  !insertmacro Flag "/PORTABLE" $Mode
  ${If} $Mode == "1"
    StrCpy $Mode "portable"
  ${EndIf}
  StrCpy $WantsDesktop "" ; empty: nobody has said yet
  StrCpy $WantsTypes ""
  !insertmacro Flag "/NODESKTOP" $WantsDesktop
  ${If} $WantsDesktop == "1"
    StrCpy $WantsDesktop "0"
  ${EndIf}
  !insertmacro Flag "/NOASSOC" $WantsTypes
  ${If} $WantsTypes == "1"
    StrCpy $WantsTypes "0"
  ${EndIf}
  ClearErrors
  ${GetOptions} "$R0" "/LOG=" $LogFile
  Call OpenLog
FunctionEnd

Function NeedWindows
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    StrCpy $ExitCode ${OLD_WINDOWS}
    Call TellExitCode
    MessageBox MB_OK|MB_ICONSTOP "${OLD_WINDOWS_VI}${P}${OLD_WINDOWS_EN}" /SD IDOK ; no language is chosen yet
    Abort
  ${EndIf}
FunctionEnd

; What must hold before anything is asked. Leaves $ExitCode at 0, or sets it and says why in $Reason.
Function Begin
  !insertmacro Note "$(LOG_START)"
  Call NeedRights
  ${If} $ExitCode = 0
  ${AndIf} $Mode != "portable"
  ${AndIf} $IsUpdate == "" ; an update waits for the program on its page of progress
    Call CheckVersion
    ${If} $ExitCode = 0
      Call CheckRunning
    ${EndIf}
  ${EndIf}
FunctionEnd

; The same before the first page, where a refusal ends Setup.
Function BeginWithPages
  Call Begin
  ${If} $ExitCode <> 0
    !insertmacro Note "$Reason"
    Call TellExitCode
    ${If} $ExitCode <> ${RUNNING} ; that one has asked already
      MessageBox MB_OK|MB_ICONSTOP "$Reason"
    ${EndIf}
    Quit
  ${EndIf}
FunctionEnd

; An update is told of by a file beside Setup, which the program reads when it starts next.
Function TellExitCode
  SetErrorLevel $ExitCode
  ${If} $IsUpdate != ""
  ${AndIf} $IsElevated == ""
    ClearErrors
    FileOpen $0 "$EXEDIR\exit-code.txt" w
    ${IfNot} ${Errors}
      FileWrite $0 "$ExitCode"
      FileClose $0
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro FindOne ROOT FOLDER NUMBER
  StrCpy ${NUMBER} ""
  ReadRegStr ${FOLDER} ${ROOT} "${KEY}" "InstallDir"
  ${If} ${FOLDER} != ""
  ${AndIf} ${FileExists} "${FOLDER}\${EXE}"
    ReadRegStr ${NUMBER} ${ROOT} "${UNINSTALL_KEY}" "DisplayVersion"
  ${Else}
    StrCpy ${FOLDER} ""
  ${EndIf}
!macroend

; An entry whose program is gone counts as none.
Function FindEarlier
  !insertmacro FindOne HKCU $UserDir $UserVersion
  !insertmacro FindOne HKLM $AllDir $AllVersion
FunctionEnd

; /LANG=, else the one used last time, else Vietnamese.
Function ChooseLanguage
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} "$R0" "/LANG=" $0
  ${If} ${Errors}
    ReadRegStr $0 HKCU "${KEY}" "Language"
    ${If} $0 == ""
      ReadRegStr $0 HKLM "${KEY}" "Language"
    ${EndIf}
  ${EndIf}
  ${If} $0 == "en"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndIf}
FunctionEnd

Function ChooseMode
  ${If} $Mode == ""
    ${If} $IsUpdate != ""
    ${AndIf} $NamedDir != ""
      ${If} ${FileExists} "$NamedDir\${MARKER}"
        StrCpy $Mode "portable"
      ${ElseIf} $NamedDir == $AllDir
        StrCpy $Mode "all"
      ${Else}
        StrCpy $Mode "user"
      ${EndIf}
    ${ElseIf} $UserDir == ""
    ${AndIf} $AllDir != ""
      StrCpy $Mode "all"
    ${Else}
      StrCpy $Mode "user"
    ${EndIf}
  ${EndIf}
  Call ApplyMode
FunctionEnd

; All that follows from $Mode: registry root and shell folders, the folder, what is gone over, what is there besides.
Function ApplyMode
  SetShellVarContext current
  StrCpy $OldDir ""
  StrCpy $OldVersion ""
  StrCpy $OtherVersion ""
  ${If} $Mode == "all"
    SetShellVarContext all
    StrCpy $OldDir $AllDir
    StrCpy $OldVersion $AllVersion
    StrCpy $OtherVersion $UserVersion
    StrCpy $INSTDIR "$PROGRAMFILES64\${APP_ID}"
  ${ElseIf} $Mode == "user"
    StrCpy $OldDir $UserDir
    StrCpy $OldVersion $UserVersion
    StrCpy $OtherVersion $AllVersion
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${APP_ID}"
  ${Else}
    Call PortableFolder
  ${EndIf}
  ${If} $OldDir != ""
    StrCpy $INSTDIR $OldDir
  ${EndIf}
  ${If} $NamedDir != ""
    StrCpy $INSTDIR $NamedDir
  ${EndIf}
FunctionEnd

; Beside Setup; when that lies on a stick, at the top of the stick.
Function PortableFolder
  StrCpy $INSTDIR "$EXEDIR\${APP_ID}"
  StrCpy $0 $EXEDIR 3
  System::Call 'kernel32::GetDriveTypeW(w r0) i .r1'
  ${If} $1 = 2
    StrCpy $INSTDIR "$0${APP_ID}"
  ${EndIf}
FunctionEnd

; For all users without rights: ask Windows for them; a silent Setup asks nothing, but that of an update.
Function NeedRights
  ${If} $Mode == "all"
    Call HasRights
    ${If} $1 == ""
      ${If} ${Silent}
      ${AndIf} $IsUpdate == ""
        StrCpy $0 "refused"
      ${ElseIf} $IsElevated != ""
        StrCpy $0 "refused"
      ${ElseIf} $IsUpdate == ""
        ${GetParameters} $R0
        ClearErrors
        ${GetOptions} "$R0" "/ALLUSERS" $0
        ${If} ${Errors}
          Return ; the page where one chooses asks for them
        ${EndIf}
        Call Elevate
      ${Else}
        Call Elevate
      ${EndIf}
      ${If} $0 == "refused"
        StrCpy $ExitCode ${NO_RIGHTS}
        StrCpy $Reason "$(RIGHTS_REFUSED)"
        Return
      ${EndIf}
      Call EndAsChild
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd
