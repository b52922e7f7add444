"""Dates, hours and holidays as words in both languages, for the working that a clock shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

Params = dict[str, object]

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUTE = timedelta(minutes=1)
_NO_QUOTES = str.maketrans("", "", '“”"')
_NAMES_EN = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming",
    "清明": "Qingming",
    "劳动节": "Labour Day",
    "五一": "Labour Day",
    "五一国际劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "端午": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "中秋": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "国庆": "National Day",
    "十一": "National Day",
    "抗日战争暨世界反法西斯战争胜利70周年纪念日": "Victory Day",
}


def day_words(key: str, day: date, *, year: int) -> Params:
    """`key` as ISO, `key_zh` as 3月13日(周五), `key_en` as Fri 13 Mar; says the year where not `year`."""
    zh = f"{day.month}月{day.day}日(周{_WEEKDAYS_ZH[day.weekday()]})"
    en = f"{_WEEKDAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1]}"
    other = day.year != year
    return {
        key: day.isoformat(),
        f"{key}_zh": f"{day.year}年{zh}" if other else zh,
        f"{key}_en": f"{en} {day.year}" if other else en,
    }


def moment_words(key: str, moment: datetime, *, year: int, zone: ZoneInfo) -> Params:
    """The same with the time of day, by the township's clock."""
    here = moment.astimezone(zone)
    at = clock_words(moment, zone=zone)
    words = day_words(key, here.date(), year=year)
    return {
        key: here.isoformat(),
        f"{key}_zh": f"{words[f'{key}_zh']} {at}",
        f"{key}_en": f"{words[f'{key}_en']} {at}",
    }


def clock_words(moment: datetime, *, zone: ZoneInfo) -> str:
    """`16:00`; seconds only where there are any."""
    here = moment.astimezone(zone)
    return f"{here:%H:%M:%S}" if here.second else f"{here:%H:%M}"


def span_words(key: str, span: timedelta) -> Params:
    """A length of time in whole minutes: 3 小时 30 分钟, 3 h 30 min."""
    minutes = round(span / _MINUTE)
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "小时", "h"), (rest, "分钟", "min")]
    said = [part for part in parts if part[0]] or [parts[1]]
    return {
        key: minutes,
        f"{key}_zh": " ".join(f"{count} {zh}" for count, zh, _ in said),
        f"{key}_en": " ".join(f"{count} {en}" for count, _, en in said),
    }


def holiday_words(name: str) -> Params:
    """A holiday's name; the English one where it is a statutory holiday, else the name itself."""
    plain = name.translate(_NO_QUOTES).strip()
    parts = plain.replace("/", "、").split("、")
    return {"name_zh": plain, "name_en": " / ".join(_NAMES_EN.get(part, part) for part in parts)}
