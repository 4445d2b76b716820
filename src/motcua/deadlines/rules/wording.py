"""The words of dates and of explanations, in Vietnamese and English. Plain data: the engine runs without Django."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_WEEKDAYS = {
    "vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}

TEXTS: dict[str, tuple[str, str]] = {
    "receipt": ("{Weekday}, {time}: nhận đủ giấy tờ. Ngày nhận không tính.", "{Weekday}, {time}: all papers received. The day of receipt is not counted."),
    "receipt_hours": ("{Weekday}, {time}: nhận đủ giấy tờ.", "{Weekday}, {time}: all papers received."),
    "receipt_outside": ("{Weekday}, {time}: nhận đủ giấy tờ, ngoài giờ làm việc. Ngày nhận không tính; hạn là hết giờ làm việc của ngày hẹn.", "{Weekday}, {time}: all papers received, outside office hours. The day of receipt is not counted; the due moment is the close of the due date."),
    "receipt_opening": ("{Weekday}, {time}: nhận đủ giấy tờ ngoài giờ làm việc, tính như nhận lúc {opening}.", "{Weekday}, {time}: all papers received outside office hours, counted as received at {opening}."),
    "receipt_late": ("{Weekday}, {time}: nhận đủ giấy tờ, sau {until} hoặc ngoài giờ làm việc nên trả trong ngày làm việc kế tiếp.", "{Weekday}, {time}: all papers received after {until} or outside office hours, so the result is due within the next working day."),
    "all_days": ("mọi ngày", "every day"),
    "whole_week": ("Cả tuần làm việc", "A whole working week"),
    "working": ("{days}: ngày làm việc", "{days}: working days"),
    "working_one": ("{days}: ngày làm việc", "{days}: working day"),
    "make_up": ("{days}: ngày làm bù, có tính", "{days}: make-up working day, counted"),
    "calendar": ("{days}: tính cả ngày nghỉ", "{days}: days off are counted too"),
    "weekend": ("{days}", "{days}"),
    "holiday": ("{days}: nghỉ lễ, {name}", "{days}: public holiday, {name}"),
    "day_off": ("{days}: {name}", "{days}: {name}"),
    "unnamed_off": ("{days}: ngày nghỉ", "{days}: day off"),
    "pause": ("{days}: tạm dừng, không tính", "{days}: stopped, not counted"),
    "roll": ("{days}: ngày nghỉ, chuyển sang ngày làm việc kế tiếp", "{days}: day off, moved to the next working day"),
    "leg_end": ("{days}: hết chặng {leg} ({limit})", "{days}: end of leg {leg} ({limit})"),
    "due": ("{days}: hẹn trả kết quả", "{days}: result due"),
    "old_due": ("{days}: ngày hẹn ban đầu", "{days}: first due date"),
    "new_due": ("{days}: ngày hẹn mới", "{days}: new due date"),
    "uncounted": ("Thời gian trước khi dừng: tính lại từ đầu", "Time before the stop: counted again from the beginning"),
    "restart": ("Tạm dừng đến {end}, rồi tính lại từ đầu", "Stopped until {end}, then the full time again"),
    "through": ("{first} đến {last}", "{first} to {last}"),
    "pair": ("{first}, {last}", "{first}, {last}"),
    "count_none": ("không", "no"),
    "count_day": ("ngày {n}", "day {n}"),
    "count_days": ("ngày {first}–{last}", "days {first}–{last}"),
    "count_minutes": ("{m} phút", "{m} min"),
    "count_hours": ("{h} giờ", "{h} h"),
    "count_hours_minutes": ("{h} giờ {m} phút", "{h} h {m} min"),
    "summary": ("{limit} kể từ khi nhận đủ giấy tờ lúc {received}: hẹn trả {due}.", "{limit} from receipt of all papers at {received}: due {due}."),
    "summary_none": ("Thủ tục không quy định ngày hẹn trả.", "The procedure gives no appointment date."),
    "note_working": ("Thứ Bảy, Chủ nhật và ngày lễ không tính.", "Saturdays, Sundays and public holidays are not counted."),
    "note_pause": ("Đã tạm dừng từ {start} đến {end}: ngày hẹn lùi {moved}.", "Stopped from {start} to {end}: the due date moves by {moved}."),
    "note_pause_late": ("Lần tạm dừng từ {start} bắt đầu sau ngày hẹn nên không làm lùi ngày hẹn.", "The stop from {start} began after the due date, so it does not move the due date."),
    "note_open": ("Đang tạm dừng từ {start}. Khi chạy tiếp, ngày hẹn được tính lại.", "Stopped since {start}. When the time runs on, the due date is computed again."),
    "note_extension": ("Đã xin lỗi và hẹn lại: ngày hẹn mới là {due}. Ngày hẹn ban đầu: {old}.", "Apologised and given a new date: {due}. First due date: {old}."),
    "note_unknown": ("Lịch nghỉ sau ngày {known} chưa công bố. Nếu có thêm ngày nghỉ, ngày hẹn được tính lại và bạn được báo.", "The days off after {known} are not decided yet. If more are decreed, the due date is computed again and you are told."),
    "note_near_unknown": ("Lịch nghỉ sau ngày {known} chưa công bố; nếu hồ sơ phải tạm dừng và kéo qua ngày đó, ngày hẹn được tính lại và bạn được báo.", "The days off after {known} are not decided yet; if the dossier is stopped and runs past that date, the due date is computed again and you are told."),
    "moved_days": ("{n} ngày", "{n} days"),
    "label_receipt": ("nhận", "in"),
    "label_off": ("nghỉ", "off"),
    "label_holiday": ("lễ", "hol."),
    "label_pause": ("dừng", "stop"),
    "label_due": ("hẹn", "due"),
    "rebased_off": ("Ngày {day} thành ngày nghỉ: {name}.", "{day} became a day off: {name}."),
    "rebased_off_unnamed": ("Ngày {day} thành ngày nghỉ.", "{day} became a day off."),
    "rebased_work": ("Ngày {day} thành ngày làm việc.", "{day} became a working day."),
    "rebased": ("Ngày hẹn trả chuyển từ {old} sang {new}.", "The due date moves from {old} to {new}."),
    "rebased_same": ("Ngày hẹn trả không đổi: {new}.", "The due date stays: {new}."),
}  # fmt: skip


def say(key: str, lang: str, **details: object) -> str:
    """Return a sentence of TEXTS with its details."""
    return TEXTS[key][1 if lang == "en" else 0].format(**details)


def weekday(day: date, lang: str = "vi") -> str:
    """Return "thứ Ba" or "Tuesday"."""
    return _WEEKDAYS[lang][day.weekday()]


def capital(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def short_date(day: date) -> str:
    """Return 15/12/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_date(day: date, lang: str = "vi") -> str:
    """Return "thứ Ba, 15/12/2026"."""
    return f"{weekday(day, lang)}, {short_date(day)}"


def date_range(first: date, last: date, home_year: int) -> str:
    """Return "24/11", "25–27/11", "30/11–04/12"; the year only when it is another than `home_year`."""
    year = f"/{last.year}" if last.year != home_year else ""
    if first == last:
        return f"{last:%d/%m}{year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{last:%d/%m}{year}"
    first_year = f"/{first.year}" if first.year != last.year else ""
    return f"{first:%d/%m}{first_year}–{last:%d/%m}{year}"


def duration(minutes: int, lang: str = "vi") -> str:
    """Return working minutes as "4 giờ 30 phút"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("count_minutes", lang, m=rest)
    return say("count_hours_minutes" if rest else "count_hours", lang, h=hours, m=rest)


def hours_in_words(spans: list[tuple[int, int, tuple[tuple[int, int], ...]]]) -> str:
    """Return weekly hours as a Vietnamese paper says them: "thứ Hai đến thứ Sáu, 7:00–11:00 và 13:00–17:00"."""
    names = [_WEEKDAYS["vi"][number] for number in range(7)]
    return "; ".join(
        (names[first] if first == last else f"{names[first]} đến {names[last]}")
        + ", "
        + " và ".join(f"{_short_time(start)}–{_short_time(end)}" for start, end in sessions)
        for first, last, sessions in spans
    )


def _short_time(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
