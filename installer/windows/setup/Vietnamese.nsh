; Our own wording of what NSIS's pages say in Vietnamese, for the pages that setup.nsi uses.
!insertmacro LANGFILE "Vietnamese" = "Tiếng Việt" "Tieng Viet"

!ifdef MUI_WELCOMEPAGE
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TITLE "Cài đặt $(^NameDA)"
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TEXT "$_CLICK"
!endif
!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "Thư mục cài đặt"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "Chọn nơi đặt $(^NameDA)."
!endif
!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "Đang cài đặt"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "Xin chờ, $(^NameDA) đang được chép vào máy."
  ${LangFileString} MUI_TEXT_FINISH_TITLE "Đã cài xong"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "$(^NameDA) đã sẵn sàng."
  ${LangFileString} MUI_TEXT_ABORT_TITLE "Chưa cài được"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "Việc cài đặt đã dừng."
!endif
!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "Đang gỡ"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "Xin chờ, $(^NameDA) đang được gỡ khỏi máy."
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "Đã gỡ xong"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "$(^NameDA) đã được gỡ khỏi máy."
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "Chưa gỡ được"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "Việc gỡ đã dừng."
!endif
!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "$(^NameDA) đã được cài xong"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "Bấm Hoàn tất để đóng."
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để cài xong $(^NameDA)."
!endif
!ifdef MUI_UNFINISHPAGE
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TITLE "$(^NameDA) đã được gỡ"
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TEXT "Bấm Hoàn tất để đóng."
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để gỡ xong $(^NameDA)."
!endif
!ifdef MUI_FINISHPAGE | MUI_UNFINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "Khởi động lại ngay"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "Để sau"
  ${LangFileString} MUI_TEXT_FINISH_RUN "&Mở $(^NameDA)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "Xem hướng dẫn"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "&Hoàn tất"
!endif
!ifdef MUI_UNCONFIRMPAGE
  ${LangFileString} MUI_UNTEXT_CONFIRM_TITLE "Gỡ $(^NameDA)"
  ${LangFileString} MUI_UNTEXT_CONFIRM_SUBTITLE "Gỡ chương trình khỏi máy; dữ liệu ở lại."
!endif
!ifdef MUI_ABORTWARNING
  ${LangFileString} MUI_TEXT_ABORTWARNING "Dừng cài đặt $(^Name)?"
!endif
