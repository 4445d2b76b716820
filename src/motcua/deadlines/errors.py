"""Refusals of this room. Each has a Vietnamese sentence and its English twin for the command line."""

from __future__ import annotations

from typing import ClassVar

from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_


class DeadlineError(DomainError):
    """Base of every refusal about calendars, limits and clocks."""

    code = "deadlines.refused"
    officer = N_("Chưa tính được ngày hẹn trả. Hãy kiểm tra thời hạn và lịch làm việc.")
    citizen = N_("Chưa tính được ngày hẹn trả. Hãy hỏi Bộ phận Một cửa.")
    english: ClassVar[str] = "The due date cannot be computed. Check the time limit and the calendar."


class CalendarFileUnreadable(DeadlineError):
    code = "deadlines.calendar_file_unreadable"
    officer = N_("Không đọc được tệp lịch {path}: {problem}.")
    english = "The calendar file {path} cannot be read: {problem}."


class CalendarShapeWrong(DeadlineError):
    code = "deadlines.calendar_shape_wrong"
    officer = N_("Lịch làm việc, mục {entry}: giá trị {value} không đúng dạng. Dạng đúng: {expected}.")
    english = "Calendar, entry {entry}: the value {value} has the wrong form. Expected: {expected}."


class CalendarKeyUnknown(DeadlineError):
    code = "deadlines.calendar_key_unknown"
    officer = N_("Lịch làm việc có mục lạ “{key}”. Có phải là “{meant}” không?")
    english = "The calendar has an unknown entry “{key}”. Did you mean “{meant}”?"


class CalendarDateInvalid(DeadlineError):
    code = "deadlines.calendar_date_invalid"
    officer = N_("Lịch làm việc, mục {entry}: {value} không phải là một ngày có thật viết dạng 2026-01-31.")
    english = "Calendar, entry {entry}: {value} is not an existing date written like 2026-01-31."


class TimezoneUnknown(DeadlineError):
    code = "deadlines.timezone_unknown"
    officer = N_("Lịch làm việc: không có múi giờ tên {value}. Múi giờ của Việt Nam là Asia/Ho_Chi_Minh.")
    english = "Calendar: there is no time zone named {value}. That of Việt Nam is Asia/Ho_Chi_Minh."


class SessionInvalid(DeadlineError):
    code = "deadlines.session_invalid"
    officer = N_(
        "Lịch làm việc, mục {entry}: buổi {value} không đúng. Cần hai giờ như 07:00 và 11:00, giờ đầu trước giờ cuối, muộn nhất 23:59."
    )
    english = "Calendar, entry {entry}: the session {value} is wrong. Give two times like 07:00 and 11:00, the first before the last, at most 23:59."


class SessionsOverlap(DeadlineError):
    code = "deadlines.sessions_overlap"
    officer = N_("Lịch làm việc, mục {entry}: hai buổi {first} và {second} trùng giờ nhau.")
    english = "Calendar, entry {entry}: the sessions {first} and {second} overlap."


class HoursPeriodsOverlap(DeadlineError):
    code = "deadlines.hours_periods_overlap"
    officer = N_(
        "Giờ làm việc có hai giai đoạn trùng nhau vào ngày {date}. Hãy cho giai đoạn trước hết hạn rồi mới bắt đầu giai đoạn sau."
    )
    english = (
        "Two periods of office hours overlap on {date}. End the earlier one before the later one begins."
    )


class DayOffAndMakeUp(DeadlineError):
    code = "deadlines.day_off_and_make_up"
    officer = N_("Ngày {date} vừa là ngày nghỉ vừa là ngày làm bù. Hãy bỏ một trong hai.")
    english = "{date} is both a day off and a make-up day. Remove one of the two."


class MakeUpWithoutSessions(DeadlineError):
    code = "deadlines.make_up_without_sessions"
    officer = N_(
        "Ngày làm bù {date} không có giờ làm việc, vì thứ Hai không có buổi làm việc nào. Hãy ghi rõ giờ của ngày làm bù."
    )
    english = (
        "The make-up day {date} has no hours, because Monday has none. Give the hours of the make-up day."
    )


class CalendarWithoutWorkingTime(DeadlineError):
    code = "deadlines.calendar_without_working_time"
    officer = N_(
        "Lịch làm việc không đủ giờ làm việc sau ngày {after}, nên không tính được ngày hẹn. Hãy kiểm tra giờ làm việc trong tuần."
    )
    english = "The calendar has not enough working time after {after}, so no due date exists. Check the weekly hours."


class CalendarWithoutHours(CalendarWithoutWorkingTime):
    code = "deadlines.calendar_without_hours"
    officer = N_("Lịch làm việc không có giờ làm việc nào trong tuần, nên không tính được ngày hẹn.")
    english = "The calendar has no working hours at all, so no due date exists."


class LimitNotUnderstood(DeadlineError):
    code = "deadlines.limit_not_understood"
    officer = N_(
        "Không hiểu thời hạn “{text}”. Ví dụ viết đúng: 5 ngày làm việc; 12 ngày; 4 giờ làm việc; 1 tháng; trong ngày; không quy định."
    )
    english = "The time limit “{text}” is not understood. Write for example: 5 working days; 12 days; 4 working hours; 1 month; same day; none."
    field = "limit"


class LimitNotPositive(DeadlineError):
    code = "deadlines.limit_not_positive"
    officer = N_("Thời hạn “{text}” phải lớn hơn 0.")
    english = "The time limit “{text}” must be more than 0."
    field = "limit"


class LimitNotWhole(DeadlineError):
    code = "deadlines.limit_not_whole"
    officer = N_(
        "Thời hạn “{text}”: ngày theo lịch, tuần và tháng phải là số nguyên. Chỉ ngày, giờ, phút làm việc mới có phần lẻ."
    )
    english = "Time limit “{text}”: calendar days, weeks and months must be whole. Only working days, hours and minutes may have a part."
    field = "limit"


class LimitTooLong(DeadlineError):
    code = "deadlines.limit_too_long"
    officer = N_("Thời hạn “{text}” quá dài: ngày hẹn vượt quá 100 năm. Hãy kiểm tra lại số và đơn vị.")
    english = "The time limit “{text}” is too long: it would end more than 100 years later. Check the number and the unit."
    field = "limit"


class MomentInvalid(DeadlineError):
    code = "deadlines.moment_invalid"
    officer = N_("“{value}” không phải là một thời điểm có thật. Hãy viết ngày giờ như 2026-05-06T10:00.")
    english = "“{value}” is not an existing moment. Write date and time like 2026-05-06T10:00."
    field = "received"


class MomentOutOfRange(DeadlineError):
    code = "deadlines.moment_out_of_range"
    officer = N_("Thời điểm {value} nằm ngoài các năm 1900 đến 2199. Hãy kiểm tra lại năm.")
    english = "The moment {value} lies outside the years 1900 to 2199. Check the year."
    field = "received"


class PauseNotUnderstood(DeadlineError):
    code = "deadlines.pause_not_understood"
    officer = N_(
        "Không hiểu lần tạm dừng “{text}”. Hãy viết bắt đầu/kết thúc, ví dụ 2026-03-06T10:00/2026-03-16T09:00."
    )
    english = "The pause “{text}” is not understood. Write start/end, for example 2026-03-06T10:00/2026-03-16T09:00."
    field = "pauses"


class PauseEndsBeforeStart(DeadlineError):
    code = "deadlines.pause_ends_before_start"
    officer = N_("Lần tạm dừng từ {start} kết thúc lúc {end}, trước khi bắt đầu.")
    english = "The pause from {start} ends at {end}, before it starts."
    field = "pauses"


class PausesOverlap(DeadlineError):
    code = "deadlines.pauses_overlap"
    officer = N_("Hai lần tạm dừng trùng nhau: một lần bắt đầu {start} khi lần trước chưa kết thúc.")
    english = "Two pauses overlap: one starts at {start} while the one before has not ended."
    field = "pauses"


class PauseBeforeReceipt(DeadlineError):
    code = "deadlines.pause_before_receipt"
    officer = N_("Lần tạm dừng từ {start} bắt đầu trước khi tiếp nhận hồ sơ ({received}).")
    english = "The pause from {start} starts before the dossier was received ({received})."
    field = "pauses"


class ClockAlreadyStarted(DeadlineError):
    code = "deadlines.clock_already_started"
    officer = N_("Hồ sơ này đã được tính thời hạn từ {started}.")
    english = "The time of this dossier has been running since {started}."
    status = 409


class ClockNotRunning(DeadlineError):
    code = "deadlines.clock_not_running"
    officer = N_("Thời hạn của hồ sơ đang tạm dừng hoặc đã kết thúc, nên không làm được việc này.")
    english = "The time of this dossier is stopped or concluded, so this cannot be done."
    status = 409


class ClockNotPaused(DeadlineError):
    code = "deadlines.clock_not_paused"
    officer = N_("Thời hạn của hồ sơ không tạm dừng, nên không có gì để chạy tiếp.")
    english = "The time of this dossier is not stopped, so there is nothing to resume."
    status = 409


class ClockConcluded(DeadlineError):
    code = "deadlines.clock_concluded"
    officer = N_("Thời hạn của hồ sơ đã kết thúc lúc {concluded}.")
    english = "The time of this dossier was concluded at {concluded}."
    status = 409


class ClockNotConcluded(DeadlineError):
    code = "deadlines.clock_not_concluded"
    officer = N_("Thời hạn của hồ sơ chưa kết thúc, nên không có gì để mở lại.")
    english = "The time of this dossier is not concluded, so there is nothing to reopen."
    status = 409


class ActBeforeLastEntry(DeadlineError):
    code = "deadlines.act_before_last_entry"
    officer = N_("Thời điểm {at} sớm hơn việc gần nhất đã ghi ({last}). Hãy kiểm tra lại ngày giờ.")
    english = "The moment {at} is before the last recorded act ({last}). Check date and time."
    status = 409


class NewDueOnDayOff(DeadlineError):
    code = "deadlines.new_due_on_day_off"
    officer = N_("Ngày hẹn mới {new_due} là ngày nghỉ. Hãy chọn ngày làm việc, gần nhất là {suggestion}.")
    english = "The new date {new_due} is a day off. Choose a working day; the nearest is {suggestion}."
    field = "new_due"


class NewDueNotLater(DeadlineError):
    code = "deadlines.new_due_not_later"
    officer = N_("Ngày hẹn mới {new_due} phải sau ngày hẹn hiện tại {due}.")
    english = "The new date {new_due} must be after the present due date {due}."
    field = "new_due"


class NothingToExtend(DeadlineError):
    code = "deadlines.nothing_to_extend"
    officer = N_("Thủ tục này không có ngày hẹn trả, nên không có ngày hẹn để lùi.")
    english = "This procedure has no appointment date, so there is none to move."
    status = 409


class ReasonMissing(DeadlineError):
    code = "deadlines.reason_missing"
    officer = N_("Hãy ghi lý do. Người nộp sẽ đọc được lý do này.")
    english = "Give the reason. The applicant will read it."
    field = "reason"


class PauseStillOpen(DeadlineError):
    code = "deadlines.pause_still_open"
    officer = N_("Lần tạm dừng từ {start} chưa kết thúc, nên ngày hẹn chưa xác định.")
    english = "The pause from {start} has not ended, so the due date is not fixed yet."
    field = "pauses"
