//! Texts that are not, or not quite, Vietnamese.

use super::*;

/// The codes found in a text, by the program as users run it.
fn codes(text: &str) -> Vec<String> {
    Place::new().with("a.txt", text).run(&["check", "--format", "json", "a.txt"]).codes()
}

const SLIP: &str = "Các cấp, các nghành và địa phương phối hợp.\n";

#[test]
fn a_paragraph_in_another_language_is_left_alone() {
    let french = "Le président a dit dit : « nous sommes très très heureux » , et puis l'assemblée s'est levée ;\n";
    let english = "The committee met met in the morning , and it agreed on the the report of the last year.\n";
    let russian = "Комитет утвердил утвердил доклад о работе за первые шесть месяцев года .\n";
    let none: [&str; 0] = [];
    assert_eq!(codes(&format!("{french}{english}{russian}")), none);
    assert_eq!(codes(&format!("{french}{SLIP}{english}")), ["D14"]);
}

#[test]
fn a_text_without_marks_is_told_once() {
    let line =
        "Sang nay, Uy ban nhan dan xa to chuc hoi nghi tong ket cong tac nam qua va trien khai nhiem vu nam nay.\n";
    assert_eq!(codes(&line.repeat(100)), ["D18"]);
}

#[test]
fn a_passage_in_an_old_encoding_is_told_once_and_not_judged_by_its_words() {
    let vni = "Ñôøi soáng vaên hoùa ôû xaõ ñöôïc naâng leân , nhaân daân phaán khôûi.\n";
    let abc = "§êi sèng v¨n hãa ë x· ®\u{AD}îc n©ng lªn , nh©n d©n phÊn khëi.\n";
    assert_eq!(codes(&vni.repeat(50)), ["D17"]);
    assert_eq!(codes(&abc.repeat(50)), ["D17"]);
    assert_eq!(codes(&format!("{abc}{SLIP}{vni}")), ["D17", "D14", "D17"]);
}

#[test]
fn a_word_without_end_is_harmless() {
    for piece in ["a", "ả", "đ", "aù", "é", "e\u{302}\u{323}", "·", "nghiêng", "\u{AD}", "漢", "a-", "A", "1a"]
    {
        takes_time_in_step(piece, |times| {
            let word = piece.repeat(times * 250_000 / piece.len());
            let run = Place::new().with("a.txt", format!("{SLIP}{word} {word}\n")).run(&["check", "--format", "json"]);
            assert!(run.codes().contains(&"D14".to_owned()), "{piece}: {}", run.err);
        });
    }
}
