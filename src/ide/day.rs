//! What a date means: its day of the week, how far it is from the text's own day.

use jiff::civil::{Date, Weekday};

use super::card;
use crate::config::Locale;
use crate::syntax::{DateKind, DateMention};

/// The card of a date, if there is something to say; `dateline` is the day of the text itself.
pub(super) fn date_card(mention: &DateMention, dateline: Option<Date>, locale: Locale) -> Option<String> {
    match mention.kind {
        DateKind::Day => day(mention, dateline, locale),
        DateKind::Lunar => {
            Some(locale.pick("Ngày âm lịch, không đối chiếu với lịch dương.", "A lunar date; not checked.").to_owned())
        }
        _ => None,
    }
}

/// "Thứ Hai", as a date is headed.
pub(super) fn weekday(weekday: Weekday, locale: Locale) -> &'static str {
    match weekday {
        Weekday::Monday => locale.pick("Thứ Hai", "Monday"),
        Weekday::Tuesday => locale.pick("Thứ Ba", "Tuesday"),
        Weekday::Wednesday => locale.pick("Thứ Tư", "Wednesday"),
        Weekday::Thursday => locale.pick("Thứ Năm", "Thursday"),
        Weekday::Friday => locale.pick("Thứ Sáu", "Friday"),
        Weekday::Saturday => locale.pick("Thứ Bảy", "Saturday"),
        Weekday::Sunday => locale.pick("Chủ nhật", "Sunday"),
    }
}

fn day(mention: &DateMention, dateline: Option<Date>, locale: Locale) -> Option<String> {
    if let Some(date) = mention.date() {
        let mut text = format!("**{}, {}**", weekday(date.weekday(), locale), card::day(date));
        if let Some(distance) = dateline.and_then(|dateline| distance(date, dateline, locale)) {
            text.push_str(&format!("\n\n{distance}"));
        }
        return Some(text);
    }
    let (day, month) = (mention.day?.value, mention.month?.value);
    match mention.year {
        Some(year) => Some(impossible(day, month, year.value, locale)),
        None => {
            // Without a year it is most often that of the text.
            let year = dateline?.year();
            let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            let weekday = weekday(date.weekday(), locale);
            Some(locale.pick(
                format!("**{weekday}**, nếu là năm {year} (năm của văn bản)"),
                format!("**{weekday}**, if in {year} (the year of the text)"),
            ))
        }
    }
}

fn impossible(day: u32, month: u32, year: u32, locale: Locale) -> String {
    let start = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    match start.and_then(|(year, month)| Date::new(year, month, 1).ok()) {
        Some(first) => {
            let days = first.days_in_month();
            locale.pick(
                format!("Lịch không có ngày này: tháng {month}/{year} có {days} ngày."),
                format!("No such day: {month}/{year} has {days} days."),
            )
        }
        None => locale.pick(
            format!("Lịch không có ngày {day}/{month}/{year}."),
            format!("There is no day {day}/{month}/{year}."),
        ),
    }
}

/// How far a date is from the text's own day; nothing for that day itself.
fn distance(date: Date, dateline: Date, locale: Locale) -> Option<String> {
    let days = dateline.until(date).ok()?.get_days();
    let own = card::day(dateline);
    let count = days.unsigned_abs();
    match days {
        0 => None,
        1.. => Some(locale.pick(
            format!("{count} ngày sau ngày của văn bản ({own})"),
            format!("{count} days after the day of the text ({own})"),
        )),
        _ => Some(locale.pick(
            format!("{count} ngày trước ngày của văn bản ({own})"),
            format!("{count} days before the day of the text ({own})"),
        )),
    }
}
