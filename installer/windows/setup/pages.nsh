; The pages that are not NSIS's own, and what happens on leaving each.
Var HasBegun
Var UserButton
Var AllButton
Var PortableButton
Var NoticeLabel
Var DesktopBox
Var TypesBox

; Pages only show when somebody chooses; an update has nothing to choose.
!macro NotInUpdate
  ${If} $IsUpdate != ""
    Abort
  ${EndIf}
!macroend

Function WelcomePre
  ${If} $HasBegun == ""
    StrCpy $HasBegun "1"
    Call BeginWithPages
  ${EndIf}
  !insertmacro NotInUpdate
  ${If} $IsElevated != ""
    Abort
  ${EndIf}
  ${If} $OldVersion == ""
    StrCpy $Reason "$(WELCOME_NEW)"
  ${ElseIf} $OldVersion == "${VERSION}"
    StrCpy $Reason "$(WELCOME_AGAIN)"
  ${Else}
    StrCpy $Reason "$(WELCOME_UPGRADE)"
  ${EndIf}
FunctionEnd

; The other language, one click away.
Function WelcomeShow
  ${NSD_CreateLink} 120u 176u 195u 12u "$(OTHER_LANGUAGE)"
  Pop $0
  SetCtlColors $0 "1857A4" "FFFFFF"
  ${NSD_OnClick} $0 SwitchLanguage
FunctionEnd

Function SwitchLanguage
  Pop $0
  ${GetParameters} $R0
  StrCpy $R0 "/LANG=$(OTHER_LANGUAGE_CODE) $R0" ; the first one counts
  ${If} $NamedDir != ""
    StrCpy $R0 "$R0 /D=$NamedDir"
  ${EndIf}
  Exec '"$EXEPATH" $R0'
  SendMessage $HWNDPARENT 0x408 100 0 ; past the last page: this window ends (a Quit is not heard in here)
FunctionEnd

!macro Choice TOP VARIABLE NAME TEXT
  ${NSD_CreateRadioButton} 0 ${TOP}u 100% 11u "${NAME}"
  Pop ${VARIABLE}
  SendMessage ${VARIABLE} ${WM_SETFONT} $R9 0
  ${NSD_OnClick} ${VARIABLE} ModeChanged
!macroend

!macro Explanation TOP TEXT
  ${NSD_CreateLabel} 12u ${TOP}u 288u 18u "${TEXT}"
  Pop $0
!macroend

Function ModePage
  !insertmacro NotInUpdate
  ${If} $IsElevated != ""
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(MODE_TITLE)" "$(MODE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  CreateFont $R9 "$(^Font)" "$(^FontSize)" 700
  !insertmacro Choice 0 $UserButton "$(MODE_USER)" ""
  !insertmacro Explanation 12 "$(MODE_USER_TEXT)"
  !insertmacro Choice 34 $AllButton "$(MODE_ALL)" ""
  !insertmacro Explanation 46 "$(MODE_ALL_TEXT)"
  !insertmacro Choice 68 $PortableButton "$(MODE_PORTABLE)" ""
  !insertmacro Explanation 80 "$(MODE_PORTABLE_TEXT)"
  ${NSD_CreateLabel} 0 104u 100% 36u ""
  Pop $NoticeLabel
  ${If} $Mode == "all"
    StrCpy $0 $AllButton
  ${ElseIf} $Mode == "portable"
    StrCpy $0 $PortableButton
  ${Else}
    StrCpy $0 $UserButton
  ${EndIf}
  ${NSD_Check} $0
  ${NSD_SetFocus} $0
  Push $0
  Call ModeChanged
  nsDialogs::Show
FunctionEnd

; Shows the shield where Windows will ask, and what is installed already.
Function ModeChanged
  Pop $0
  ${NSD_GetState} $AllButton $0
  StrCpy $2 0
  StrCpy $Mode "user"
  ${If} $0 = ${BST_CHECKED}
    StrCpy $Mode "all"
    Call HasRights
    ${If} $1 == ""
      StrCpy $2 1
    ${EndIf}
  ${EndIf}
  SendMessage $mui.Button.Next 0x160C 0 $2 ; BCM_SETSHIELD
  ${NSD_GetState} $PortableButton $0
  ${If} $0 = ${BST_CHECKED}
    StrCpy $Mode "portable"
  ${EndIf}
  Call ApplyMode
  StrCpy $0 ""
  ${If} $Mode != "portable"
    ${If} $OtherVersion != ""
      StrCpy $0 "$(OTHER_THERE)"
    ${ElseIf} $OldVersion != ""
      StrCpy $0 "$(SAME_THERE)"
    ${EndIf}
  ${EndIf}
  ${NSD_SetText} $NoticeLabel $0
FunctionEnd

Function ModeLeave
  StrCpy $ExitCode 0
  ${If} $OtherVersion != ""
  ${AndIf} $OldVersion == ""
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(OTHER_QUESTION)" IDYES anyway
    Abort
    anyway:
  ${EndIf}
  ${If} $Mode == "all"
    Call HasRights
    ${If} $1 == ""
      Call Elevate
      ${If} $0 == "refused"
        MessageBox MB_OK|MB_ICONINFORMATION "$(RIGHTS_REFUSED)"
        Abort
      ${EndIf}
      Call EndAsChild
      Quit
    ${EndIf}
  ${EndIf}
  SendMessage $mui.Button.Next 0x160C 0 0
  ${If} $OldDir != ""
    Call CheckVersion
    Call StayWhenRefused
    Call CheckRunning
    ${If} $ExitCode <> 0
      StrCpy $ExitCode 0
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

; On a page a refusal is said and the person chooses anew.
Function StayWhenRefused
  ${If} $ExitCode <> 0
    StrCpy $ExitCode 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Reason"
    Abort
  ${EndIf}
FunctionEnd

Function FolderPre
  !insertmacro NotInUpdate
  ${If} $OldDir != "" ; it goes where it is
    Abort
  ${EndIf}
FunctionEnd

Function FolderShow
  ${If} $Mode == "portable"
    SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
  ${EndIf}
FunctionEnd

Function FolderLeave
  Call CheckTarget
  Call StayWhenRefused
  Call CheckVersion
  Call StayWhenRefused
FunctionEnd

Function ChoicesPage
  !insertmacro NotInUpdate
  ${If} $Mode == "portable"
    Abort
  ${EndIf}
  Call DefaultChoices
  !insertmacro MUI_HEADER_TEXT "$(CHOICES_TITLE)" "$(CHOICES_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckBox} 0 0u 100% 12u "$(CHOICE_DESKTOP)"
  Pop $DesktopBox
  ${If} $WantsDesktop == "1"
    ${NSD_Check} $DesktopBox
  ${EndIf}
  ${NSD_CreateCheckBox} 0 20u 100% 12u "$(CHOICE_TYPES)"
  Pop $TypesBox
  ${If} $WantsTypes == "1"
    ${NSD_Check} $TypesBox
  ${EndIf}
  ${NSD_CreateLabel} 12u 33u 288u 18u "$(CHOICE_TYPES_TEXT)"
  Pop $0
  ${NSD_CreateLabel} 0 72u 100% 60u "$(CHOICES_SUMMARY)"
  Pop $0
  SendMessage $mui.Button.Next ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
  ${NSD_SetFocus} $DesktopBox
  nsDialogs::Show
FunctionEnd

Function ChoicesLeave
  ${NSD_GetState} $DesktopBox $WantsDesktop
  ${NSD_GetState} $TypesBox $WantsTypes
FunctionEnd

Function ProgressShow
  ${If} $IsUpdate != ""
    SetAutoClose true
  ${EndIf}
FunctionEnd

Function FinishPre
  !insertmacro NotInUpdate
  ${If} $Mode == "portable"
    StrCpy $Reason "$(FINISH_PORTABLE)"
  ${Else}
    StrCpy $Reason "$(FINISH_TEXT)"
  ${EndIf}
FunctionEnd
