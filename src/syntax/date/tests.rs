//! What is read as a date, and as which; what is not.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{DateKind, DateMention, SlipKind};
use crate::law::Knowledge;
use crate::syntax::Paragraph;

fn dates(text: &str) -> Vec<DateMention> {
    Paragraph::read(text, &Knowledge::builtin()).facts.dates
}

/// Each mention as "kind 'text' parts", one a line.
fn show(text: &str) -> String {
    let mut result = String::new();
    for date in dates(text) {
        let number = |value: Option<u32>| value.map_or("-".to_owned(), |value| value.to_string());
        let _ = write!(
            result,
            "{:?} '{}' {}.{}.{}",
            date.kind,
            date.range.of(text),
            number(date.day.map(|part| part.value)),
            number(date.month_value()),
            number(date.year_value()),
        );
        if let Some(until) = date.until {
            let _ = write!(result, " until {}", until.value);
        }
        if let Some(time) = date.time {
            let _ = write!(result, " {}:{}", time.hour.value, number(time.minute.map(|part| part.value)));
        }
        if let Some((weekday, _)) = date.weekday {
            let _ = write!(result, " {weekday:?}");
        }
        if date.opens_range {
            result.push_str(" →");
        }
        for slip in &date.slips {
            let _ = write!(result, " {:?}", slip.kind);
        }
        result.push('\n');
    }
    result
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(show(text).trim_end(), expected, "{text}");
}

#[test]
fn days_in_words_and_numbers() {
    reads("Hà Nội, ngày 05 tháng 3 năm 2020", "Day 'ngày 05 tháng 3 năm 2020' 5.3.2020");
    reads("Ngày 19-11, tại xã", "Day 'Ngày 19-11' 19.11.-");
    reads("sáng 23/5, họp", "Day '23/5' 23.5.-");
    reads("sáng nay 23/7; chiều nay (24/7)", "Day '23/7' 23.7.-\nDay '24/7' 24.7.-");
    reads("vào thứ Năm 25/5 tới", "Day '25/5' 25.5.- Thursday");
    reads("thứ Hai 22/7, họp", "Day '22/7' 22.7.- Monday");
    reads("họp ngày 05/ 3/2020.", "Day 'ngày 05/ 3/2020' 5.3.2020");
    reads("họp ngày10tháng8năm 2021", "Day 'ngày10tháng8năm 2021' 10.8.2021");
    reads("họp 22.7.2024, nay", "Day '22.7.2024' 22.7.2024");
    reads("đến 31 tháng 01 năm 2024", "Day '31 tháng 01 năm 2024' 31.1.2024");
    reads("ngày 30 tháng 4/1975", "Day 'ngày 30 tháng 4/1975' 30.4.1975");
    reads("ngày 30/4 năm 1975", "Day 'ngày 30/4 năm 1975' 30.4.1975");
    reads("Từ ngày: 1/1/2014", "Day 'ngày: 1/1/2014' 1.1.2014");
}

#[test]
fn months_years_and_periods() {
    reads("trong tháng 12/2023 và năm 2024", "Month 'tháng 12/2023' -.12.2023\nYear 'năm 2024' -.-.2024");
    reads("tuần 4 tháng 7 năm 2019", "Month 'tháng 7 năm 2019' -.7.2019");
    reads("từ tháng 5 – 2014", "Month 'tháng 5 – 2014' -.5.2014");
    reads("tháng 3 năm 2025", "Month 'tháng 3 năm 2025' -.3.2025");
    reads("tháng 4-6/2016", "Month 'tháng 4-6/2016' -.4.2016 until 6");
    reads("đến năm 12/2023", "Month 'năm 12/2023' -.12.2023");
    reads("trong quý IV năm 2023", "Quarter 'quý IV năm 2023' -.4.2023");
    reads("quý 1/2024, quý II", "Quarter 'quý 1/2024' -.1.2024\nQuarter 'quý II' -.2.-");
    reads("năm học 2023 – 2024", "SchoolYear 'năm học 2023 – 2024' -.-.2023 until 2024");
    reads("giai đoạn 2017-2023", "YearRange 'giai đoạn 2017-2023' -.-.2017 until 2023");
    reads("nhiệm kỳ 2020 đến 2025", "YearRange 'nhiệm kỳ 2020 đến 2025' -.-.2020 until 2025");
    reads("kế hoạch 5 năm 2021 - 2025", "YearRange '2021 - 2025' -.-.2021 until 2025");
    reads("từ năm 2017 đến 2023", "Year 'năm 2017' -.-.2017 →\nYear '2023' -.-.2023");
}

#[test]
fn ranges_and_lists_take_over_month_and_year() {
    reads("từ ngày 01 đến ngày 05/3/2024", "Day 'ngày 01' 1.3.2024 →\nDay 'ngày 05/3/2024' 5.3.2024");
    reads("15/10 - 20/11/2017", "Day '15/10' 15.10.2017 →\nDay '20/11/2017' 20.11.2017");
    reads("từ 28/12 đến 02/01/2024", "Day '28/12' 28.12.2023 →\nDay '02/01/2024' 2.1.2024");
    reads("các ngày 3, 4 và 5/3/2024", "Day 'ngày 3' 3.3.2024\nDay '4' 4.3.2024\nDay '5/3/2024' 5.3.2024");
    reads("ngày 16-22 tháng 5", "Day 'ngày 16-22 tháng 5' 16.5.- until 22");
    reads("ngày 11-12.12.1961", "Day 'ngày 11-12.12.1961' 11.12.1961 until 12");
    reads("ngày 3 - 5.7)", "Day 'ngày 3 - 5.7' 3.7.- until 5");
}

#[test]
fn weekdays_and_times() {
    reads("Thứ Năm, 19-11-2020, 16:16", "Day '19-11-2020' 19.11.2020 Thursday\nTime '16:16' -.-.- 16:16");
    reads("Chủ nhật, ngày 22/7/2024", "Day 'ngày 22/7/2024' 22.7.2024 Sunday");
    reads("ngày 22/7/2024 (thứ 2)", "Day 'ngày 22/7/2024' 22.7.2024 Monday");
    reads("rạng sáng thứ Năm 25/5/2017", "Day '25/5/2017' 25.5.2017 Thursday");
    reads(
        "lúc 8h30, 14h và 08 giờ 30 phút",
        "Time '8h30' -.-.- 8:30\nTime '14h' -.-.- 14:-\nTime '08 giờ 30' -.-.- 8:30",
    );
    reads("ký 09:20:18 +07:00", "Time '09:20:18' -.-.- 9:20");
    reads("trong 48 giờ, giảm 0,5 đến 1 giờ", "");
}

#[test]
fn lunar_dates_stay_apart() {
    for text in [
        "mùng 10 tháng 3 âm lịch",
        "30 tháng Chạp",
        "rằm tháng Giêng",
        "ngày 30/2 âm lịch",
        "ngày 30/2 (âm lịch)",
        "ngày 30 tháng 2 năm Mậu Tuất",
    ] {
        let kinds: Vec<DateKind> = dates(text).iter().map(|date| date.kind).collect();
        assert_eq!(kinds, [DateKind::Lunar], "{text}");
    }
}

#[test]
fn damaged_dates_are_read_through_their_damage() {
    let kinds = |text: &str| -> Vec<SlipKind> {
        dates(text).iter().flat_map(|date| date.slips.iter().map(|slip| slip.kind)).collect()
    };
    reads("ngày 30/62017", "Day 'ngày 30/62017' 30.6.2017 MissingSeparator");
    assert_eq!(kinds("họp 22//7/2024"), [SlipKind::DoubledSeparator]);
    assert_eq!(kinds("họp 22/7//2024"), [SlipKind::DoubledSeparator]);
    assert_eq!(kinds("ngày 05 tháng 3 2020"), [SlipKind::MissingWord]);
    assert_eq!(kinds("ngày 05 3 năm 2020"), [SlipKind::MissingWord]);
    assert_eq!(kinds("ngày 26 ngày 6 năm 2020"), [SlipKind::WrongWord]);
    assert_eq!(kinds("ngày 05 ngày 12 tháng 2007"), [SlipKind::WrongWord, SlipKind::WrongWord]);
    reads("ngày 12 tháng 09 năm 201 của", "Day 'ngày 12 tháng 09 năm 201' 12.9.201");
    reads("ngày 19/3/12017", "Day 'ngày 19/3/12017' 19.3.12017");
    reads("đến 31/12/201, nợ", "Day '31/12/201' 31.12.201");
    reads("đến 01/22/2020", "Day '01/22/2020' 1.22.2020");
    reads("ngày 285/06/2016", "Day 'ngày 285/06/2016' 285.6.2016");
}

#[test]
fn what_is_no_date() {
    for text in [
        "17/17 xã đạt chuẩn",
        "giảm 3-5%/năm",
        "trực 24/7",
        "tỷ lệ 1/3, 50/50",
        "bản đồ tỷ lệ 1/2000",
        "điện thoại 0299.3822339",
        "theo Điều 5/6",
        "TCVN 6624:2-2000",
        "sau 36 tháng 10,4",
        "định kỳ 6 tháng 1 lần",
        "lương tháng 13",
        "mã HS 28.16.2511",
        "mã số 28.16. 2511.10.00",
        "số đo 86-60-86",
        "tỷ số 2-1",
        "ngày 31/12/20X2",
        "mỗi ngày 1/3 số ca",
        "54 tuổi 9 tháng 17 ngày",
        "thang điểm 9-10/10",
        "Windows 8/8.1",
    ] {
        assert_eq!(show(text), "", "{text}");
    }
}

proptest! {
    /// Whatever stands there, reading ends, and mentions lie in order on character boundaries.
    #[test]
    fn reading_never_fails(words in proptest::collection::vec("ngày|tháng|năm|quý|từ|đến|và|mùng|thứ|giờ|h|sáng|học|kỳ|giai đoạn|âm lịch|[0-9]{1,6}|[/.:,()-]|//| |I|V|é|\n", 0..40)) {
        let text = words.concat();
        let mut end = 0;
        for date in dates(&text) {
            prop_assert!(date.range.start >= end, "{text:?} {date:?}");
            prop_assert!(!date.range.of(&text).is_empty(), "{text:?} {date:?}");
            for part in [date.day, date.month, date.year, date.until].into_iter().flatten() {
                prop_assert!(date.range.contains_range(part.range), "{text:?} {date:?}");
            }
            for slip in &date.slips {
                prop_assert!(date.range.contains_range(slip.range), "{text:?} {date:?}");
            }
            end = date.range.end;
        }
    }
}
